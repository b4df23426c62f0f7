import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortKey, type Chat } from '../../../../preload/contract/index.ts'
import { held, inOrder, type Held } from '../../../../renderer/state/chat-order.ts'
import { chat, chatId, entry } from './fixtures.ts'

const ids = (chats: readonly Chat[]): string[] => chats.map(({ id }) => id)
const sorted = (chats: Chat[], by: SortKey, descending = false): string[] =>
  ids(inOrder(chats, { by, descending }, new Map()))

describe('the order of the list', () => {
  const a = chat('a', 'Monitor', { receivedAt: 100, waitingSince: 900, customer: 'Łukasz', agent: 'bo' })
  const b = chat('b', 'Monitor', { receivedAt: 200, waitingSince: 500, customer: 'anna', agent: 'Ann' })
  const c = chat('c', 'Monitor', { receivedAt: 300, customer: 'Zoë', agent: '', lastEntry: entry(1, 'x', { at: 7 }) })
  const all = [c, a, b]

  it('is by start, either way', () => {
    expect(sorted(all, 'start')).toEqual(['a', 'b', 'c'])
    expect(sorted(all, 'start', true)).toEqual(['c', 'b', 'a'])
  })

  it('by age is the other way round: the oldest has the most', () => {
    expect(sorted(all, 'age', true)).toEqual(['a', 'b', 'c'])
  })

  it('by wait has the longest first when descending, and who does not wait last either way', () => {
    expect(sorted(all, 'waiting', true)).toEqual(['b', 'a', 'c'])
    expect(sorted(all, 'waiting')).toEqual(['a', 'b', 'c'])
  })

  it('by name is that of an alphabet, not of codes; who has none comes last', () => {
    expect(sorted(all, 'customer')).toEqual(['b', 'a', 'c'])
    expect(sorted(all, 'agent')).toEqual(['b', 'a', 'c'])
    expect(sorted(all, 'agent', true)).toEqual(['a', 'b', 'c'])
  })

  it('by last line has chats without any at the end', () => {
    expect(sorted(all, 'lastLine', true)).toEqual(['c', 'a', 'b'])
  })

  it('takes a name that comes later into its place', () => {
    expect(sorted([a, b], 'customer')).toEqual(['b', 'a'])
    expect(sorted([a, b, chat('d', 'Monitor', { customer: 'Ben' })], 'customer')).toEqual(['b', 'd', 'a'])
  })

  it('is the same whatever the chats came in, and loses none', () => {
    const one = fc.record({
      id: fc.uuid(),
      receivedAt: fc.option(fc.nat(5)),
      waitingSince: fc.option(fc.nat(5)),
      customer: fc.constantFrom('Ann', 'ann', 'Bo', ''),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 12 }),
        fc.constantFrom(...SortKey.options),
        fc.boolean(),
        (facts, by, descending) => {
          const chats = facts.map(({ id, ...rest }) => chat(id, 'Monitor', rest))
          const order = sorted(chats, by, descending)
          expect(sorted(chats.toReversed(), by, descending)).toEqual(order)
          expect([...order].sort()).toEqual(ids(chats).sort())
        },
      ),
    )
  })
})

describe('an order that is held', () => {
  const known = ['a', 'b', 'c'].map((id) => chat(id, 'Monitor'))
  const byId = (id: string) => known.find((one) => one.id === id) ?? null
  const order: Held = new Map(['b', 'x', 'a'].map((id) => [chatId(id), 'calm']))

  it('moves nobody, lets go who is gone, and puts who came at the end', () => {
    expect(ids(held(order, known, byId))).toEqual(['b', 'a', 'c'])
  })

  it('keeps who no longer fits, so that nothing moves up', () => {
    expect(ids(held(order, [], byId))).toEqual(['b', 'a'])
  })
})
