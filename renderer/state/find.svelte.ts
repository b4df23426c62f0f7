import * as m from '#messages'
import type { Entry } from '../../preload/contract/index.ts'
import { FindIndex, needleOf } from './find-index.ts'

/** Finding in the open transcript, in lines on the screen or not; follows the lines as they come. */
export class Find {
  readonly #entries: () => readonly Entry[]
  readonly #index: FindIndex
  #open = $state(false)
  #query = $state('')
  /** The index of the line that the search stands at; null before it has found any. */
  #at = $state<number | null>(null)
  /** Grows with every step, so that a step to the same line shows it again. */
  #steps = $state(0)
  readonly #found = $derived.by(() => (this.#open ? this.#index.find(this.#entries(), this.#query) : []))
  #asked = $state(0)

  constructor(entries: () => readonly Entry[], textOf: (entry: Entry) => string) {
    this.#entries = entries
    this.#index = new FindIndex(textOf)
  }

  get open(): boolean {
    return this.#open
  }

  /** How often the search was asked for: each time its field takes the focus. */
  get asked(): number {
    return this.#asked
  }

  get query(): string {
    return this.#query
  }

  /** What to mark in the lines, in its comparable form; empty: nothing. */
  get needle(): string {
    return this.#open ? needleOf(this.#query) : ''
  }

  get count(): number {
    return this.#found.length
  }

  /** The found line that the search stands at; null where there is none. */
  get current(): number | null {
    return this.#at !== null && this.#place(this.#at) >= 0 ? this.#at : null
  }

  get steps(): number {
    return this.#steps
  }

  /** `3 of 17`, or that there is nothing. */
  get words(): string {
    if (this.needle === '') return ''
    if (this.count === 0) return m.chat.findNothing()
    if (this.current === null) return m.chat.found({ count: this.count })
    return m.chat.foundPlace({ place: this.#place(this.current) + 1, count: this.count })
  }

  start(): void {
    this.#open = true
    this.#asked += 1
  }

  close(): void {
    this.#open = false
    this.#at = null
  }

  /** Looks for something else, from the line `from` on, as one reads: else from the start. */
  look(query: string, from: number): void {
    this.#query = query
    const found = this.#found
    this.#at = found.find((index) => index >= from) ?? found[0] ?? null
    this.#steps += 1
  }

  /** The next line that was found, or the one before; behind the last comes the first. */
  step(by: -1 | 1): void {
    const found = this.#found
    if (found.length === 0) return
    const place = this.#at === null ? -1 : this.#place(this.#at)
    const next = place >= 0 ? place + by : by > 0 ? 0 : -1
    this.#at = found.at(next % found.length) ?? null
    this.#steps += 1
  }

  /** Where a line stands among those found; -1: nowhere. They are sorted. */
  #place(index: number): number {
    const found = this.#found
    let low = 0
    let high = found.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((found[middle] ?? Infinity) < index) low = middle + 1
      else high = middle
    }
    return found[low] === index ? low : -1
  }
}
