import { comparable } from './comparable.ts'
import type { Entry } from './model.ts'

/** A line is looked for as a whole from this length on (characters of its words): shorter ones are said by chance. */
const WHOLE_LINE = 12
/** A run of words that a hidden line has too counts from this length on, wherever it stands in the text. */
const PART_OF_LINE = 20
/** Runs are found by pieces of this length. */
const PIECE = 8

/** So many characters are compared for one line at the most; one that wants more, as endless repetitions do, counts as repeated. */
const MOST_COMPARED = 1_000_000

/** More lines than these are not told apart: one is enough to ask. */
const ENOUGH = 20
/** How many runs are looked up among the lines for everyone; what is not looked up counts as hidden. */
const LOOKED_UP = 200

/**
 * The lines that not everyone can read and that a text would repeat, as a whole or for a good part, whatever its quote
 * marks, blanks, capitals and punctuation and however it was typed; the first of them, where there are many. What stands
 * in a line for everyone too is no secret.
 */
export function hiddenLinesIn(text: string, entries: readonly Entry[]): Entry[] {
  const said = wordsAlone(text)
  if (said.length < WHOLE_LINE) return []
  const runsWith = sharedRuns(said)
  const isOpen = openRuns(entries)
  const hidden: Entry[] = []
  for (const entry of entries) {
    if (entry.audience === 'everyone') continue
    const line = wordsAlone(wordsOf(entry))
    const least = Math.min(line.length, PART_OF_LINE)
    if (least < WHOLE_LINE) continue
    const repeats = (said.includes(line) ? [line] : runsWith(line)).filter(({ length }) => length >= least)
    if (repeats.some((run) => !isOpen(run))) hidden.push(entry)
    if (hidden.length === ENOUGH) break
  }
  return hidden
}

/** Answers for a line the longest runs of characters that `said` has too. */
function sharedRuns(said: string): (line: string) => string[] {
  const places = new Map<string, number[]>()
  for (let at = 0; at + PIECE <= said.length; at += 1) {
    const piece = said.slice(at, at + PIECE)
    const there = places.get(piece)
    if (there === undefined) places.set(piece, [at])
    else there.push(at)
  }
  return (line) => {
    const runs: string[] = []
    let compared = 0
    for (let at = 0; at + PIECE <= line.length; at += 1) {
      for (const place of places.get(line.slice(at, at + PIECE)) ?? []) {
        // Else it is the rest of a run that was found.
        if (at > 0 && place > 0 && line[at - 1] === said[place - 1]) continue
        let length = PIECE
        while (at + length < line.length && line[at + length] === said[place + length]) length += 1
        compared += length
        if (compared > MOST_COMPARED) return [line]
        runs.push(line.slice(at, at + length).trim())
      }
    }
    return runs
  }
}

/** Whether everyone has read certain words. The lines are prepared when it is asked first, and each answer is kept. */
function openRuns(entries: readonly Entry[]): (run: string) => boolean {
  let all: string | null = null
  const known = new Map<string, boolean>()
  return (run) => {
    const answer = known.get(run)
    if (answer !== undefined || known.size >= LOOKED_UP) return answer ?? false
    all ??= entries
      .filter(({ audience }) => audience === 'everyone')
      .map((entry) => wordsAlone(wordsOf(entry)))
      .join('\n')
    const open = all.includes(run)
    known.set(run, open)
    return open
  }
}

/** What a text says, for telling whether it is repeated: its words in their {@link comparable} form, without punctuation. */
export function wordsAlone(text: string): string {
  return comparable(text)
    .replaceAll("'", '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** The words that somebody wrote or sent in a line; empty for events. */
export function wordsOf({ body }: Entry): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
    case 'unknown':
      return body.text
    case 'pushUrl':
      return body.url
    case 'joined':
    case 'left':
    case 'rejoined':
    case 'nickname':
    case 'transcriptSaved':
    case 'unreadable':
      return ''
  }
}
