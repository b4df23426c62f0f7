import type { Entry } from './model.ts'

/** A line is looked for verbatim from this length on (characters, blanks drawn together): shorter ones are said by chance. */
const WHOLE_LINE = 12
/** A part of a hidden line counts from this length on. */
const PART_OF_LINE = 28

/** More lines than these are not told apart: one is enough to ask. */
const ENOUGH = 20
/** How many lines are looked up among those for everyone; what is not looked up counts as hidden. */
const LOOKED_UP = 200

/**
 * The lines that not everyone can read and that a text would repeat, as a whole or for a good part, whatever its quote
 * marks, blanks and capitals; the first of them, where there are many. A line whose words stand in a line for everyone too
 * is no secret.
 */
export function hiddenLinesIn(text: string, entries: readonly Entry[]): Entry[] {
  const said = plain(text)
  if (said.length < WHOLE_LINE) return []
  const parts = text
    .split('\n')
    .map(plain)
    .filter((part) => part.length >= PART_OF_LINE)
  const repeats = (line: string): boolean =>
    (line.length >= WHOLE_LINE && said.includes(line)) || parts.some((part) => line.includes(part))

  const isOpen = openLines(entries)
  const hidden: Entry[] = []
  for (const entry of entries) {
    if (entry.audience === 'everyone') continue
    const line = plain(wordsOf(entry))
    if (repeats(line) && !isOpen(line)) hidden.push(entry)
    if (hidden.length === ENOUGH) break
  }
  return hidden
}

/** Whether everyone has read certain words. The lines are prepared when it is asked first, and each answer is kept. */
function openLines(entries: readonly Entry[]): (line: string) => boolean {
  let all: string | null = null
  const known = new Map<string, boolean>()
  return (line) => {
    const answer = known.get(line)
    if (answer !== undefined || known.size >= LOOKED_UP) return answer ?? false
    all ??= entries
      .filter(({ audience }) => audience === 'everyone')
      .map((entry) => plain(wordsOf(entry)))
      .join('\n')
    const open = all.includes(line)
    known.set(line, open)
    return open
  }
}

/** What a line says, for comparing: without quote marks, blanks drawn together, small letters. */
export function plain(text: string): string {
  return text
    .replaceAll(/^[\s>]+/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
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
