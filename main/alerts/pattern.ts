import * as m from '#messages'
import { RE2JS, RE2JSException } from 're2js'
import { comparable, type AlertRuleProblem } from '../../preload/contract/index.ts'
import type { SaidRule } from '../supervision/alerts/causes.ts'

/**
 * The largest pattern that is taken, in RE2's instructions. Its time grows with pattern × line and no faster; this keeps a
 * window of a line below about 0.1 s for the worst of patterns (measured: 308 instructions on 1,000 characters take 0.13 s).
 */
const PROGRAM_LIMIT = 250
/** Lines are looked at in windows of so many characters, so that there is a place to stop between two. */
const WINDOW = 1_000
/** What a match that crosses the edge of a window may be long. */
const OVERLAP = 200
/** A line is given up after so much time, ms. */
const LINE_TIME = 50

export interface Pattern {
  /** Whether a text fits, in its comparable form or (patterns alone) as it is. The longer it takes the more of a very long text is left out; never throws. */
  fits(text: string): boolean
}

export type Compiled = { ok: true; pattern: Pattern } | { ok: false; problem: AlertRuleProblem }

/** Makes what a rule looks for; says in a sentence, and where it can with its place, why it cannot be. `stopwatch` in ms. */
export function compile(
  { match, text }: Pick<SaidRule, 'match' | 'text'>,
  stopwatch: () => number = () => performance.now(),
): Compiled {
  if (text.trim() === '') return refused(m.alerts.enterText({ match }), null)
  const source = match === 'words' ? sourceOfWords(text) : sourceOfPattern(text)
  if (source === null) return refused(m.alerts.noWord(), null)
  try {
    const program = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL)
    if (program.matcher('').find()) return refused(m.alerts.fitsAll(), null)
    if (match === 'pattern' && program.programSize() > PROGRAM_LIMIT) return refused(m.alerts.tooLarge(), null)
    const forms = (line: string): string[] => [
      ...new Set(match === 'words' ? [comparable(line)] : [line.normalize('NFC'), comparable(line)]),
    ]
    return { ok: true, pattern: { fits: (line) => search(program, forms(line), stopwatch) } }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return reasonOf(error, text)
  }
}

function search(program: RE2JS, forms: readonly string[], stopwatch: () => number): boolean {
  const end = stopwatch() + LINE_TIME
  for (const line of forms) {
    for (const window of windows(line)) {
      if (program.test(window)) return true
      if (stopwatch() > end) return false
    }
  }
  return false
}

/** A line in parts that overlap, cut between two words where there is a blank, so that no word begins or ends at a cut. */
function* windows(line: string): Generator<string> {
  let start = 0
  while (line.length - start > WINDOW) {
    const blank = line.lastIndexOf(' ', start + WINDOW)
    const end = blank > start + WINDOW - OVERLAP ? blank : start + WINDOW
    yield line.slice(start, end)
    const next = line.indexOf(' ', end - OVERLAP)
    start = next !== -1 && next < end ? next : end - OVERLAP
  }
  yield line.slice(start)
}

/** Words as a pattern: each a whole word, save where `*` lets it end in any way. Null: there is none. */
function sourceOfWords(list: string): string | null {
  const words = list
    .split(/[,\n]/)
    .map((word) => comparable(word).trim())
    .filter((word) => word.replaceAll('*', '') !== '')
  return words.length === 0 ? null : words.map(sourceOfWord).join('|')
}

/** Quotes in it are plain as in the comparable form, which no other part of a pattern's own language is touched by. */
function sourceOfPattern(text: string): string {
  return text.normalize('NFC').replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"')
}

function sourceOfWord(word: string): string {
  const open = word.endsWith('*')
  const bare = open ? word.slice(0, -1) : word
  const quoted = bare
    .split(/\s+/)
    .map((part) => RE2JS.quote(part))
    .join('\\s+')
  return `${EDGED.test(bare[0] ?? '') ? '(?:^|[^\\pL\\pN_])' : ''}${quoted}${!open && EDGED.test(bare.at(-1) ?? '') ? '(?:$|[^\\pL\\pN_])' : ''}`
}

/** Letters of scripts that put blanks between words. RE2's own `\b` knows ASCII alone. */
const EDGED = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}_]$/u

function reasonOf(error: RE2JSException, text: string): Compiled {
  const { error: what = '', input = null } = error as Partial<Record<'error' | 'input', string | null>>
  const [, reason = 'unknown' as const] = Object.entries(reasons).find(([start]) => what?.startsWith(start)) ?? []
  const bracket = /^(missing closing|unexpected) \)/.test(what ?? '')
  const part = bracket ? '' : (input?.replace(/^\(\?[a-z]+\)/, '') ?? '')
  const position = bracket ? loneBracket(text) : part === '' ? null : placeOf(part, text)
  const wrong = m.alerts.patternWrong({ reason })
  const named = position !== null && part !== '' && part !== text
  return refused(named ? m.alerts.wrongPart({ wrong, part: shortened(part) }) : m.alerts.wrong({ wrong }), position)
}

/** RE2's own words for what is wrong, and the reason in ours. */
const reasons = {
  'missing closing )': 'bracketOpen',
  'unexpected )': 'bracketClosed',
  'missing closing ]': 'setOpen',
  'invalid nested repetition': 'repeatedTwice',
  'missing argument to repetition': 'nothingToRepeat',
  'invalid repeat count': 'repeatCount',
  'invalid escape': 'escape',
  'trailing backslash': 'backslash',
  'invalid character class range': 'range',
  'invalid or unsupported Perl syntax': 'looking',
  'invalid named capture': 'groupName',
  'duplicate capture group name': 'groupTwice',
  'expression nests too deeply': 'tooDeep',
  'expression too large': 'tooLargeToRead',
} as const

/** Where a part of the pattern is that RE2 names. What it quotes to the pattern's end is found from the end. */
function placeOf(part: string, text: string): number | null {
  const place = text.endsWith(part) ? text.length - part.length : text.indexOf(part)
  return place === -1 ? null : place
}

/** The bracket that has no other half, which RE2 does not name; null: all have. */
function loneBracket(text: string): number | null {
  const open: number[] = []
  for (const { 0: part, index } of text.matchAll(/\\.|\[(?:\\.|[^\]\\])+\]|[()]/gs)) {
    if (part === '(') open.push(index)
    else if (part === ')' && open.pop() === undefined) return index
  }
  return open.at(-1) ?? null
}

const shortened = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text)

const refused = (message: string, position: number | null): { ok: false; problem: AlertRuleProblem } => ({
  ok: false,
  problem: { field: 'text', message, position },
})
