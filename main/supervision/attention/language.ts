import type { AttentionLanguage } from '../../../preload/contract/index.ts'
import { languages } from './languages/index.ts'
import { tokensOf } from './words.ts'

/** `nothing`: too little was said to tell; `unknown`: none of those that can be read. */
export type Heard = AttentionLanguage | 'unknown' | 'nothing'

/** So few words may belong to any language. */
const FEW = 4
/** So much of a text is made of the words that its language is never without, at the least. */
const SHARE = 0.15

const common = Object.entries(languages).map(
  ([language, table]) => [language as AttentionLanguage, new Set(tokensOf(table.common))] as const,
)

/** Words that say nothing of what a line is about. */
export const isCommon = (token: string): boolean => common.some(([, words]) => words.has(token))

/** In which language lines are written, by the words that each language is never without. */
export function languageOf(texts: readonly string[]): Heard {
  const whole = texts.join(' ')
  const letters = whole.match(/\p{L}/gu) ?? []
  const latin = whole.match(/\p{Script=Latin}/gu) ?? []
  if (letters.length === 0) return 'nothing'
  if (latin.length < letters.length / 2) return 'unknown'
  const tokens = tokensOf(whole).filter((token) => !/^\p{N}+$/u.test(token))
  const counts = common.map(([language, words]) => ({
    language,
    count: tokens.filter((token) => words.has(token)).length,
  }))
  const most = Math.max(...counts.map(({ count }) => count))
  const best = counts.find(({ count }) => count === most)
  const enough = most >= tokens.length * SHARE && (most > 1 || (most > 0 && tokens.length < FEW))
  if (best !== undefined && enough) return best.language
  return tokens.length < FEW ? 'nothing' : 'unknown'
}
