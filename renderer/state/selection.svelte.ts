import type { Entry } from '../../preload/contract/index.ts'

/** The lines that are chosen in a transcript, as a range; a virtual list would lose the page's own selection. */
export class Selection {
  readonly #entries: () => readonly Entry[]
  /** Indexes of the lines between which the range is; the cursor is the end that moves. */
  #anchor = $state<number | null>(null)
  #cursor = $state<number | null>(null)
  readonly #chosen = $derived.by(() => {
    const [anchor, cursor] = [this.#anchor, this.#cursor]
    if (anchor === null || cursor === null) return []
    const [from, to] = anchor < cursor ? [anchor, cursor] : [cursor, anchor]
    return this.#entries().filter(({ index }) => index >= from && index <= to)
  })

  constructor(entries: () => readonly Entry[]) {
    this.#entries = entries
  }

  get cursor(): number | null {
    return this.#cursor
  }

  get entries(): readonly Entry[] {
    return this.#chosen
  }

  has(index: number): boolean {
    if (this.#anchor === null || this.#cursor === null) return false
    return index >= Math.min(this.#anchor, this.#cursor) && index <= Math.max(this.#anchor, this.#cursor)
  }

  /** Chooses one line, or all from the anchor to it; the one line that is chosen already is let go. */
  choose(index: number, extend = false): void {
    if (!extend && this.#anchor === index && this.#cursor === index) {
      this.clear()
      return
    }
    if (!extend || this.#anchor === null) this.#anchor = index
    this.#cursor = index
  }

  /** Moves the cursor by lines; `start`: where it begins where nothing is chosen yet. */
  move(by: -1 | 1, extend: boolean, start: number): void {
    const entries = this.#entries()
    if (this.#cursor === null) {
      this.#anchor = this.#cursor = entries.find(({ index }) => index >= start)?.index ?? entries.at(-1)?.index ?? null
      return
    }
    const cursor = this.#cursor
    const place = entries.findIndex(({ index }) => index >= cursor)
    const next = entries[Math.max(0, Math.min(entries.length - 1, place + by))]
    if (next === undefined) return
    this.#cursor = next.index
    if (!extend) this.#anchor = next.index
  }

  all(): void {
    this.#anchor = this.#entries()[0]?.index ?? null
    this.#cursor = this.#entries().at(-1)?.index ?? null
  }

  clear(): void {
    this.#anchor = null
    this.#cursor = null
  }
}
