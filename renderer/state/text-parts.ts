import { comparableWithPlaces } from '../../preload/contract/index.ts'

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

/** Where a text holds what is looked for, in whatever form it was typed. `needle` is in its comparable form. */
export function foundRanges(text: string, needle: string): TextRange[] {
  if (needle === '') return []
  const { comparable, from, to } = comparableWithPlaces(text)
  const ranges: TextRange[] = []
  for (let at = comparable.indexOf(needle); at >= 0; at = comparable.indexOf(needle, at + needle.length)) {
    const end = at + needle.length
    ranges.push([from[at] ?? text.length, to[end - 1] ?? text.length])
  }
  return ranges
}
