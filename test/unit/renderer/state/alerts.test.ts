import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AlertRule, WAIT_THRESHOLDS, type AlertPreview } from '../../../../preload/contract/index.ts'
import { alertSubject, bellLabel, quietText } from '../../../../renderer/state/alert-text.ts'
import { alertSince, ruleKind, ruleSummary, type RuleFields } from '../../../../renderer/state/rule-kinds.ts'
import { AlertsState } from '../../../../renderer/state/alerts.svelte.ts'
import { Replica } from '../../../../renderer/state/replica.svelte.ts'
import { RuleDraft } from '../../../../renderer/state/rule-draft.svelte.ts'
import { chatId, snapshot } from './fixtures.ts'
import { FakePort, settle } from './fake-port.ts'

const common = {
  id: 'r',
  name: 'Rule',
  on: true,
  level: 'warning',
  ways: { list: true, tray: true, desktop: false, sound: false },
}
const rule = (more: object): AlertRule => v.parse(AlertRule, { ...common, ...more })

describe('the words of alerts', () => {
  it.each([
    [{ kind: 'waiting', after: 90_000 }, 'A customer waits for 1 min 30 s'],
    [{ kind: 'silent', after: 300_000 }, 'The agent says nothing for 5 min'],
    [{ kind: 'connection', after: 5_000 }, 'No connection for 5 s'],
    [{ kind: 'newChat' }, 'A chat begins that you supervise'],
    [{ kind: 'said', match: 'words', text: 'a, b', from: 'anyone', audience: 'any' }, 'Someone says a, b'],
    [{ kind: 'said', match: 'pattern', text: 'a+', from: 'agent', audience: 'any' }, 'The agent says /a+/'],
    [{ kind: 'userData', key: 'Help', test: 'equals', value: '1' }, 'Help is 1'],
    [{ kind: 'userData', key: 'Help', test: 'exists', value: '' }, 'Help is there'],
  ])('say what %j looks for', (more, words) => {
    expect(ruleSummary(rule(more))).toBe(words)
  })

  it('say whom and since when', () => {
    expect(alertSubject({ chatId: chatId('a'), customer: 'Tom', agent: 'Bo' })).toBe('Tom with Bo')
    expect(alertSubject({ chatId: chatId('a'), customer: '', agent: '' })).toBe('Unknown customer')
    expect(alertSince({ kind: 'waiting', since: 0 }, 65_000)).toBe('waits 1:05')
    expect(alertSince({ kind: 'waiting', since: 10 }, 0)).toBe('waits 0:00')
    expect(alertSince({ kind: 'said', since: 0 }, 59_000)).toBe('just now')
    expect(alertSince({ kind: 'said', since: 0 }, 130_000)).toBe('2 min ago')
  })

  it('say how many there are, and whether it is quiet', () => {
    expect([0, 1, 2].map((count) => bellLabel(count, false))).toEqual(['Alerts', 'Alerts, 1 open', 'Alerts, 2 open'])
    expect(bellLabel(0, true)).toBe('Alerts, do not disturb')
    expect(quietText({ on: true, until: null })).toContain('until you switch it off')
  })
})

it('waits are long as the rules say, wherever they are coloured, and follow them', async () => {
  const fake = new FakePort()
  fake.succeed('snapshot', snapshot([]))
  const desk = new Replica(fake.port)
  const alerts = new AlertsState(fake.port, desk, () => undefined)
  desk.start()
  await settle()
  expect(alerts.thresholds).toEqual(WAIT_THRESHOLDS)
  const alertRules = [rule({ kind: 'waiting', level: 'critical', after: 4_000 })]
  fake.push({ kind: 'desk', fields: { alertRules } })
  expect(alerts.thresholds).toEqual({ long: 4_000, tooLong: 4_000 })
})

describe('a rule that is being written', () => {
  let port: FakePort

  beforeEach(() => {
    vi.useFakeTimers()
    port = new FakePort()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const preview = (more: Partial<AlertPreview> = {}): AlertPreview => ({
    problem: null,
    chats: [],
    found: 0,
    looked: 3,
    partial: false,
    ...more,
  })

  it.each([
    { kind: 'waiting', after: 90_500 },
    { kind: 'silent', after: 1_000 },
    { kind: 'connection', after: 5_000 },
    { kind: 'said', match: 'pattern', text: 'a+', from: 'agent', audience: 'agents' },
    { kind: 'userData', key: 'Help', test: 'contains', value: '1' },
    { kind: 'newChat' },
  ])('is what it was made of: %j', (more) => {
    expect(new RuleDraft(port.port, rule(more), 'new').finish()).toEqual(rule(more))
  })

  it('keeps what was typed for one kind while another is looked at', () => {
    const draft = new RuleDraft(port.port, null, 'new')
    draft.name = 'Mine'
    draft.kind = 'said'
    draft.text = 'refund'
    draft.kind = 'userData'
    draft.kind = 'said'
    expect(draft.finish()).toMatchObject({ id: 'new', kind: 'said', text: 'refund' })
  })

  it('asks what it finds when the keys rest, and again while nothing is typed', async () => {
    port.succeed('previewAlertRule', preview({ found: 2 }))
    const draft = new RuleDraft(port.port, rule({ kind: 'waiting', after: 60_000 }), 'new')
    const stop = draft.watch()
    expect(port.asked).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(port.inputs('previewAlertRule')).toEqual([{ rule: rule({ kind: 'waiting', after: 60_000 }) }])
    expect(draft.preview?.found).toBe(2)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(port.asked).toHaveLength(2)
    stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(port.asked).toHaveLength(2)
  })

  it('is not finished while something is wrong with it, and says what', async () => {
    const draft = new RuleDraft(port.port, null, 'new')
    draft.name = 'Mine'
    draft.time = 'soon'
    expect(draft.finish()).toBeNull()
    expect(draft.problemOf('after')).toContain('too short')
    draft.time = '1,5'
    port.succeed('previewAlertRule', preview({ problem: { field: 'text', message: 'Bad.', position: 0 } }))
    const stop = draft.watch()
    expect(draft.problemOf('after')).toBeNull()
    await vi.advanceTimersByTimeAsync(200)
    expect(draft.problemOf('text')).toBe('Bad.')
    expect(draft.finish()).toBeNull()
    stop()
  })
})

it.each([
  ['3:00', 180_000],
  ['1:05:00', 3_900_000],
  [' 90 ', 90_000],
  ['1,5', 1_500],
  ['0:07.5', 7_500],
  ['2:75', 0],
  ['3:', 0],
  ['soon', 0],
])('a time that is typed as %s is %d ms', (typed, after) => {
  expect(ruleKind('waiting').write({ time: typed } as RuleFields)).toEqual({ after })
})

it.each([
  [180_000, '3:00'],
  [3_900_000, '1:05:00'],
  [90_000, '1:30'],
  [45_000, '45'],
  [1_500, '1.5'],
  [61_500, '61.5'],
])('%d ms stand in the form as %s, and are read as the same', (after, typed) => {
  const kind = ruleKind('waiting')
  const rule = { kind: 'waiting', after } as Extract<AlertRule, { kind: 'waiting' }>
  expect(kind.read(rule)).toEqual({ time: typed })
  expect(kind.write({ time: typed } as RuleFields)).toEqual({ after })
})
