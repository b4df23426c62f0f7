import type { Entry, EntryBody, Participant } from '../../preload/contract/index.ts'
import { wordsOf } from '../../preload/contract/index.ts'

/** Two words on one line tell its time within this of each other, ms: a page gives seconds where another gives more. */
const SAME_TIME = 2_000

/**
 * Whether what is said under a known index is said of the line that stands there, or is another line: after a fail-over of
 * the chat server indices may begin anew. A line whose audience alone is new is the same at whatever time, so that no badge
 * stays that is not true.
 */
export function isSameLine(there: Entry, entry: Entry): boolean {
  if (there.body.kind === 'unreadable' || entry.body.kind === 'unreadable') return true
  if (there.body.kind !== entry.body.kind || !isSameSender(there.from, entry.from)) return false
  if (there.at === null || entry.at === null || Math.abs(there.at - entry.at) <= SAME_TIME) return true
  const words = wordsOf(there)
  return words !== '' && words === wordsOf(entry) && there.audience !== entry.audience
}

/** The line as it stands after a later word, which counts as far as it goes; `there` itself where nothing is new. */
export function laterWord(there: Entry, entry: Entry): Entry {
  if (entry.body.kind === 'unreadable') return there
  if (there.body.kind === 'unreadable') return { ...entry, index: there.index }
  const said = entry.visibility === '' ? there : entry
  const later: Entry = {
    index: there.index,
    visibility: said.visibility,
    audience: said.audience,
    at: entry.at ?? there.at,
    from: entry.from === null ? there.from : { ...entry.from, userId: entry.from.userId ?? there.from?.userId ?? null },
    body: entry.body,
  }
  return isSameVersion(there, later) ? there : later
}

export function isSameVersion(a: Entry, b: Entry): boolean {
  return (
    a.index === b.index &&
    a.visibility === b.visibility &&
    a.at === b.at &&
    isSameBody(a.body, b.body) &&
    a.from?.participantId === b.from?.participantId &&
    a.from?.nickname === b.from?.nickname &&
    a.from?.visibility === b.from?.visibility
  )
}

function isSameBody(a: EntryBody, b: EntryBody): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function isSameSender(a: Participant | null, b: Participant | null): boolean {
  if (a === null || b === null) return true
  if (a.participantId !== '' && b.participantId !== '') return a.participantId === b.participantId
  if (a.userId !== null && b.userId !== null) return a.userId === b.userId
  return a.kind === b.kind && a.nickname === b.nickname
}
