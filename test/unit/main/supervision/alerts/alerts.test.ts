import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Alerts } from '../../../../../main/supervision/alerts/alerts.ts'
import type { WatchedChat } from '../../../../../main/supervision/alerts/watched-chat.ts'
import type { AlertRule } from '../../../../../preload/contract/index.ts'
import { rule, watched } from './samples.ts'

let alerts: Alerts

beforeEach(() => {
  alerts = new Alerts()
})

const open = () => alerts.open().map(({ alert }) => alert.id)
const raised = (now: number) => alerts.evaluate(now).raised.map(({ alert }) => alert.id)

describe('a customer who waits', () => {
  beforeEach(() => alerts.setRules([rule('waiting')]))

  it('is alerted about once, when the time is over, and says since when', () => {
    alerts.put(watched('a', { waitingSince: 1_000 }))
    expect(raised(60_999)).toEqual([])
    expect(alerts.evaluate(61_000).raised).toMatchObject([
      { alert: { id: 'waiting a', rule: 'Rule waiting', chatId: 'a', customer: 'Tom', agent: 'Bo', since: 1_000 } },
    ])
    expect(raised(90_000)).toEqual([])
    expect(open()).toEqual(['waiting a'])
  })

  it('is no alert any more once answered, acknowledged or not', () => {
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    alerts.put(watched('a', { waitingSince: null }))
    expect(alerts.evaluate(61_000)).toEqual({ raised: [], ended: ['waiting a'] })
    expect(open()).toEqual([])
  })

  it('stays silent after it was acknowledged, until he waits anew', () => {
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    expect(alerts.acknowledge(['waiting a', 'unheard of'])).toEqual(['waiting a'])
    expect(raised(70_000)).toEqual([])
    expect(open()).toEqual([])
    alerts.put(watched('a', { waitingSince: 80_000 }))
    expect(raised(100_000)).toEqual([])
    expect(raised(140_000)).toEqual(['waiting a'])
  })

  it('is told again once it was put off long enough, where he still waits', () => {
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    expect(alerts.acknowledge(['waiting a'], 360_000)).toEqual(['waiting a'])
    expect(raised(359_999)).toEqual([])
    expect(open()).toEqual([])
    expect(raised(360_000)).toEqual(['waiting a'])
    expect(open()).toEqual(['waiting a'])
    expect(raised(361_000)).toEqual([])
  })

  it('is not told again where he was answered while it was put off', () => {
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    alerts.acknowledge(null, 360_000)
    alerts.put(watched('a', { waitingSince: null }))
    expect(alerts.evaluate(360_000)).toEqual({ raised: [], ended: ['waiting a'] })
    expect(open()).toEqual([])
  })

  it('is acknowledged for good after it was put off, and cannot be put off when it was acknowledged', () => {
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    alerts.acknowledge(null)
    expect(alerts.acknowledge(null, 100_000)).toEqual([])
    expect(raised(100_000)).toEqual([])
  })

  it('is another alert when he waits anew between two looks', () => {
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    alerts.acknowledge(null)
    alerts.put(watched('a', { waitingSince: 1_000 }))
    expect(raised(70_000)).toEqual(['waiting a'])
  })

  it('is not alerted about while it is not certain that nobody answered him', () => {
    alerts.put(watched('a', { waitingSince: 0, certain: false }))
    expect(raised(60_000)).toEqual([])
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.connectionLost(50_000)
    expect(raised(60_000)).toEqual([])
    alerts.connectionLost(null)
    expect(raised(60_000)).toEqual(['waiting a'])
  })

  it('stays in the list when the connection is lost afterwards', () => {
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    alerts.put(watched('a', { waitingSince: 0, certain: false }))
    alerts.connectionLost(61_000)
    expect(alerts.evaluate(62_000).ended).toEqual([])
  })

  it('is gone with his chat', () => {
    const { id } = watched('a')
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    alerts.remove(id)
    expect(alerts.evaluate(60_001).ended).toEqual(['waiting a'])
  })
})

describe('other rules', () => {
  it('find an agent who says nothing', () => {
    alerts.setRules([rule('silent')])
    alerts.put(watched('a', { silentSince: 10_000 }))
    expect(raised(129_999)).toEqual([])
    expect(raised(130_000)).toEqual(['silent a'])
  })

  it.each([
    [{ test: 'equals' }, { helprequested: ' 1' }, true],
    [{ test: 'equals' }, { HelpRequested: '10' }, false],
    [{ test: 'contains', value: 'GOLD' }, { HelpRequested: 'a gold one' }, true],
    [{ test: 'exists' }, { HelpRequested: '' }, true],
    [{ test: 'exists' }, { Help: '1' }, false],
  ])('read user data: %j in %j', (more, userData, found) => {
    alerts.setRules([rule('userData', more)])
    alerts.put(watched('a', { userData: { ...userData } }))
    expect(raised(500)).toEqual(found ? ['userData a'] : [])
    expect(alerts.open().map(({ alert }) => alert.since)).toEqual(found ? [500] : [])
  })

  it('tell of a chat that came after sign-in, until it is opened', () => {
    alerts.setRules([rule('newChat')])
    alerts.put(watched('there', { cameAt: null }))
    alerts.put(watched('new', { cameAt: 400 }))
    expect(raised(500)).toEqual(['newChat new'])
    alerts.put(watched('new', { cameAt: 400, opened: true }))
    expect(alerts.evaluate(600).ended).toEqual(['newChat new'])
  })

  it('tell of a lost connection, which is about no chat', () => {
    alerts.setRules([rule('connection')])
    alerts.put(watched('a'))
    alerts.connectionLost(1_000)
    expect(raised(5_999)).toEqual([])
    expect(alerts.evaluate(6_000).raised).toMatchObject([{ alert: { chatId: null, since: 1_000 } }])
    alerts.connectionLost(null)
    expect(alerts.evaluate(7_000).ended).toHaveLength(1)
  })

  it('find nothing when they are off', () => {
    alerts.setRules([rule('waiting', { on: false })])
    alerts.put(watched('a', { waitingSince: 0 }))
    expect(raised(1e9)).toEqual([])
  })

  it('find nothing in a chat that has ended', () => {
    alerts.setRules([rule('waiting')])
    alerts.put(watched('a', { waitingSince: 0, running: false }))
    expect(raised(1e9)).toEqual([])
  })
})

describe('what is said', () => {
  const { id } = watched('a')
  const said = rule('said')
  beforeEach(() => {
    alerts.setRules([said])
    alerts.put(watched('a'))
  })

  it('is one alert however often it is said, until it is acknowledged', () => {
    expect(alerts.said(said, id, 10)?.alert).toMatchObject({ id: 'said a', since: 10 })
    expect(alerts.said(said, id, 20)).toBeNull()
    expect(alerts.evaluate(1e6)).toEqual({ raised: [], ended: [] })
    alerts.acknowledge(null)
    expect(alerts.said(said, id, 30)?.alert.since).toBe(30)
  })

  it('goes when its rule goes', () => {
    alerts.said(said, id, 10)
    alerts.setRules([])
    expect(alerts.evaluate(20).ended).toEqual(['said a'])
  })
})

describe('the list', () => {
  it('has the gravest first, then the oldest, by the names of now', () => {
    alerts.setRules([
      rule('waiting', { id: 'w', level: 'info' }),
      rule('userData', { id: 'u', level: 'critical', test: 'exists' }),
    ])
    alerts.put(watched('a', { waitingSince: 20 }))
    alerts.put(watched('b', { waitingSince: 10, userData: { HelpRequested: '1' } }))
    alerts.evaluate(100_000)
    expect(open()).toEqual(['u b', 'w b', 'w a'])
    alerts.put(watched('a', { waitingSince: 20, agent: 'Cy' }))
    alerts.evaluate(100_001)
    expect(alerts.open().at(-1)?.alert.agent).toBe('Cy')
  })

  it('is empty after the session', () => {
    alerts.setRules([rule('waiting')])
    alerts.put(watched('a', { waitingSince: 0 }))
    alerts.evaluate(60_000)
    alerts.clear()
    expect(open()).toEqual([])
    expect(raised(70_000)).toEqual([])
  })
})

describe('in whatever order things happen', () => {
  const rules: AlertRule[] = [rule('waiting', { after: 2_000 }), rule('silent', { after: 3_000 }), rule('userData')]
  const step = fc.record({
    chat: fc.constantFrom('a', 'b', 'c'),
    what: fc.constantFrom('wait', 'answer', 'help', 'calm', 'lose', 'find', 'end', 'acknowledge', 'nothing'),
    time: fc.integer({ min: 0, max: 4_000 }),
  })

  it('an alert is open only while its cause holds, is raised once, and raised again only after it ended or was acknowledged', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const alerts = new Alerts()
        alerts.setRules(rules)
        const chats = new Map(['a', 'b', 'c'].map((id) => [id, watched(id)]))
        const told = new Set<string>()
        let now = 0
        for (const { chat, what, time } of steps) {
          now += time
          const there = chats.get(chat) ?? watched(chat, { silentSince: now })
          const change: Partial<Record<typeof what, Partial<WatchedChat>>> = {
            wait: { waitingSince: there.waitingSince ?? now },
            answer: { waitingSince: null, silentSince: now },
            help: { userData: { HelpRequested: '1' } },
            calm: { userData: {} },
          }
          if (what === 'end') {
            chats.delete(chat)
            alerts.remove(there.id)
          } else chats.set(chat, { ...there, ...change[what] })
          if (what === 'lose') alerts.connectionLost(now)
          if (what === 'find') alerts.connectionLost(null)
          if (what === 'acknowledge') alerts.acknowledge(null).forEach((id) => told.delete(id))
          for (const each of chats.values()) alerts.put(each)
          const { raised, ended } = alerts.evaluate(now)
          ended.forEach((id) => told.delete(id))
          for (const { alert } of raised) {
            if (alert.kind === 'userData') expect(told).not.toContain(alert.id)
            told.add(alert.id)
          }
          const ids = alerts.open().map(({ alert }) => alert.id)
          expect(new Set(ids).size).toBe(ids.length)
          for (const { alert } of alerts.open()) {
            expect(told).toContain(alert.id)
            const chat = chats.get(alert.chatId ?? '')
            expect(chat).toBeDefined()
            if (alert.kind === 'waiting') expect(alert.since).toBe(chat?.waitingSince)
            if (alert.kind === 'silent') expect(alert.since).toBe(chat?.silentSince)
            if (alert.kind === 'userData') expect(chat?.userData).toEqual({ HelpRequested: '1' })
          }
        }
      }),
    )
  })
})
