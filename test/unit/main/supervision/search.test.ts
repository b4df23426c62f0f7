import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable, type ChatId, type Entry, type EntryBody } from '../../../../preload/contract/index.ts'
import { LineSearch } from '../../../../main/supervision/search.ts'

const id = (name: string): ChatId => name as ChatId
const line = (body: EntryBody | string, index = 0): Entry => ({
  index,
  at: 0,
  from: null,
  audience: 'everyone',
  visibility: 'All',
  body: typeof body === 'string' ? { kind: 'text', text: body } : body,
})

function found(search: LineSearch, ...keywords: string[]): Record<string, string[]> {
  const steps = search.find(keywords, 1)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return Object.fromEntries(step.value)
  }
}

test('a keyword is found in the lines of a chat, whatever its capitals and accents are made of', () => {
  const search = new LineSearch()
  search.add(id('a'), [line('Where is my REFUND?'), line('Cafe\u0301 Zoë')])
  search.add(id('b'), [line('hello')])
  expect(found(search, 'refund', 'café zoë', 'hel', 'nothing')).toEqual({
    refund: ['a'],
    'café zoë': ['a'],
    hel: ['b'],
    nothing: [],
  })
})

test('lines that come later are found too, and those of a chat that is gone are not', () => {
  const search = new LineSearch()
  search.add(id('a'), [line('one')])
  expect(found(search, 'two')).toEqual({ two: [] })
  search.add(id('a'), [line('two')])
  expect(found(search, 'two', 'one')).toEqual({ two: ['a'], one: ['a'] })
  search.remove(id('a'))
  expect(found(search, 'one')).toEqual({ one: [] })
})

test('addresses and notices are looked at as well; who came and went is not', () => {
  const search = new LineSearch()
  search.add(id('a'), [
    line({ kind: 'pushUrl', url: 'https://example.com/Returns' }),
    line({ kind: 'notice', text: 'Transferred from Sales' }),
    line({ kind: 'joined' }),
    line({ kind: 'unreadable', reason: 'no text' }),
  ])
  expect(found(search, 'returns', 'sales', 'joined', 'no text')).toEqual({
    returns: ['a'],
    sales: ['a'],
    joined: [],
    'no text': [],
  })
})

test('nothing is found across two lines', () => {
  const search = new LineSearch()
  search.add(id('a'), [line('good'), line('morning')])
  expect(found(search, 'goodmorning', 'good morning', 'good')).toMatchObject({
    goodmorning: [],
    'good morning': [],
    good: ['a'],
  })
})

test('it finds what a look at every line finds, in whatever pieces the lines came', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', 'ß', 'é', ' '), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 5 }), text, (chats, keyword) => {
      const search = new LineSearch()
      const word = keyword.trim().toLowerCase()
      chats.forEach((lines, at) => lines.forEach((each) => search.add(id(`${at}`), [line(each)])))
      const expected = chats.flatMap((lines, at) => {
        const there = lines.some((each) => comparable(each).includes(comparable(word)))
        return there ? [`${at}`] : []
      })
      fc.pre(word !== '')
      expect(found(search, word)[word]).toEqual(expected)
    }),
  )
})

test('whoever asks can stop between two steps', () => {
  const search = new LineSearch()
  for (const name of ['a', 'b', 'c']) search.add(id(name), [line('x')])
  const steps = search.find(['x'], 2)
  expect(steps.next().done).toBe(false)
  expect(steps.next().done).toBe(true)
})
