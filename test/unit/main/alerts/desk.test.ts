import { beforeEach, describe, expect, it } from 'vitest'
import { AlertDesk } from '../../../../main/alerts/desk.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import {
  ALERT_RULE_LIMIT,
  type AlertRule,
  type AlertsShown,
  type ChatId,
  type DoNotDisturb,
  type Me,
} from '../../../../preload/contract/index.ts'
import { FakeClock } from '../../fake-clock.ts'
import { agent, chatId, customer, entry, me as myself, report, self } from '../supervision/samples.ts'
import { rule } from '../supervision/alerts/samples.ts'

const me: Me = { ...myself, name: 'Sam', warnings: [] }
/** The server's clock is ahead of this machine's. */
const SKEW = 5_000

let clock: FakeClock
/** How far this machine's clock was set back, ms. */
let setBack: number
let chats: Chats
let desk: AlertDesk
let stored: { alertRules: readonly AlertRule[]; doNotDisturb: DoNotDisturb }
let shown: AlertsShown
let rules: readonly AlertRule[]
let notified: { title: string; body: string; click: () => void; gone: boolean }[]
let counts: number[]
let opened: ChatId[]
let broughtUp: number
let attracted: number
let looked: ChatId | null
let notices: string[]

beforeEach(() => {
  clock = new FakeClock(0)
  setBack = 0
  stored = { alertRules: [rule('said')], doNotDisturb: { on: false, until: null } }
  notified = []
  counts = []
  opened = []
  notices = []
  broughtUp = attracted = 0
  looked = null
  begin()
})

/** Starts anew, as the program does, with what is stored. */
function begin(): void {
  desk = new AlertDesk({
    clock: { now: () => clock.now() - setBack, after: (delay, task) => clock.after(delay, task) },
    stopwatch: () => clock.now(),
    pause: () => Promise.resolve(),
    clockSkew: () => SKEW,
    stored: {
      rules: () => stored.alertRules,
      doNotDisturb: () => stored.doNotDisturb,
      keep: (changes) => void (stored = { ...stored, ...changes }),
    },
    transcript: (id) => chats.transcript(id),
    show: (news) => {
      shown = news.alerts ?? shown
      rules = news.alertRules ?? rules
    },
    notify: (text, click) => {
      const notification = { ...text, click, gone: false }
      notified.push(notification)
      return () => void (notification.gone = true)
    },
    count: (count) => counts.push(count),
    attract: () => (attracted += 1),
    openChat: (id) => opened.push(id),
    bringUp: () => (broughtUp += 1),
    looksAt: (id) => id === looked,
    notice: (text) => notices.push(text),
  })
  shown = desk.shown.alerts
  rules = desk.shown.alertRules
  chats = new Chats(me, {
    chatChanged: (id) => {
      const chat = chats.get(id)
      if (chat !== null) desk.chatChanged(chat)
    },
    chatRemoved: (id) => desk.chatRemoved(id),
    transcriptChanged: (id, added) => desk.linesAdded(id, added),
  })
}

const other = (name: string) => `${chatId}-${name}` as ChatId
const come = (id = chatId, more = {}) => chats.report({ ...report('supervisors', more), id }, clock.now())
const signIn = () => desk.signedIn(me, 'server', chats.all())
const say = (text: string, index = 1, id = chatId) =>
  chats.lines(id, { entries: [entry(index, customer, text)], typing: [] }, clock.now())
const use = (...used: AlertRule[]) => {
  stored = { ...stored, alertRules: used }
  begin()
}

describe('a line to agents that everyone can read', () => {
  const expose = (index: number) => {
    const line = entry(index, self('agents'), 'psst', 'agents')
    chats.lines(
      chatId,
      { entries: [line, { ...line, visibility: 'All', audience: 'everyone' }], typing: [] },
      clock.now(),
    )
  }

  it('is loud at once, also where nobody wants to be disturbed and while the chat is looked at', () => {
    come()
    signIn()
    looked = chatId
    void desk.handlers.setDoNotDisturb({ on: true, until: null })
    expose(1)
    expect(shown.list).toMatchObject([{ kind: 'exposed', level: 'critical', chatId }])
    expect(notified).toMatchObject([{ title: 'Everyone can read a line of yours to agents', body: 'Tom · Bo' }])
    expect(shown.sound).toEqual({ count: 1, level: 'critical' })
  })

  it('stays in the list until it is acknowledged, also when the chat is gone, and comes again with the next', () => {
    come()
    signIn()
    expose(1)
    chats.remove(chatId)
    clock.advance(5_000)
    expect(shown.list).toMatchObject([{ kind: 'exposed' }])
    void desk.handlers.acknowledgeAlerts({ ids: null })
    expect(shown.list).toEqual([])
    come()
    expose(2)
    expect(shown.list).toMatchObject([{ kind: 'exposed' }])
  })
})

describe('what is said', () => {
  it('is in the list at once, then a notification that names rule and chat and not a word of the line', () => {
    come()
    signIn()
    say('I have a LAWYER and a temper')
    expect(shown.list).toMatchObject([{ rule: 'Rule said', chatId, customer: 'Tom', agent: 'Bo', since: 1_000 }])
    expect(counts).toEqual([1])
    clock.advance(3_000)
    expect(notified).toMatchObject([{ title: 'Rule said', body: 'Tom · Bo' }])
    expect(shown.sound).toEqual({ count: 1, level: 'warning' })
    expect(attracted).toBe(1)
  })

  it('before sign-in is past, and in a chat that comes later is not', () => {
    come()
    say('lawyer')
    signIn()
    clock.advance(2_000)
    expect(shown.list).toEqual([])
    come(other('b'))
    say('lawyer', 1, other('b'))
    expect(shown.list).toHaveLength(1)
  })

  it('is made known although this machine’s clock was set back', () => {
    come()
    come(other('b'))
    signIn()
    say('lawyer')
    clock.advance(3_000)
    setBack = 3_600_000
    say('lawyer', 1, other('b'))
    clock.advance(15_000)
    expect(notified).toHaveLength(2)
  })

  it('in the chat that the supervisor looks at is in the list and nowhere else', () => {
    come()
    signIn()
    looked = chatId
    say('lawyer')
    clock.advance(20_000)
    expect(shown.count).toBe(1)
    expect(notified).toEqual([])
  })
})

describe('a notification', () => {
  beforeEach(() => {
    come()
    come(other('b'))
    signIn()
  })

  it('opens its chat when it is clicked', () => {
    say('lawyer')
    clock.advance(3_000)
    notified[0]?.click()
    expect(opened).toEqual([chatId])
  })

  it('about several alerts counts them, and opens the list', () => {
    say('lawyer')
    say('lawyer', 1, other('b'))
    clock.advance(3_000)
    expect(notified).toMatchObject([{ title: '2 alerts', body: '2 × Rule said' }])
    notified[0]?.click()
    expect([broughtUp, shown.opened, opened]).toEqual([1, 1, []])
  })

  it('goes when all it tells of is acknowledged', () => {
    say('lawyer')
    say('lawyer', 1, other('b'))
    clock.advance(3_000)
    const [first] = shown.list
    void desk.handlers.acknowledgeAlerts({ ids: [first?.id ?? ''] })
    expect(notified[0]?.gone).toBe(false)
    void desk.handlers.acknowledgeAlerts({ ids: null })
    expect(notified[0]?.gone).toBe(true)
    expect(shown.list).toEqual([])
    expect(counts).toEqual([1, 2, 1, 0])
  })

  it('is one for forty customers who wait', () => {
    use(rule('waiting', { after: 60_000 }))
    for (let n = 0; n < 40; n += 1) come(other(String(n)))
    signIn()
    for (let n = 0; n < 40; n += 1) say('hello?', 1, other(String(n)))
    clock.advance(70_000)
    expect(shown.count).toBe(40)
    expect(notified).toMatchObject([{ title: '40 alerts', body: '40 × Rule waiting' }])
    expect(shown.sound.count).toBe(1)
  })
})

describe('time', () => {
  it('raises an alert by the server’s clock, and the answer ends it', () => {
    use(rule('waiting', { after: 60_000 }))
    come()
    signIn()
    say('hello?', 10)
    clock.advance(10_000 + 60_000 - SKEW - 1_500)
    expect(shown.list).toEqual([])
    clock.advance(2_500)
    expect(shown.list).toMatchObject([{ since: 10_000 }])
    chats.lines(chatId, { entries: [entry(11, agent, 'Hello')], typing: [] }, clock.now())
    clock.advance(200)
    expect(shown.list).toEqual([])
  })

  it('stands still for the alerts once signed out', () => {
    use(rule('waiting', { after: 60_000 }))
    come()
    signIn()
    say('hello?')
    clock.advance(120_000)
    expect(shown.count).toBe(1)
    desk.signedOut()
    expect(shown.list).toEqual([])
    expect(notified.every(({ gone }) => gone)).toBe(true)
    clock.advance(120_000)
    expect(shown.list).toEqual([])
  })
})

describe('the connection', () => {
  beforeEach(() => {
    use(rule('connection', { after: 5_000 }))
    signIn()
  })

  it('is alerted about when it stays lost, until it is back', () => {
    desk.connectionChanged({ kind: 'reconnecting', since: clock.now(), attempt: 1, reason: 'no answer' })
    clock.advance(4_000)
    expect(shown.list).toEqual([])
    clock.advance(8_000)
    expect(shown.list).toMatchObject([{ chatId: null, since: SKEW }])
    expect(notified).toMatchObject([{ title: 'Rule connection' }])
    notified[0]?.click()
    expect(broughtUp).toBe(1)
    desk.connectionChanged({ kind: 'connected', transport: 'websocket', latency: null })
    clock.advance(200)
    expect(shown.list).toEqual([])
  })

  it('that comes back soon is none', () => {
    desk.connectionChanged({ kind: 'reconnecting', since: clock.now(), attempt: 1, reason: 'no answer' })
    clock.advance(3_000)
    desk.connectionChanged({ kind: 'connected', transport: 'websocket', latency: null })
    clock.advance(20_000)
    expect(notified).toEqual([])
  })

  it('that ended for good counts from its loss', () => {
    desk.connectionChanged({ kind: 'reconnecting', since: clock.now(), attempt: 1, reason: 'no answer' })
    clock.advance(4_000)
    desk.connectionChanged({ kind: 'stopped', error: { code: 'denied', message: 'Sign in again.' } })
    clock.advance(2_000)
    expect(shown.list).toMatchObject([{ since: SKEW }])
  })
})

describe('do not disturb', () => {
  beforeEach(() => {
    come()
    come(other('b'))
    signIn()
  })

  it('keeps notifications and sounds away, not the list, and makes up for none of them', () => {
    void desk.handlers.setDoNotDisturb({ on: true, until: null })
    say('lawyer')
    clock.advance(20_000)
    expect(shown.count).toBe(1)
    void desk.handlers.setDoNotDisturb({ on: false, until: 99 })
    clock.advance(20_000)
    expect(notified).toEqual([])
    expect(shown).toMatchObject({ sound: { count: 0 }, doNotDisturb: { on: false, until: null } })
    say('lawyer', 1, other('b'))
    clock.advance(2_000)
    expect(notified).toHaveLength(1)
  })

  it('takes away what is shown, and ends by itself at its time', () => {
    say('lawyer')
    clock.advance(2_000)
    void desk.handlers.setDoNotDisturb({ on: true, until: clock.now() + 60_000 })
    expect(notified[0]?.gone).toBe(true)
    clock.advance(59_000)
    expect(shown.doNotDisturb.on).toBe(true)
    clock.advance(3_000)
    expect(shown.doNotDisturb).toEqual({ on: false, until: null })
    expect(stored.doNotDisturb).toEqual({ on: false, until: null })
  })
})

describe('rules', () => {
  it('are added, changed and removed, kept and shown', () => {
    come()
    signIn()
    expect(desk.handlers.saveAlertRule({ rule: rule('newChat') })).toMatchObject({ ok: true })
    expect(desk.handlers.saveAlertRule({ rule: rule('said', { text: 'refund' }) })).toMatchObject({ ok: true })
    expect(rules.map(({ id }) => id)).toEqual(['said', 'newChat'])
    say('a lawyer, a refund')
    expect(shown.count).toBe(1)
    void desk.handlers.removeAlertRule({ id: rule('said').id })
    clock.advance(10)
    expect(shown.list).toEqual([])
    expect(stored.alertRules.map(({ id }) => id)).toEqual(['newChat'])
    void desk.handlers.resetAlertRules(undefined)
    expect(rules.length).toBeGreaterThan(4)
  })

  it('with a pattern that cannot be are refused with the reason', () => {
    const bad = rule('said', { match: 'pattern', text: 'a(' })
    expect(desk.handlers.saveAlertRule({ rule: bad })).toMatchObject({
      ok: false,
      error: { code: 'badRule', message: 'A bracket is opened and never closed.' },
    })
    expect(rules).toEqual([rule('said')])
  })

  it('are not more than there may be', () => {
    for (let n = 1; n < ALERT_RULE_LIMIT; n += 1)
      void desk.handlers.saveAlertRule({ rule: rule('newChat', { id: `n${n}` }) })
    expect(desk.handlers.saveAlertRule({ rule: rule('newChat') })).toMatchObject({ error: { code: 'tooMany' } })
    expect(rules).toHaveLength(ALERT_RULE_LIMIT)
  })
})

describe('the preview of a rule', () => {
  const preview = async (given: unknown) => {
    const answer = await desk.handlers.previewAlertRule({ rule: given })
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }

  it('names the chats that it finds now, whether it is on or not', async () => {
    come()
    come(other('b'), { userData: { HelpRequested: '1' } })
    signIn()
    say('the first refund', 1)
    say('another refund', 2)
    expect(await preview(rule('said', { text: 'refund', on: false }))).toMatchObject({
      problem: null,
      chats: [{ chatId, customer: 'Tom', agent: 'Bo', since: 2_000 }],
      found: 1,
      looked: 2,
      partial: false,
    })
    expect((await preview(rule('userData'))).chats).toMatchObject([{ chatId: other('b') }])
    clock.advance(4_000)
    expect((await preview(rule('waiting', { after: 8_000 }))).chats).toMatchObject([{ chatId }])
    expect((await preview(rule('waiting', { after: 9_000 }))).found).toBe(0)
    expect((await preview(rule('newChat'))).found).toBe(0)
  })

  it('says what is wrong, with what part of the rule', async () => {
    expect((await preview({ ...rule('said'), name: ' ' })).problem).toMatchObject({
      field: 'name',
      message: 'The rule needs a name.',
    })
    expect((await preview({ ...rule('waiting'), after: 5 })).problem?.field).toBe('after')
    expect((await preview(rule('said', { match: 'pattern', text: 'ab**' }))).problem).toMatchObject({
      field: 'text',
      position: 2,
    })
    expect((await preview(rule('userData', { value: '' }))).problem?.field).toBe('value')
    expect((await preview('no rule at all')).problem).not.toBeNull()
  })
})
