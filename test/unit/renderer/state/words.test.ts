import { describe, expect, it } from 'vitest'
import { entryText, type Audience, type EntryBody, type ModeState } from '../../../../preload/contract/index.ts'
import { standingNote } from '../../../../renderer/state/entry-text.ts'
import { isSelf, roleWord } from '../../../../renderer/state/participant.ts'
import { preview } from '../../../../renderer/state/preview.ts'
import { connectionNews, connectionText } from '../../../../renderer/state/connection-text.ts'
import { hotkeySummary } from '../../../../renderer/state/hotkey-text.ts'
import { modeBanner } from '../../../../renderer/state/mode-words.ts'
import { inWords, roughly, stopwatch, urgencyOf } from '../../../../renderer/state/time.ts'
import { agent, chat, customer, entry, participant, supervisor } from './fixtures.ts'

describe('the mode banner', () => {
  const banner = (known: ModeState['known'], phase: ModeState['phase']) => modeBanner({ known, phase })

  it('speaks of and is coloured by the known mode, never the hoped-for one', () => {
    expect(banner('Monitor', { kind: 'requested', mode: 'BargeIn', since: 0 })).toMatchObject({
      audience: 'supervisors',
      text: 'Watching. Nobody but supervisors sees you.',
      detail: 'Barge in requested…',
    })
  })

  it('says how long the confirmation took, once there was a request', () => {
    expect(banner('Coach', { kind: 'settled', latency: 211.6 }).detail).toBe('confirmed in 212 ms')
    expect(banner('Coach', { kind: 'settled', latency: null }).detail).toBe('')
  })

  it('gives the server’s reason for a refusal', () => {
    expect(banner('Monitor', { kind: 'refused', mode: 'Coach', reason: 'Not allowed.' }).detail).toBe(
      'Coach refused: Not allowed.',
    )
  })

  it('says what no answer means', () => {
    expect(banner('Monitor', { kind: 'timedOut', mode: 'Coach', heard: false }).detail).toMatch(
      /^No answer to Coach after 10 s\. As far as the server has said you are still in Monitor\./,
    )
  })

  it('reads unconfirmed after a lost connection, and names a switch that was on its way', () => {
    const { text, detail } = banner('Coach', { kind: 'unconfirmed', mode: 'BargeIn' })
    expect(text).toBe('Unconfirmed: last known as Coach.')
    expect(detail).toContain('Barge in was asked for')
  })

  it('claims no audience before the mode was heard', () => {
    expect(banner(null, { kind: 'settled', latency: null }).audience).toBe('unknown')
  })
})

describe('a line of the transcript', () => {
  const said = (body: EntryBody, audience: Audience, you: boolean) =>
    entryText(entry(1, body, { from: participant('Jana', 'agent', audience) }), you)

  it.each([
    ['agents', true, 'You are now coaching · you are seen by agents only'],
    ['agents', false, 'is now coaching · seen by agents only'],
    ['supervisors', false, 'is now monitoring · seen by supervisors only'],
    ['everyone', true, 'You have joined the conversation · everyone sees you'],
    ['everyone', false, 'has joined the conversation: everyone sees Jana'],
    ['unknown', false, 'rejoined · who sees them is not known'],
  ] as const)('says the new standing of someone seen by %s (you: %s)', (audience, you, words) => {
    expect(said({ kind: 'rejoined' }, audience, you)).toBe(words)
  })

  it('shows an unknown kind with its text, and an unreadable one with the reason', () => {
    expect(said({ kind: 'unknown', type: 'Sticker', text: '+1' }, 'everyone', false)).toBe('Sticker: +1')
    expect(said({ kind: 'unreadable', reason: 'No sender.' }, 'everyone', false)).toBe(
      'This line could not be read. No sender.',
    )
  })

  it('tells the sender’s standing where it is not the line’s audience', () => {
    const toAgents = entry(1, 'psst', { from: supervisor('BargeIn'), audience: 'agents', visibility: 'Agents' })
    expect(standingNote(toAgents, true)).toBe('You are seen by everyone')
    expect(standingNote(entry(2, 'hello', { from: agent }), false)).toBeNull()
  })

  it('names roles that can be known', () => {
    expect(roleWord(customer, false)).toBe('customer')
    expect(roleWord(supervisor('Coach'), true)).toBe('coach')
    expect(roleWord(supervisor('Monitor'), true)).toBe('monitor')
    expect(roleWord(agent, false)).toBe('')
    expect(roleWord(supervisor('Coach'), false), 'a coach or a consulted agent').toBe('agents only')
    expect(roleWord(supervisor('Monitor'), false)).toBe('also watching')
    expect(roleWord(participant('system', 'workflow'), false)).toBe('workflow')
    expect(roleWord(participant('Chat', 'system'), false)).toBe('system')
    expect(roleWord({ ...agent, role: 'bot' }, false)).toBe('bot')
    expect(roleWord({ ...agent, role: 'supervisor' }, false)).toBe('supervisor')
    expect(roleWord({ ...supervisor('Coach'), role: 'supervisor' }, false)).toBe('coach')
  })
})

describe('the list of chats', () => {
  it('previews who is typing before what was last said', () => {
    const last = entry(3, 'Good morning', { from: agent })
    expect(preview(chat('a', 'Monitor', { lastEntry: last }))).toMatchObject({
      text: 'Bo Lindqvist: Good morning',
      audience: 'everyone',
    })
    expect(preview(chat('a', 'Monitor', { lastEntry: last, typing: [customer] })).text).toBe('Tom Okafor is typing…')
  })

  it('does not say that you are typing', () => {
    expect(preview(chat('a', 'Coach', { typing: [supervisor('Coach')] })).typing).toBe(false)
  })

  it('knows you by your user across rejoins, and by your participant where users are not told', () => {
    const coached = chat('a', 'Coach')
    expect(isSelf(coached, supervisor('Monitor'))).toBe(true)
    expect(isSelf(coached, agent)).toBe(false)
    const nameless = { ...supervisor('Coach'), userId: null }
    expect(isSelf({ ...coached, self: nameless }, nameless)).toBe(true)
    expect(isSelf({ ...coached, self: null }, nameless)).toBe(false)
  })
})

describe('the connection', () => {
  it('is told in the words of the header', () => {
    expect(connectionText({ kind: 'connected', transport: 'websocket', latency: 37.6 }, 0)).toBe(
      'Connected · socket · 38 ms',
    )
    expect(connectionText({ kind: 'connected', transport: 'long-polling', latency: null }, 0)).toBe(
      'Connected · long-polling',
    )
    expect(connectionText({ kind: 'reconnecting', since: 1000, attempt: 2, reason: 'no answer' }, 13_000)).toBe(
      'Reconnecting… since 12 s (no answer)',
    )
  })

  it('is announced anew only when its state changes', () => {
    const at = (latency: number) => connectionNews({ kind: 'connected', transport: 'websocket', latency })
    expect(at(1)).toBe(at(900))
  })

  it('counts refused hotkeys', () => {
    const key = { command: 'coach', accelerator: 'F1' } as const
    const registered = { ...key, state: 'registered' } as const
    const off = { ...key, state: 'off' } as const
    const refused = { ...key, state: 'refused', refusal: { kind: 'taken' } } as const
    expect(hotkeySummary([registered, refused, refused]).text).toBe('2 refused')
    expect(hotkeySummary([registered, off]).text).toBe('ready')
    expect(hotkeySummary([off]).text).toBe('off')
  })
})

describe('times', () => {
  it('are told as stopwatch, roughly and in words', () => {
    expect([0, 59_999, 101_000, 3_723_000].map(stopwatch)).toEqual(['0:00', '0:59', '1:41', '1:02:03'])
    expect([59_000, 480_000, 3_840_000].map(roughly)).toEqual(['< 1 min', '8 min', '1 h 04 min'])
    expect([28_000, 101_000, 3_840_000].map(inWords)).toEqual(['28 s', '1 min 41 s', '1 h 04 min'])
  })

  it('become urgent after one minute, and very after three', () => {
    expect([59_999, 60_000, 179_999, 180_000].map((waited) => urgencyOf(waited))).toEqual([
      'calm',
      'long',
      'long',
      'tooLong',
    ])
  })
})
