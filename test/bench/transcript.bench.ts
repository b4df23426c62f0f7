/**
 * How long finding takes in a transcript of 100,000 lines and among 1,000 phrases: `npm run bench`. A frame of a screen is
 * 16 ms. Not a test: it prints, and whoever reads it judges.
 */
import { entryText, hiddenLinesIn, type Entry } from '../../preload/contract/index.ts'
import { FindIndex } from '../../renderer/state/find-index.ts'
import { findable, fuzzySearch } from '../../renderer/state/fuzzy.ts'
import { median } from './median.ts'

const LINES = 100_000
const PHRASES = 1_000

const said = [
  'Hello, thank you for waiting. Let me look up your order, it only takes a moment.',
  'This is the third time that I am asking about the refund, and nobody answers me.',
  'Standard delivery takes one more day, the express resend is free after a missed date.',
  'Ok',
]
const pick = (at: number): string => said[at % said.length] ?? ''

const entries = Array.from({ length: LINES }, (_, at) => entry(at))
const grown = [...entries, entry(LINES)]
const index = new FindIndex((one) => entryText(one, false))
const phrases = Array.from({ length: PHRASES }, (_, at) =>
  findable(at, `${pick(at).slice(0, 24)} ${at}`, `Group ${at % 20}`, `{agent}, ${pick(at + 1)} ${at}`),
)

let turn = false
/** With a line more or less than the time before. */
function next(): typeof entries {
  turn = !turn
  return turn ? grown : entries
}
const first = performance.now()
index.find(entries, 'x')
const prepared = performance.now() - first

const questions: readonly (readonly [string, () => number])[] = [
  ['find, in no line', () => index.find(entries, 'Staubsauger').length],
  ['find, rare', () => index.find(entries, 'order 4711').length],
  ['find, in a quarter of the lines', () => index.find(entries, 'REFUND').length],
  ['find, after a line has come or gone', () => index.find(next(), 'refund').length],
  ['what a reply to everyone repeats of 20,000 lines for agents', () => hiddenLinesIn(pick(2), entries).length],
  ['phrases by two letters', () => fuzzySearch(phrases, 'sd', 50).length],
  ['phrases by words', () => fuzzySearch(phrases, 'express resend', 50).length],
  ['phrases by what none has', () => fuzzySearch(phrases, 'qqqq', 50).length],
]

console.log(`${LINES.toLocaleString('en')} lines, ${PHRASES.toLocaleString('en')} phrases; medians of 60 runs`)
for (const [what, ask] of questions) console.log(`${median(ask, 60).toFixed(2).padStart(8)} ms  ${what}`)
console.log(`${prepared.toFixed(2).padStart(8)} ms  once, when the search is opened`)

function entry(at: number): Entry {
  const hidden = at % 5 === 0
  return {
    index: at,
    at: 1_800_000_000_000 + at * 1000,
    from: null,
    audience: hidden ? 'agents' : 'everyone',
    visibility: hidden ? 'Agents' : 'All',
    body: { kind: 'text', text: `${pick(at)} order ${at}` },
  }
}
