import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Entry, hiddenLinesIn, type Audience } from '../../../preload/contract/index.ts'

function line(index: number, text: string, audience: Audience = 'agents'): Entry {
  return v.parse(Entry, { index, at: 1, from: null, audience, visibility: '', body: { kind: 'text', text } })
}
const found = (text: string, ...lines: Entry[]): number[] => hiddenLinesIn(text, lines).map(({ index }) => index)
const secret = 'Offer him the refund at once'

describe('a text for everyone', () => {
  it('repeats a hidden line whatever stands around it, and whatever its blanks, capitals and quote marks', () => {
    expect(found(secret, line(1, secret))).toEqual([1])
    expect(found(`Well: ${secret.toUpperCase()}!`, line(1, secret))).toEqual([1])
    expect(found('> Offer him\n>  the   refund\nat once', line(1, secret))).toEqual([1])
  })

  it.each(['agents', 'supervisors', 'unknown'] as const)('may not repeat a line for %s by mistake', (audience) => {
    expect(found(secret, line(1, secret, audience))).toEqual([1])
  })

  it('repeats a good part of a long hidden line', () => {
    expect(
      found('he threatens to cancel his contract', line(1, `Careful, he threatens to cancel his contract soon.`)),
    ).toEqual([1])
    expect(found('cancel the contract', line(1, 'Do not cancel the contract before Monday'))).toEqual([])
  })

  it.each([
    ["Give him a 10% discount, but don't tell him why."],
    ['Give h\u200bim a 10% dis\u00adcount, but don’t tell him why.'],
    ['Give him a 10% discount; but don’t tell him why'],
    ['give him a 10% discount but dont tell him why…'],
    ['Ｇｉｖｅ him a 10% discount, but don´t tell him why.'],
    ['Well, Tom, I may give him a 10% discount, they say.'],
  ])('repeats a hidden line however it was typed, and a third of it within a sentence: %s', (text) => {
    expect(found(text, line(1, 'Give him a 10% discount, but don\u2019t tell him why.'))).toEqual([1])
  })

  it('repeats a hidden line whose accents stand apart', () => {
    expect(found('Le ge\u0301rant est d\u2019accord', line(1, "Le gérant est d'accord"))).toEqual([1])
  })

  it('asks rather than to compare without end', () => {
    expect(found('a'.repeat(4_000), line(1, `b${'a'.repeat(100_000)}`))).toEqual([1])
  })

  it('may say short things that were said to agents too, and what everyone has read already', () => {
    expect(found('Yes', line(1, 'Yes'))).toEqual([])
    expect(found(secret, line(1, secret), line(2, `${secret}, I said`, 'everyone'))).toEqual([])
    expect(found(secret, line(2, secret, 'everyone'))).toEqual([])
  })

  it('never repeats a line of some length unnoticed, wherever it was put', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', ' ', 'Ä', 'İ', 'ß', '\n'), maxLength: 30 })
    fc.assert(
      fc.property(
        word,
        word,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', ' ', 'Ä', 'ß'), minLength: 12 }),
        (before, after, hidden) => {
          fc.pre(hidden.replaceAll(/\s+/g, ' ').trim().length >= 12)
          expect(found(`${before} ${hidden} ${after}`, line(3, hidden))).toEqual([3])
        },
      ),
    )
  })
})
