import { describe, expect, test } from 'vitest'
import { NAME_LIMIT, plainName, serverWords, shownName } from '../../../preload/contract/index.ts'
import names from '../../fixtures/names-that-turn-and-hide.json' with { type: 'json' }
import stacked from '../../fixtures/line-of-stacked-marks.json' with { type: 'json' }

const marks = (text: string): number => text.match(/\p{M}/gu)?.length ?? 0

describe('a name within words of ours', () => {
  test('turns nothing around', () => {
    expect(shownName(names['turns direction'])).toBe('TomkraM')
    for (const mark of '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C')
      expect(shownName(`To${mark}m`), mark.codePointAt(0)?.toString(16)).toBe('Tom')
  })

  test('pushes nothing away by blanks, of whatever kind', () => {
    expect(shownName(names['hides the role'])).toBe('agent1@x.test agent')
    expect(shownName('  Tom\n\n\t\u00a0\u2003\u3000\u2800 Okafor\u0000 ')).toBe('Tom Okafor')
    expect(shownName('Tom\u3164\u115F\u00AD\u200B\uFEFF')).toBe('Tom')
  })

  test('piles up no marks', () => {
    const name = shownName(stacked.text)
    expect(marks(stacked.text)).toBeGreaterThan(400)
    expect(Math.max(...(name.match(/\p{M}+/gu) ?? ['']).map(({ length }) => length))).toBe(2)
  })

  test('is of a bounded length, and cut between letters', () => {
    expect(shownName('ab '.repeat(2_000_000)).length).toBeLessThanOrEqual(NAME_LIMIT + 1)
    expect(shownName('😀'.repeat(NAME_LIMIT + 1))).toBe(`${'😀'.repeat(NAME_LIMIT)}…`)
    expect(shownName('x'.repeat(NAME_LIMIT))).toBe('x'.repeat(NAME_LIMIT))
  })

  test('keeps its own direction to itself where it runs from right to left', () => {
    expect(shownName('שלום')).toBe('\u2068שלום\u2069')
    expect(shownName('محمد 42')).toBe('\u2068محمد 42\u2069')
    expect(plainName('שלום')).toBe('שלום')
  })

  test('as longer words of the server’s, in a sentence, is bounded all the same', () => {
    const reason = `No right. ${'Ask. '.repeat(1000)}`
    expect(serverWords(reason)).toMatch(/^No right\. (Ask\. )+.*…$/)
    expect(serverWords(reason).length).toBeLessThanOrEqual(301)
    expect(serverWords('\u202Eאין הרשאה\n')).toBe('\u2068אין הרשאה\u2069')
    expect(serverWords(' \n ')).toBe('')
  })

  test.each([
    'Tom Okafor',
    'Hanna Weiß',
    'Nguyễn Thị Đào',
    'Nguyê\u0303n'.normalize('NFD'),
    'นางสาวปิ่นทิพย์',
    'ကျွန်ုပ် မြွှော်',
    'क्षितिज',
    'Ο Γιώργος',
    '👩‍👩‍👧',
    '❤️',
    '山田 太郎',
    '',
  ])('leaves %s as it is', (name) => {
    expect(shownName(name)).toBe(name)
  })
})
