import { attentionLanguages, type AttentionLanguage } from '../../../preload/contract/index.ts'
import { languages } from './languages/index.ts'
import { remembering, tokensOf } from './words.ts'

/** `nothing`: too little was said to tell; `unknown`: none of those that can be read. */
export type Heard = AttentionLanguage | 'unknown' | 'nothing'

/** So few words may belong to any language. */
const FEW = 4
/** So much of a text is made of the words that its language is never without, at the least. */
const SHARE = 0.15

const common = attentionLanguages.map((language) => [language, new Set(tokensOf(languages[language].common))] as const)

/** Words that say nothing of what a line is about. */
export const isCommon = (token: string): boolean => common.some(([, words]) => words.has(token))

/** How much of a text is letters, Latin letters, words, and the words that each language is never without. */
const read = remembering((text) => {
  const tokens = tokensOf(text).filter((token) => !/^\p{N}+$/u.test(token))
  return {
    letters: text.match(/\p{L}/gu)?.length ?? 0,
    latin: text.match(/\p{Script=Latin}/gu)?.length ?? 0,
    words: tokens.length,
    common: common.map(([, words]) => tokens.filter((token) => words.has(token)).length),
  }
})

/** In which language lines are written, by the words that each language is never without. */
export function languageOf(texts: readonly string[]): Heard {
  const lines = texts.map(read)
  const sum = (of: (line: (typeof lines)[number]) => number): number => lines.reduce((all, line) => all + of(line), 0)
  const letters = sum((line) => line.letters)
  if (letters === 0) return 'nothing'
  if (sum((line) => line.latin) < letters / 2) return 'unknown'
  const words = sum((line) => line.words)
  const counts = common.map(([language], at) => ({ language, count: sum((line) => line.common[at] ?? 0) }))
  const most = Math.max(...counts.map(({ count }) => count))
  const best = counts.find(({ count }) => count === most)
  const enough = most >= words * SHARE && (most > 1 || (most > 0 && words < FEW))
  if (best !== undefined && enough) return best.language
  return words < FEW ? 'nothing' : 'unknown'
}
