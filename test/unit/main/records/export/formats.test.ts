import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  Audience,
  EntryBody,
  type Entry,
  type ExportFormat,
  type ExtraAudience,
  type Transcript,
} from '../../../../../preload/contract/index.ts'
import { audienceFor, chatChoice, exportDocument, Role } from '../../../../../main/records/export/document.ts'
import { exportFormats } from '../../../../../main/records/export/index.ts'
import { EXPORT_VERSION, ExportFile } from '../../../../../main/records/export/json.ts'
import { agent, customer, entry, participant } from '../../supervision/samples.ts'
import { monitor, NOW, sampleChat, sampleLines, sampleTranscript } from '../samples.ts'

const formats: ExportFormat[] = ['text', 'html', 'json']
const words: Record<Audience, string> = {
  everyone: 'Everyone',
  agents: 'Agents only',
  supervisors: 'Supervisors only',
  unknown: 'Unknown audience',
}

function write(
  format: ExportFormat,
  also: ExtraAudience[] = [],
  transcript: Transcript = sampleTranscript,
  { timeZone = 'Europe/Berlin', missing = 0 } = {},
): string {
  const options = { also, exportedAt: NOW, appVersion: '1.2.3', timeZone, missing }
  return exportFormats[format].write(exportDocument([{ chat: sampleChat(), transcript }], options))
}

const withText = (body: EntryBody | string, audience: Audience = 'everyone'): Transcript => ({
  entries: [{ ...entry(1, customer, body, audience), at: NOW }],
  gaps: [],
})

describe.each(formats)('an export as %s', (format) => {
  it('holds by itself only the lines for everyone, and counts what it leaves out', () => {
    const file = write(format)
    expect(file).toContain('everyone-line')
    for (const other of ['agents-line', 'supervisors-line', 'unknown-line']) expect(file).not.toContain(other)
    expect(sampleLines.map(audienceFor)).toEqual(['everyone', 'agents', 'supervisors', 'unknown', 'agents', 'everyone'])
    if (format === 'json') {
      expect(read(file)).toMatchObject({ leftOut: { agents: 2, supervisors: 1, unknown: 1 } })
    } else {
      expect(file).toContain('4 lines left out (2 agents only, 1 supervisors only, 1 unknown audience)')
      expect(file).toContain('Everyone only')
      expect(file).not.toContain('Confidential:')
    }
  })

  it('does not give away who takes part unseen by the customer', () => {
    const file = write(format)
    expect(file).toContain('Tom')
    expect(file).not.toContain('Sam')
    expect(file).not.toContain('Mo ')
    expect(file).not.toContain('"Mo"')
  })

  it('lets no name turn, hide or overwrite what stands around it', () => {
    const names = ['Tom\u202ekraM', 'agent1@x.test           agent', `s${'\u0301'.repeat(60)}`, 'x'.repeat(5000)]
    for (const nickname of names) {
      const from = { ...customer, nickname }
      const chat = { ...sampleChat(), customer: nickname, agent: nickname, participants: [from] }
      const transcript = { entries: [{ ...entry(1, from, 'Hello'), at: NOW }], gaps: [] }
      const options = { also: [], exportedAt: NOW, appVersion: '1', timeZone: 'UTC', missing: 0 }
      const file = exportFormats[format].write(exportDocument([{ chat, transcript }], options))
      expect(file).not.toMatch(/[\u202A-\u202E\u2066\u2067]/)
      if (format === 'json') expect(read(file)).toMatchObject({ chats: [{ customer: nickname }] })
      else {
        expect(file).not.toMatch(/\p{M}{3}|x{100}|test {3}/u)
        expect(file).toMatch(/customer/)
      }
    }
  })

  it.each(['agents', 'supervisors', 'unknown'] as const)('marks each line that is for %s', (audience) => {
    const file = write(format, [audience])
    expect(file).toContain(`${audience}-line`)
    expect(file).toContain(words[audience])
    for (const other of ['agents', 'supervisors', 'unknown'].filter((one) => one !== audience))
      expect(file).not.toContain(`${other}-line`)
    if (format !== 'json') expect(file.toLowerCase()).toContain('confidential: this file holds lines')
  })

  it('says when, by which clock and by which version it was made, and what could not be read', () => {
    const file = write(format, [], sampleTranscript, { missing: 2 })
    expect(file).toContain('Europe/Berlin')
    expect(file).toContain('+01:00')
    expect(file).toContain('1.2.3')
    expect(file).toContain('12:06:12')
    expect(file).toContain(format === 'json' ? '"missingChats": 2' : '2 more had ended')
  })

  it('marks where the connection was lost', () => {
    const told = 'Connection lost 12:02:02 – 12:02:12 · nothing is missing'
    expect(write(format)).toContain(format === 'json' ? '"readAgain": true' : told)
    const open = { ...sampleTranscript, gaps: [{ afterIndex: -1, from: NOW, to: NOW, closed: false }] }
    expect(write(format, [], open)).toContain(
      format === 'json' ? '"readAgain": false' : 'Connection lost at 12:06:12 · lines may be missing',
    )
  })

  it('says what happened as the window does', () => {
    const coached = { ...sampleTranscript, entries: sampleLines.filter(({ body }) => body.kind === 'rejoined') }
    expect(write(format, ['agents'], coached)).toContain(
      format === 'json' ? '"kind": "rejoined"' : 'is now coaching · seen by agents only',
    )
  })

  it('keeps every text that nobody but agents may read out of an export for everyone, whatever it is', () => {
    const hidden = fc.constantFrom<Audience>('agents', 'supervisors', 'unknown')
    const secret = fc.stringMatching(/^[a-z]{6}$/).map((word) => `SECRET${word}`)
    const kinds = fc.constantFrom<(text: string) => EntryBody>(
      (text) => ({ kind: 'text', text }),
      (text) => ({ kind: 'notice', text }),
      (text) => ({ kind: 'pushUrl', url: text }),
      (text) => ({ kind: 'nickname', text }),
      (text) => ({ kind: 'unknown', type: text, text }),
      (text) => ({ kind: 'unreadable', reason: text }),
    )
    const hiddenLine = fc.record({ audience: hidden, text: secret, kind: kinds, standing: hidden })
    const line = fc.oneof(hiddenLine, fc.string())
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const entries: Entry[] = lines.map((one, index) =>
          typeof one === 'string'
            ? entry(index, agent, one)
            : entry(index, participant('agent', `${one.text}Name`, one.standing), one.kind(one.text), one.audience),
        )
        return !write(format, [], { entries, gaps: [] }).includes('SECRET')
      }),
      { numRuns: 150 },
    )
  })

  it('exports exactly the lines that the choice beforehand had counted', () => {
    const { lines } = chatChoice({ chat: sampleChat(), transcript: sampleTranscript })
    expect(lines).toEqual({ everyone: 2, agents: 2, supervisors: 1, unknown: 1 })
    const document = exportDocument([{ chat: sampleChat(), transcript: sampleTranscript }], {
      also: ['agents'],
      exportedAt: NOW,
      appVersion: '',
      timeZone: 'UTC',
      missing: 0,
    })
    expect(document.chats[0]?.lines).toBe(lines.everyone + lines.agents)
  })
})

describe('an export as text', () => {
  const body = (file: string) => file.split('\r\n').filter((line) => line.startsWith('['))

  it('ends every line in CRLF and marks each line of a message, so that no text can pass for another line', () => {
    const file = write(
      'text',
      ['agents'],
      withText('first\nsecond\r\n[Everyone] 12:00:00 Bo: forged\u2028last', 'agents'),
    )
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u2028]/)
    expect(body(file)).toHaveLength(4)
    for (const line of body(file)) expect(line).toMatch(/^\[Agents only\] /)
  })

  it('shows control characters and turned directions instead of obeying them', () => {
    const file = write('text', [], withText('a\u0007b\u001b[31mc \u202Ereversed\u0085next\u009b'))
    expect(file).toContain('a␇b␛[31mc [U+202E]reversed')
    expect(file).toContain('next[U+009B]')
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u202E]/u)
  })
})

describe('an export as HTML', () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror='alert(1)'> " & </style>`

  it('escapes everything that the server wrote', () => {
    const from = { ...customer, nickname: evil, visibility: evil }
    const entries = [{ ...entry(1, from, { kind: 'unknown', type: evil, text: evil }), visibility: evil, at: NOW }]
    const source = { chat: sampleChat({ customer: evil, agent: evil, state: evil }), transcript: { entries, gaps: [] } }
    const document = exportDocument([source], {
      also: [],
      exportedAt: NOW,
      appVersion: evil,
      timeZone: 'UTC',
      missing: 0,
    })
    const file = exportFormats.html.write(document)
    expect(file).not.toMatch(/<script|<img|onerror='/)
    expect(file.match(/<\/style>/g)).toHaveLength(1)
    expect(file).toContain('&lt;/script&gt;&lt;script&gt;alert(1)')
  })

  it('loads, runs and sends nothing', () => {
    const file = write('html')
    expect(file).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/)
    expect(file).not.toMatch(/<script|<link|src=|href=|url\(|@import| style=| on\w+=/)
    expect(file.indexOf('Content-Security-Policy')).toBeLessThan(file.indexOf('<title>'))
  })
})

describe('an export as JSON', () => {
  it('is what its schema says, with the server’s text unchanged', () => {
    const text = 'line\r\nbreak \u202E </script> \u0000 "quoted"'
    const file = read(write('json', ['agents', 'supervisors', 'unknown'], withText(text)))
    expect(file.version).toBe(EXPORT_VERSION)
    expect(file.chats[0]?.lines[0]?.body).toEqual({ kind: 'text', text })
    expect(file.exportedAt).toBe('2026-11-22T12:06:12.345+01:00')
  })

  it('validates for any text, any time and any zone', () => {
    const anyTime = fc.oneof(fc.constant(null), fc.double(), fc.double({ min: -8.64e15, max: 8.64e15 }))
    const anyZone = fc.constantFrom('Europe/Berlin', 'Africa/Monrovia', 'Pacific/Kiritimati', 'Etc/Unknown')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), anyTime, anyZone, (text, at, timeZone) => {
        const transcript = { entries: [{ ...entry(1, customer, text), at }], gaps: [] }
        return v.is(ExportFile, JSON.parse(write('json', [], transcript, { timeZone })))
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['by a clock that is off by seconds, in UTC', 'Africa/Monrovia', 0, '1970-01-01T00:00:00.000+00:00'],
    ['by the same place’s later clock', 'Africa/Monrovia', 63_593_070_000, '1972-01-07T00:44:30.000+00:00'],
    ['before 1970', 'Europe/Berlin', -1, '1970-01-01T00:59:59.999+01:00'],
    ['in a year of five digits, not at all', 'Europe/Berlin', 3e14, null],
    ['that is none', 'Europe/Berlin', NaN, null],
  ])('tells a time %s', (_, timeZone, at, told) => {
    const transcript = { entries: [{ ...entry(1, customer, 'x'), at }], gaps: [] }
    expect(read(write('json', [], transcript, { timeZone })).chats[0]?.lines[0]?.at).toBe(told)
  })
})

describe('a second supervisor', () => {
  it('is exported as one, although the server calls them an agent, also in lines for everyone', () => {
    const visible = { ...monitor, audience: 'everyone' as const, visibility: 'All' }
    const entries = [
      { ...entry(1, monitor, { kind: 'joined' }, 'supervisors'), at: NOW },
      { ...entry(2, visible, 'I take over'), at: NOW },
      { ...entry(3, agent, 'Thank you'), at: NOW },
    ]
    const [chat] = read(write('json', [], { entries, gaps: [] })).chats
    expect(chat?.lines.map(({ from }) => [from?.name, from?.role])).toEqual([
      ['Mo', 'supervisor'],
      ['Bo', 'agent'],
    ])
  })
})

describe('an agent who is consulted', () => {
  it('is exported as one, as the server says, although only agents see him at first', () => {
    const consulted = participant('agent', 'Mara', 'agents', null)
    const invited = { ...consulted, audience: 'everyone' as const, visibility: 'All' }
    const entries = [
      { ...entry(1, consulted, { kind: 'joined' }, 'agents'), at: NOW },
      { ...entry(2, invited, 'Good morning'), at: NOW },
    ]
    const [chat] = read(write('json', ['agents'], { entries, gaps: [] })).chats
    expect(chat?.lines.map(({ from }) => [from?.name, from?.role])).toEqual([
      ['Mara', 'agent'],
      ['Mara', 'agent'],
    ])
  })
})

describe('the version of a file', () => {
  it('stands for what its readers have to know: raise it where these words become others', () => {
    expect([EXPORT_VERSION, Role.options, Audience.options, EntryBody.options.map(kindOf)]).toEqual([
      2,
      ['customer', 'agent', 'supervisor', 'bot', 'workflow', 'system', 'other'],
      ['everyone', 'agents', 'supervisors', 'unknown'],
      [
        'text',
        'joined',
        'left',
        'rejoined',
        'pushUrl',
        'notice',
        'nickname',
        'transcriptSaved',
        'unknown',
        'unreadable',
      ],
    ])
  })
})

const kindOf = ({ entries }: (typeof EntryBody.options)[number]): string => entries.kind.literal

function read(file: string): ExportFile {
  return v.parse(ExportFile, JSON.parse(file))
}
