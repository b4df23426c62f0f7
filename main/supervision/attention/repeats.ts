import { isCommon } from './language.ts'
import { remembering, tokensOf } from './words.ts'

/** So much of the shorter of two lines has to stand in the other for both to say the same. */
const SHARE = 0.6
/** Words are the same whose beginnings of so many letters are: refund, refunded. */
const STEM = 5

interface Said {
  question: boolean
  /** The beginnings of the words that say what it is about. */
  stems: ReadonlySet<string>
  whole: string
}

const read = remembering((text): Said => {
  const tokens = tokensOf(text)
  const telling = tokens.filter((token) => token.length > 1 && !/\p{N}/u.test(token) && !isCommon(token))
  return {
    question: /[?？]/u.test(text),
    stems: new Set(telling.map((token) => token.slice(0, STEM))),
    whole: tokens.join(' '),
  }
})

/** How often the customer has said what is in the newest lines, those included; 1: once. The lines in their order. */
export function timesSaid(texts: readonly string[], newest: number): number {
  const lines = texts.map(read)
  const counts = lines
    .slice(-newest)
    .map((line) => (isTelling(line) ? lines.filter((other) => isSame(line, other)).length : 1))
  return Math.max(1, ...counts)
}

/** A number that was asked for, or a yes, may well be said twice. */
const isTelling = ({ question, stems, whole }: Said): boolean =>
  question ? stems.size > 0 || whole.includes(' ') : stems.size > 2

function isSame(a: Said, b: Said): boolean {
  if (a.whole === b.whole) return true
  const least = Math.min(a.stems.size, b.stems.size)
  const shared = [...a.stems].filter((stem) => b.stems.has(stem)).length
  if (least === 0) return false
  if (least === 1) return shared === 1 && a.question && b.question && Math.max(a.stems.size, b.stems.size) <= 2
  return shared >= 2 && shared / least >= SHARE
}
