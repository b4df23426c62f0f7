import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_VIEW, type Chat, type ChatView, type Condition } from '../../../../preload/contract/index.ts'
import { chatFits, conditionFits, keywordsOf, type FilterContext } from '../../../../renderer/state/chat-filter.ts'
import { chat, chatId } from './fixtures.ts'

const NOW = 1_000_000
const context: FilterContext = { now: NOW, found: new Map([['refund', new Set([chatId('a')])]]) }
const fits = (condition: Condition, one: Chat, found = context) => conditionFits(condition, found)(one)
const shows = (view: Partial<ChatView>, one: Chat) => chatFits({ ...DEFAULT_VIEW, ...view }, context)(one)

describe('a condition', () => {
  const one = chat('a', 'Coach', {
    agent: 'Bo Lindqvist',
    customer: 'Hanna Weiß',
    waitingSince: NOW - 60_000,
    receivedAt: NOW - 600_000,
    userData: { Segment: 'Gold', HelpRequested: '1' },
  })

  it('on the agent takes some of the name, whatever its capitals', () => {
    expect(fits({ kind: 'agent', text: 'lind' }, one)).toBe(true)
    expect(fits({ kind: 'agent', text: 'Ann' }, one)).toBe(false)
  })

  it('on the state and the mode takes what the server says', () => {
    expect(fits({ kind: 'state', state: 'Chatting' }, one)).toBe(true)
    expect(fits({ kind: 'state', state: 'Invited' }, one)).toBe(false)
    expect(fits({ kind: 'mode', mode: 'Coach' }, one)).toBe(true)
    expect(fits({ kind: 'mode', mode: null }, one)).toBe(false)
    expect(fits({ kind: 'mode', mode: null }, chat('b', null))).toBe(true)
  })

  it('does not take a mode for granted that was only asked for', () => {
    const asked = chat('b', 'Monitor', {
      mode: { known: 'Monitor', phase: { kind: 'requested', mode: 'Coach', since: 0 } },
    })
    expect(fits({ kind: 'mode', mode: 'Coach' }, asked)).toBe(false)
  })

  it('on a time takes what is longer, and nothing of which the beginning is not known', () => {
    expect(fits({ kind: 'waiting', longerThan: 59_999 }, one)).toBe(true)
    expect(fits({ kind: 'waiting', longerThan: 60_000 }, one)).toBe(false)
    expect(fits({ kind: 'age', longerThan: 599_000 }, one)).toBe(true)
    const unknown = chat('b', 'Coach', { waitingSince: null, receivedAt: null })
    expect(fits({ kind: 'waiting', longerThan: 0 }, unknown)).toBe(false)
    expect(fits({ kind: 'age', longerThan: 0 }, unknown)).toBe(false)
  })

  it('on a keyword looks at names and user data here, and at lines where main found it', () => {
    expect(fits({ kind: 'keyword', text: 'WEIß' }, one)).toBe(true)
    expect(fits({ kind: 'keyword', text: 'lindq' }, one)).toBe(true)
    expect(fits({ kind: 'keyword', text: 'gold' }, one)).toBe(true)
    expect(fits({ kind: 'keyword', text: ' Refund ' }, one)).toBe(true)
    expect(fits({ kind: 'keyword', text: 'refund' }, chat('b', 'Coach'))).toBe(false)
  })

  it('on user data takes the whole value, or any', () => {
    expect(fits({ kind: 'userData', key: 'segment', value: 'GOLD' }, one)).toBe(true)
    expect(fits({ kind: 'userData', key: 'Segment', value: 'Go' }, one)).toBe(false)
    expect(fits({ kind: 'userData', key: 'HelpRequested', value: '' }, one)).toBe(true)
    expect(fits({ kind: 'userData', key: 'Other', value: '' }, one)).toBe(false)
  })

  it('that is still blank keeps nothing out', () => {
    for (const blank of [
      { kind: 'agent', text: '' },
      { kind: 'keyword', text: ' ' },
      { kind: 'userData', key: '', value: '' },
    ] as const)
      expect(fits(blank, chat('b', null, { agent: '' }))).toBe(true)
  })
})

describe('the quick filters', () => {
  it('take who waits, and who is in a mode', () => {
    expect(shows({ quick: 'waiting' }, chat('a', 'Coach', { waitingSince: 1 }))).toBe(true)
    expect(shows({ quick: 'waiting' }, chat('a', 'Coach'))).toBe(false)
    expect(shows({ quick: 'coach' }, chat('a', 'Coach'))).toBe(true)
    expect(shows({ quick: 'bargeIn' }, chat('a', 'Coach'))).toBe(false)
  })
})

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('agent'), text: fc.constantFrom('Bo', 'Ann', 'n', '') }),
  fc.record({ kind: fc.constant('state'), state: fc.constantFrom('Chatting', 'Invited') }),
  fc.record({ kind: fc.constant('mode'), mode: fc.constantFrom('Monitor', 'Coach', 'BargeIn', null) }),
  fc.record({ kind: fc.constant('waiting'), longerThan: fc.nat(100_000) }),
  fc.record({ kind: fc.constant('age'), longerThan: fc.nat(100_000) }),
  fc.record({ kind: fc.constant('keyword'), text: fc.constantFrom('refund', 'bo', 'tom', 'zzz', '') }),
  fc.record({ kind: fc.constant('userData'), key: fc.constantFrom('A', 'B', ''), value: fc.constantFrom('1', '') }),
)
const conditions = fc.array(condition, { maxLength: 5 })
const someChat = fc
  .record({
    id: fc.constantFrom('a', 'b'),
    mode: fc.constantFrom('Monitor', 'Coach', 'BargeIn', null),
    agent: fc.constantFrom('Bo', 'Ann', ''),
    waits: fc.option(fc.nat(100_000)),
    userData: fc.dictionary(fc.constantFrom('A', 'B'), fc.constantFrom('1', '2')),
  })
  .map(({ id, mode, agent, waits, userData }) =>
    chat(id, mode, { agent, userData, waitingSince: waits === null ? null : NOW - waits, receivedAt: NOW - 50_000 }),
  )

describe('conditions together', () => {
  const all = (list: Condition[], one: Chat) => shows({ match: 'all', conditions: list }, one)
  const any = (list: Condition[], one: Chat) => shows({ match: 'any', conditions: list }, one)

  it('“all” is every one of them, “any” at least one; without any, every chat fits', () => {
    fc.assert(
      fc.property(conditions, someChat, (list, one) => {
        const each = list.map((single) => fits(single, one))
        expect(all(list, one)).toBe(each.every(Boolean))
        expect(any(list, one)).toBe(list.length === 0 || each.some(Boolean))
      }),
    )
  })

  it('are the same in any order, and twice the same is once', () => {
    fc.assert(
      fc.property(conditions, someChat, (list, one) => {
        for (const match of [all, any]) {
          expect(match(list.toReversed(), one)).toBe(match(list, one))
          expect(match([...list, ...list], one)).toBe(match(list, one))
        }
      }),
    )
  })

  it('one more narrows “all” and widens “any”', () => {
    fc.assert(
      fc.property(conditions, condition, someChat, (list, more, one) => {
        if (all([...list, more], one)) expect(all(list, one)).toBe(true)
        if (list.length > 0 && any(list, one)) expect(any([...list, more], one)).toBe(true)
      }),
    )
  })

  it('stand besides the quick filter and the word in the box', () => {
    fc.assert(
      fc.property(conditions, someChat, (list, one) => {
        const view = { quick: 'waiting', keyword: 'refund', match: 'any', conditions: list } as const
        const alone = any(list, one) && one.waitingSince !== null && one.id === 'a'
        expect(shows(view, one)).toBe(alone)
      }),
    )
  })
})

it('the keywords to look for are each named once, as they are compared', () => {
  const conditions: Condition[] = [
    { kind: 'keyword', text: 'Refund ' },
    { kind: 'keyword', text: '' },
    { kind: 'keyword', text: 'late' },
    { kind: 'agent', text: 'Bo' },
  ]
  expect(keywordsOf({ ...DEFAULT_VIEW, keyword: 'refund', conditions })).toEqual(['refund', 'late'])
})
