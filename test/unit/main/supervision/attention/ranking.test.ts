import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ChatId, type Attention } from '../../../../../preload/contract/index.ts'
import { ranked, type Rated } from '../../../../../main/supervision/attention/ranking.ts'

const rules = { threshold: 30 }
const rated = (name: string, points: number, unread = false): Rated => ({
  chatId: v.parse(ChatId, name),
  reasons: points === 0 ? [] : [{ kind: 'loud', points }],
  unread,
})
const names = (all: readonly Attention[]): string[] => all.map(({ chatId, needs }) => (needs ? chatId : `(${chatId})`))

test('who needs somebody comes first, the highest sum first', () => {
  const order = ranked([rated('a', 12), rated('b', 40), rated('c', 30), rated('d', 90)], [], rules)
  expect(names(order)).toEqual(['d', 'b', 'c', '(a)'])
  expect(order[0]?.score).toBe(90)
})

test('a chat of which nothing is to be said is left out; one that cannot be read is not', () => {
  expect(names(ranked([rated('a', 0), rated('b', 0, true)], [], rules))).toEqual(['(b)'])
})

test('a chat that needs somebody does so until its sum has fallen well below the threshold', () => {
  const first = ranked([rated('a', 31)], [], rules)
  const second = ranked([rated('a', 22)], first, rules)
  expect(names(second)).toEqual(['a'])
  const third = ranked([rated('a', 20)], second, rules)
  expect(names(third)).toEqual(['(a)'])
  expect(names(ranked([rated('a', 29)], third, rules))).toEqual(['(a)'])
})

test('places are kept for a small difference and change for a large one', () => {
  const first = ranked([rated('a', 50), rated('b', 48)], [], rules)
  const second = ranked([rated('a', 50), rated('b', 54)], first, rules)
  expect(names(second)).toEqual(['a', 'b'])
  expect(names(ranked([rated('a', 50), rated('b', 55)], second, rules))).toEqual(['b', 'a'])
})

test('who comes anew takes a place by their sum alone', () => {
  const first = ranked([rated('a', 50), rated('b', 40)], [], rules)
  expect(names(ranked([rated('c', 46), rated('a', 50), rated('b', 40)], first, rules))).toEqual(['a', 'c', 'b'])
})

test('nobody stays behind a far lower sum for want of a big enough step in between', () => {
  const first = ranked([rated('a', 30), rated('b', 30), rated('c', 30), rated('d', 30)], [], rules)
  const second = ranked([rated('a', 30), rated('b', 34), rated('c', 38), rated('d', 42)], first, rules)
  const scores = second.map(({ score }) => score)
  expect(scores.every((score, at) => scores.slice(at).every((later) => later < score + 5))).toBe(true)
  expect(names(ranked([rated('a', 30), rated('b', 34), rated('c', 38), rated('d', 42)], second, rules))).toEqual(
    names(second),
  )
})
