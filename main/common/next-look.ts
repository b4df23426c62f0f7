import type { Clock } from './clock.ts'

/** A look that is planned ahead, one at a time: of two plans the earlier holds. */
export class NextLook {
  readonly #clock: Clock
  readonly #look: () => void
  #cancel: () => void = () => undefined
  #dueAt = Infinity

  constructor(clock: Clock, look: () => void) {
    this.#clock = clock
    this.#look = look
  }

  /** Looks after `delay` ms, or sooner where that is planned already. */
  within(delay: number): void {
    const at = this.#clock.now() + delay
    if (at >= this.#dueAt) return
    this.#cancel()
    this.#dueAt = at
    this.#cancel = this.#clock.after(delay, () => {
      this.#dueAt = Infinity
      this.#look()
    })
  }

  cancel(): void {
    this.#cancel()
    this.#dueAt = Infinity
  }
}
