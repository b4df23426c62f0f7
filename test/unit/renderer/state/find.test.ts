import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryText, type Entry } from '../../../../preload/contract/index.ts'
import { FindIndex } from '../../../../renderer/state/find-index.ts'
import { Find } from '../../../../renderer/state/find.svelte.ts'
import { foundRanges, linksIn, textParts } from '../../../../renderer/state/text-parts.ts'
import { entry } from './fixtures.ts'

const textOf = (one: Entry): string => entryText(one, false)
const lines = (...texts: string[]): Entry[] => texts.map((text, at) => entry(at * 2, text))

describe('finding in a transcript', () => {
  it('finds lines whatever the capitals, and nothing for blanks', () => {
    const index = new FindIndex(textOf)
    const entries = lines('The ReFund', 'no', 'REFUNDS')
    expect(index.find(entries, 'refund')).toEqual([0, 4])
    expect(index.find(entries, '  ')).toEqual([])
  })

  it('finds the same whether lines came at once, one by one, late or were replaced', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'İ', ' '), maxLength: 5 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), word), { maxLength: 15 }), word, (steps, query) => {
        const index = new FindIndex(textOf)
        let entries: Entry[] = []
        for (const [at, text] of steps) {
          entries = [...entries.filter((one) => one.index !== at), entry(at, text)].sort((a, b) => a.index - b.index)
          const fresh = new FindIndex(textOf).find(entries, query)
          expect(index.find(entries, query)).toEqual(fresh)
        }
      }),
    )
  })

  it('counts, goes round in both directions, and starts where one reads', () => {
    let entries = lines('a', 'x', 'a', 'x', 'a')
    const find = new Find(() => entries, textOf)
    find.start()
    find.look('a', 3)
    expect([find.words, find.current]).toEqual(['2 of 3', 4])
    find.step(1)
    find.step(1)
    expect([find.words, find.current]).toEqual(['1 of 3', 0])
    find.step(-1)
    expect([find.words, find.current]).toEqual(['3 of 3', 8])
    find.look('zzz', 0)
    expect([find.words, find.current]).toEqual(['No results', null])
    find.step(1)
    entries = []
    find.look('', 0)
    expect(find.words).toBe('')
  })
})

describe('what is marked in a line', () => {
  it('is what was found, also where small letters take more room', () => {
    const marked = (text: string, needle: string): string[] =>
      foundRanges(text, needle).map(([from, to]) => text.slice(from, to))
    expect(marked('Refund, reFUND', 'refund')).toEqual(['Refund', 'reFUND'])
    expect(marked('İİ Istanbul', 'istanbul')).toEqual(['Istanbul'])
    expect(marked('aaaa', 'aa')).toEqual(['aa', 'aa'])
    expect(marked('Le ge\u0301rant, don\u2019t!', 'gérant')).toEqual(['ge\u0301rant'])
    expect(marked('I don\u2019t\u00a0\u200bwait', "don't wait")).toEqual(['don\u2019t\u00a0\u200bwait'])
  })

  it('leaves the text as it is, letter by letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'İ', '😀', ' ', 'https://x.y/', '.', '<') }),
        fc.string({ unit: fc.constantFrom('a', 'x', '.'), maxLength: 3 }),
        (text, needle) => {
          expect(
            textParts(text, needle)
              .map((part) => part.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })

  it('is an address without the sentence around it', () => {
    expect(linksIn('See (https://a.example/b?c=1), or http://b.example. And https://a.example/b?c=1')).toEqual([
      'https://a.example/b?c=1',
      'http://b.example',
    ])
    expect(linksIn('javascript:alert(1) file:///etc data:text/html,x')).toEqual([])
  })
})
