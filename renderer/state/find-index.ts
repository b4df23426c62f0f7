import { comparable, type Entry } from '../../preload/contract/index.ts'

/** The texts of a transcript's lines in their comparable form, kept as lines come so that each is prepared once. */
export class FindIndex {
  readonly #textOf: (entry: Entry) => string
  #entries: readonly Entry[] = []
  #texts: string[] = []

  /** `textOf`: what a line says on the screen. */
  constructor(textOf: (entry: Entry) => string) {
    this.#textOf = textOf
  }

  /** The indexes of the lines that hold the query, in the order of the lines; none for an empty query. */
  find(entries: readonly Entry[], query: string): number[] {
    const needle = needleOf(query)
    if (needle === '') return []
    this.#prepare(entries)
    const found: number[] = []
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at]
      if (entry !== undefined && this.#texts[at]?.includes(needle) === true) found.push(entry.index)
    }
    return found
  }

  /** Lines mostly come at the end: what stands before the first change is prepared already. */
  #prepare(entries: readonly Entry[]): void {
    if (entries === this.#entries) return
    let same = 0
    while (same < entries.length && entries[same] === this.#entries[same]) same += 1
    this.#texts.length = same
    for (let at = same; at < entries.length; at += 1) {
      const entry = entries[at]
      this.#texts.push(entry === undefined ? '' : comparable(this.#textOf(entry)))
    }
    this.#entries = entries
  }
}

/** A query as it is looked for: blanks at its ends count, alone they find nothing. */
export function needleOf(query: string): string {
  return query.trim() === '' ? '' : comparable(query)
}
