import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparable, comparableWithPlaces } from '../../../preload/contract/index.ts'

describe('the form in which texts are compared', () => {
  it.each([
    ['typographic apostrophes', 'I don’t wait', "I don't wait"],
    ['accents that stand apart', 'le ge\u0301rant', 'le gérant'],
    ['syllables that are taken apart', '\u110e\u1171\u1109\u1169', '취소'],
    ['blanks that do not break', 'cancel my\u00a0contract', 'cancel my contract'],
    ['characters without a width', 'h\u200bi\u00adm\ufeff', 'him'],
    ['a joiner before its accent', 'e\u200b\u0301', 'é'],
    ['dots in one', 'well… no', 'well... no'],
    ['dashes and quotes', '«no» – „yes“', '"no" - "yes"'],
    ['wide letters', 'ＡＢＣ１２３', 'abc123'],
    ['sharp s', 'STRASSE', 'straße'],
    ['sigma at an end', 'ΟΔΟΣ', 'οδοσ'],
    ['blanks of every kind', ' a \n\t b', ' a b'],
  ])('takes %s for what they look like', (_what, one, other) => {
    expect(comparable(one)).toBe(comparable(other))
  })

  it('keeps apart what does not look the same', () => {
    expect(comparable('gérant')).not.toBe(comparable('gerant'))
    expect(comparable('no, stop')).not.toBe(comparable('no stop'))
  })

  it('is its own form', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(comparable(comparable(one))).toBe(comparable(one))
      }),
      { numRuns: 500 },
    )
  })

  it('says of each unit where in the text its letter stands', () => {
    const { comparable: form, from, to } = comparableWithPlaces('Le ge\u0301\u00adra\u200bnt…')
    expect(form).toBe('le gérant...')
    const at = form.indexOf('érant')
    expect([from[at], to[at + 4]]).toEqual([4, 12])
    expect([from[form.length - 1], to[form.length - 1]]).toEqual([12, 13])
  })

  it('is the same with places, which lie in the text and never go back', () => {
    fc.assert(
      fc.property(text, (one) => {
        const { comparable: form, from, to } = comparableWithPlaces(one)
        expect(form).toBe(comparable(one))
        expect(from).toHaveLength(form.length)
        expect([...from].sort((a, b) => a - b)).toEqual(from)
        expect(to.every((end, at) => end >= (from[at] ?? 0) && end <= one.length)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      'İ',
      'ß',
      'Σ',
      'ﬁ',
      '…',
      '’',
      '\u0301',
      '\u200b',
      '\u00ad',
      ' ',
      '\n',
      '\u00a0',
      '취',
      '\u110e',
      '\u1171',
      '👩‍💻',
      '\ud800',
      '½',
      '⁻',
      '｀',
      '´',
      '〃',
      'Å',
      'ŉ',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 20,
})
