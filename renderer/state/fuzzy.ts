import { comparable } from '../../preload/contract/index.ts'

/** An item with the texts that it is found by, the most telling first. */
export interface Findable<T> {
  item: T
  texts: readonly string[]
}

/** The comparable form without accents: what is typed in a hurry finds what was written with care. */
function fold(text: string): string {
  return comparable(text).normalize('NFD').replaceAll(/\p{M}/gu, '')
}

export function findable<T>(item: T, ...texts: string[]): Findable<T> {
  return { item, texts: texts.map(fold) }
}

/**
 * The items that a query fits, the best first, and as they stood where they fit alike: whole words before parts of words
 * before letters in order, and the first text before the others. Letters in order count in the first text only: in a long
 * one any letters are found.
 */
export function fuzzySearch<T>(items: readonly Findable<T>[], query: string, limit: number): T[] {
  const wanted = fold(query).trim()
  if (wanted === '') return items.slice(0, limit).map(({ item }) => item)
  const words = wanted.split(' ')
  const found: { item: T; cost: number }[] = []
  for (const { item, texts } of items) {
    let best = Infinity
    for (const [place, text] of texts.entries())
      best = Math.min(best, cost(text, wanted, words, place === 0) + place * 3)
    if (best < Infinity) found.push({ item, cost: best })
  }
  return found
    .sort((a, b) => a.cost - b.cost)
    .slice(0, limit)
    .map(({ item }) => item)
}

function cost(text: string, wanted: string, words: readonly string[], loose: boolean): number {
  const at = text.indexOf(wanted)
  if (at === 0) return text.length === wanted.length ? 0 : 1
  if (at > 0) return text[at - 1] === ' ' ? 2 : 3
  if (words.length > 1 && words.every((word) => text.includes(word))) return 4
  return loose ? 10 + jumps(text, wanted.replaceAll(' ', '')) : Infinity
}

/** How often letters that are found in order do not follow each other; infinite where they are not all there. */
function jumps(text: string, letters: string): number {
  let count = 0
  let after = 0
  for (const letter of letters) {
    const at = text.indexOf(letter, after)
    if (at < 0) return Infinity
    // The start of a word is where people take their letters from.
    if (at > after && text[at - 1] !== ' ') count += 1
    after = at + letter.length
  }
  return count
}
