import type { Entry } from './model.ts'

/** A line is looked for verbatim from this length on (characters, blanks drawn together): shorter ones are said by chance. */
const WHOLE_LINE = 12
/** A part of a hidden line counts from this length on. */
const PART_OF_LINE = 28

/**
 * The lines that not everyone can read and that a text would repeat, as a whole or for a good part, whatever its quote
 * marks, blanks and capitals. A line whose words stand in a line for everyone too is no secret.
 */
export function hiddenLinesIn(text: string, entries: readonly Entry[]): Entry[] {
  const said = plain(text)
  if (said.length < WHOLE_LINE) return []
  const parts = text.split('\n').map(plain)
  const found = entries.filter((entry) => {
    if (entry.audience === 'everyone') return false
    const line = plain(wordsOf(entry))
    if (line.length >= WHOLE_LINE && said.includes(line)) return true
    return parts.some((part) => part.length >= PART_OF_LINE && line.includes(part))
  })
  if (found.length === 0) return found
  const open = entries.filter(({ audience }) => audience === 'everyone').map((entry) => plain(wordsOf(entry)))
  return found.filter((entry) => {
    const line = plain(wordsOf(entry))
    return !open.some((other) => other.includes(line))
  })
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
