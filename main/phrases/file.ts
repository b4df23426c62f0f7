import * as m from '#messages'
import * as v from 'valibot'
import {
  failure,
  PHRASE_LIMIT,
  PhraseId,
  PhraseWords,
  success,
  type Phrase,
  type Result,
} from '../../preload/contract/index.ts'
import type { Refusal } from '../requests/refusals.ts'

/** The largest file that is read, bytes: a full set of the longest phrases fits. */
export const PHRASE_FILE_LIMIT = 8 * 1024 * 1024

const VERSION = 1
const Head = v.object({ sideline: v.literal('phrases'), version: v.number(), phrases: v.array(v.unknown()) })

/** The content of a file of phrases, for this program and for people who edit it by hand. */
export function writePhrases(phrases: readonly Phrase[]): string {
  const words = phrases.map(({ group, title, text }): PhraseWords => ({ group, title, text }))
  return `${JSON.stringify({ sideline: 'phrases', version: VERSION, phrases: words }, null, 2)}\n`
}

/** Reads such a file as a whole or not at all; what is wrong with it is named with its place. */
export function readPhrases(content: string, file: string, newId: () => string): Result<Phrase[]> {
  const refused = (why: string): Refusal => failure('badFile', `${why} ${m.phrases.nothingImported()}`)
  const json = parse(content)
  if (json === undefined) return refused(m.phrases.notJson({ file }))
  const head = v.safeParse(Head, json)
  if (!head.success) return refused(m.phrases.notPhrases({ file }))
  const { version, phrases: found } = head.output
  if (version > VERSION) return refused(m.phrases.newerFile({ file }))
  if (found.length > PHRASE_LIMIT)
    return refused(m.phrases.fileTooMany({ file, count: found.length, most: PHRASE_LIMIT }))
  const phrases: Phrase[] = []
  for (const [at, raw] of found.entries()) {
    const words = v.safeParse(PhraseWords, raw)
    if (!words.success) {
      const [issue] = words.issues
      // Of a missing or mistyped part the schema only knows what it expected.
      const why = issue.kind === 'validation' ? issue.message : missingPart(issue)
      const [place, title] = [at + 1, titleOf(raw)]
      return refused(
        title === ''
          ? m.phrases.badPhrase({ place, file, why })
          : m.phrases.badTitledPhrase({ place, title, file, why }),
      )
    }
    phrases.push({ id: v.parse(PhraseId, newId()), ...words.output })
  }
  return success(phrases)
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function missingPart(issue: v.BaseIssue<unknown>): string {
  const part = v.getDotPath(issue)
  return part === null ? m.phrases.badText() : m.phrases.badPart({ part })
}

function titleOf(raw: unknown): string {
  const title = v.safeParse(v.object({ title: v.string() }), raw)
  return title.success ? title.output.title.slice(0, 80) : ''
}
