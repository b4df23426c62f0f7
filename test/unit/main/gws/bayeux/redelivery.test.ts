import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Redelivery } from '../../../../../main/gws/bayeux/redelivery.ts'

const message = (data: unknown) => ({ channel: '/v2/me/chats', data })
const told = (redelivery: Redelivery, words: readonly string[]) =>
  words.filter((word) => !redelivery.takes(message(word)))

test('what comes again after a lost link is not told again, what is new is', () => {
  const redelivery = new Redelivery()
  expect(told(redelivery, ['a', 'b'])).toEqual(['a', 'b'])
  redelivery.lost()
  expect(told(redelivery, ['a', 'b', 'c'])).toEqual(['c'])
  redelivery.lost()
  expect(told(redelivery, ['a', 'b', 'c', 'a'])).toEqual(['a'])
})

test('the same word is new where no link was lost, and once it was acknowledged', () => {
  const redelivery = new Redelivery()
  expect(told(redelivery, ['Coach', 'Monitor', 'Coach'])).toEqual(['Coach', 'Monitor', 'Coach'])
  redelivery.acknowledged()
  redelivery.lost()
  expect(told(redelivery, ['Coach', 'Monitor'])).toEqual(['Coach', 'Monitor'])
})

test('a server that sends nothing again loses nothing', () => {
  const redelivery = new Redelivery()
  told(redelivery, ['a', 'b'])
  redelivery.lost()
  expect(told(redelivery, ['c', 'a', 'b'])).toEqual(['c', 'a', 'b'])
})

test('wherever the link is lost, each word is told once and in order', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('say' as const), word: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constantFrom('cut' as const, 'acknowledge' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.infiniteStream(fc.nat(5)), (steps, cuts) => {
      const redelivery = new Redelivery()
      const said: string[] = []
      const heard: string[] = []
      let unacknowledged: string[] = []
      for (const one of steps) {
        if (one.kind === 'say') {
          said.push(one.word)
          unacknowledged.push(one.word)
          heard.push(...told(redelivery, [one.word]))
        } else if (one.kind === 'acknowledge') {
          redelivery.acknowledged()
          unacknowledged = []
        } else {
          redelivery.lost()
          // The new link may be lost too while they come again.
          const { value: so } = cuts.next() as { value: number }
          heard.push(...told(redelivery, unacknowledged.slice(0, so)))
          redelivery.lost()
          heard.push(...told(redelivery, unacknowledged))
        }
      }
      expect(heard).toEqual(said)
    }),
  )
})
