import { tick } from 'svelte'
import type { VirtualizerHandle } from 'virtua/svelte'
import type { TranscriptState } from '../state/transcript.svelte.ts'
import { KeptPlace } from './kept-place.ts'

export interface PlaceParts {
  transcript: () => TranscriptState
  /** The element that scrolls, once it is there. */
  scroller: () => HTMLElement | undefined
  /** The virtual list in it; none while there are no lines. */
  list: () => VirtualizerHandle | undefined
}

/** Within this of the end (px) the reader counts as being there. */
const END = 32
/** What scrolls within this time of the reader's own wheel, key or touch is the reader's doing, ms; it goes on while it glides. */
const HAND = 500
const upward: readonly string[] = ['ArrowUp', 'PageUp', 'Home']

/**
 * Where in the transcript the reader is: at its end, and kept there as lines come and as the log changes its size, or at a
 * place of his own. Only his own hand leaves the end: what the layout scrolls says nothing of what he means.
 */
export class ReadingPlace {
  readonly #parts: PlaceParts
  readonly #kept: KeptPlace
  #offsetBefore = 0
  /** When the reader's hand last scrolled. */
  #handAt = -Infinity
  /** A pointer is held down: on the scroll bar, or choosing text beyond the edge. */
  #held = false

  constructor(parts: PlaceParts) {
    this.#parts = parts
    this.#kept = new KeptPlace(parts)
  }

  /** The place of a line in the list, by the line's own index. */
  placeOf(index: number): number {
    return this.#parts.transcript().entries.findIndex((entry) => entry.index === index)
  }

  /** Brings a line onto the screen, if it is not there. */
  show(index: number, align: 'center' | 'nearest'): void {
    const { scroller, list, transcript } = this.#parts
    const row = scroller()?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect()
    const view = scroller()?.getBoundingClientRect()
    if (row && view && row.top >= view.top && row.bottom <= view.bottom) return
    transcript().atEnd = false
    this.#kept.letGo()
    list()?.scrollToIndex(this.placeOf(index), { align })
  }

  /** The index of the first line on the screen, or of the last. */
  onScreen(which: 'first' | 'last'): number {
    const list = this.#parts.list()
    if (list === undefined) return 0
    const offset = list.getScrollOffset() + (which === 'first' ? 0 : list.getViewportSize() - 1)
    return this.#parts.transcript().entries[list.findItemIndex(offset)]?.index ?? 0
  }

  /**
   * Once the list has the height of its new lines. By hand and not by `scrollToIndex`: that repeats itself until all sizes
   * have settled, against a reader who has begun to scroll.
   */
  stay(): void {
    void tick().then(() => {
      const scroller = this.#parts.scroller()
      if (!this.#parts.transcript().atEnd || scroller === undefined) return
      scroller.scrollTop = scroller.scrollHeight
    })
  }

  jump(): void {
    this.#parts.transcript().atEnd = true
    this.#handAt = -Infinity
    this.stay()
    this.#parts.scroller()?.focus()
  }

  /** Lines are about to come, perhaps above what is read. */
  beforeLines(): void {
    if (this.#parts.transcript().atEnd) this.#kept.letGo()
    else this.#kept.note()
  }

  /** They have come. */
  afterLines(): void {
    this.#kept.restore()
  }

  /** Coming down to the end sticks to it; only the reader going up leaves it. */
  scrolled(offset: number): void {
    const list = this.#parts.list()
    if (list === undefined) return
    const transcript = this.#parts.transcript()
    const near = list.getScrollSize() - offset - list.getViewportSize() <= END
    const now = performance.now()
    const byHand = this.#held || now - this.#handAt < HAND
    if (byHand) this.#handAt = now
    if (offset > this.#offsetBefore) transcript.atEnd ||= near
    else if (offset < this.#offsetBefore && !near && byHand) transcript.atEnd = false
    this.#offsetBefore = offset
  }

  /** The reader's own hand; going up leaves the end at once, before a size that changes can pull back. */
  touched(up: boolean): void {
    this.#handAt = performance.now()
    this.#kept.letGo()
    if (up && (this.#parts.scroller()?.scrollTop ?? 0) > 0) this.#parts.transcript().atEnd = false
  }

  /** A pointer went down on the log or its scroll bar, or is no longer down. */
  hold(held: boolean): void {
    if (this.#held) this.#handAt = performance.now()
    this.#held = held
    if (held) this.#kept.letGo()
  }

  /** To either end at once: the browser's own gliding there is broken off by each line that is measured on the way. */
  pressed(event: KeyboardEvent): void {
    this.touched(upward.includes(event.key))
    if (event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    const scroller = this.#parts.scroller()
    if (event.key === 'End') this.jump()
    else if (scroller !== undefined) scroller.scrollTop = 0
  }
}
