/** A stretch of a line's text: plain, an address, or found by a search. Together the stretches are the text as it is. */
export interface TextPart {
  text: string
  link: boolean
  found: boolean
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”]+/gi
/** Belongs to the sentence around an address, not to the address. */
const AFTER_ADDRESS = /[.,;:!?)\]}'’]+$/

/** The addresses in a text, each once, as somebody would copy them. */
export function linksIn(text: string): string[] {
  return [...new Set(linkRanges(text).map(([from, to]) => text.slice(from, to)))]
}

/** Cuts a text at its addresses and at what a search has found. */
export function textParts(text: string, needle: string): TextPart[] {
  const links = linkRanges(text)
  const hits = foundRanges(text, needle)
  if (links.length === 0 && hits.length === 0) return [{ text, link: false, found: false }]
  const cuts = [...new Set([0, ...links.flat(), ...hits.flat(), text.length])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, at) => ({
    text: text.slice(from, cuts[at + 1]),
    link: within(links, from),
    found: within(hits, from),
  }))
}

type TextRange = [from: number, to: number]

const within = (ranges: readonly TextRange[], at: number): boolean => ranges.some(([from, to]) => at >= from && at < to)

function linkRanges(text: string): TextRange[] {
  return [...text.matchAll(ADDRESS)].map(({ index, 0: found }) => [
    index,
    index + found.length - (AFTER_ADDRESS.exec(found)?.[0].length ?? 0),
  ])
}

/** Where a text holds what is looked for, capitals making no difference. `needle` is in small letters. */
export function foundRanges(text: string, needle: string): TextRange[] {
  if (needle === '') return []
  const { small, origin } = inSmallLetters(text)
  const ranges: TextRange[] = []
  for (let at = small.indexOf(needle); at >= 0; at = small.indexOf(needle, at + needle.length))
    ranges.push([origin(at), origin(at + needle.length)])
  return ranges
}

/** Some letters become two when they become small (`İ`): then each place is led back to where it came from. */
function inSmallLetters(text: string): { small: string; origin: (place: number) => number } {
  const small = text.toLowerCase()
  if (small.length === text.length) return { small, origin: (place) => place }
  const places: number[] = []
  let place = 0
  for (const letter of text) {
    for (let unit = 0; unit < letter.toLowerCase().length; unit += 1) places.push(place)
    place += letter.length
  }
  return { small, origin: (at) => places[at] ?? text.length }
}
