import { tick } from 'svelte'
import type { PlaceParts } from './reading-place.ts'

/** A line and how far below the top of the log it stands, px. */
interface Anchor {
  index: number
  below: number
}

/** The place is kept once nothing has moved for so many frames. */
const STILL = 3
/** Lines that are measured one after the other have taken their height within so many frames. */
const MOST_FRAMES = 60

/**
 * Keeps the line at the top of the screen where it stands while lines come above it. The lines above are measured only as
 * they come onto the screen, so the place is brought back frame by frame, until it no longer moves.
 */
export class KeptPlace {
  readonly #parts: PlaceParts
  #anchor: Anchor | null = null
  /** Counts the restorations: a later one takes the place of an earlier one. */
  #round = 0

  constructor(parts: PlaceParts) {
    this.#parts = parts
  }

  /** Notes what is read, before the lines change; while the place is still being brought back that is what it was. */
  note(): void {
    this.#anchor ??= this.#firstOnScreen()
  }

  /** Brings it back after they have. */
  restore(): void {
    this.#round += 1
    const round = this.#round
    void tick().then(() => this.#hold(round, 0, 0))
  }

  /** The reader goes somewhere else. */
  letGo(): void {
    this.#anchor = null
    this.#round += 1
  }

  #hold(round: number, still: number, frames: number): void {
    if (round !== this.#round || this.#anchor === null) return
    const moved = this.#align(this.#anchor)
    if (still === STILL || frames === MOST_FRAMES) this.#anchor = null
    else requestAnimationFrame(() => this.#hold(round, moved ? 0 : still + 1, frames + 1))
  }

  /** Answers whether the line had to be moved. */
  #align({ index, below }: Anchor): boolean {
    const scroller = this.#parts.scroller()
    const list = this.#parts.list()
    if (scroller === undefined || list === undefined) return false
    const row = scroller.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect()
    if (row === undefined) {
      const place = this.#parts.transcript().entries.findIndex((entry) => entry.index === index)
      if (place >= 0) scroller.scrollTop = list.getItemOffset(place) - below
      return true
    }
    const shift = row.top - scroller.getBoundingClientRect().top - below
    if (Math.abs(shift) < 1) return false
    scroller.scrollTop += shift
    return true
  }

  #firstOnScreen(): Anchor | null {
    const scroller = this.#parts.scroller()
    if (scroller === undefined) return null
    const { top } = scroller.getBoundingClientRect()
    let first: Anchor | null = null
    for (const row of scroller.querySelectorAll<HTMLElement>('[data-index]')) {
      const rect = row.getBoundingClientRect()
      const below = rect.top - top
      if (rect.bottom > top && (first === null || below < first.below))
        first = { index: Number(row.dataset['index']), below }
    }
    return first
  }
}
