import { hiddenLinesIn, wordsAlone, wordsOf, type Entry } from '../../preload/contract/index.ts'

/** A line as it is quoted in a reply. */
export function quoteOf(entry: Entry): string {
  return wordsOf(entry)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/**
 * The lines that everyone would read, although not everyone can now, if `text` went out: those that were quoted into it
 * and of which a quote is left, and those of the transcript that it repeats, pasted or by heart.
 */
export function toldToEveryone(text: string, quoted: readonly Entry[], transcript: readonly Entry[]): Entry[] {
  const said = wordsAlone(text)
  const quoting = /^\s*>/m.test(text)
  const still = quoted.filter((entry) => entry.audience !== 'everyone' && (quoting || holds(said, entry)))
  return [...new Set([...still, ...hiddenLinesIn(text, transcript)])]
}

function holds(said: string, entry: Entry): boolean {
  const words = wordsAlone(wordsOf(entry))
  return words !== '' && said.includes(words)
}
