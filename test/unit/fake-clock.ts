import type { Clock } from '../../main/common/clock.ts'

/** Time that stands still until it is moved. */
export class FakeClock implements Clock {
  #now: number
  readonly #timers = new Set<{ due: number; task: () => void }>()

  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(delay: number, task: () => void): () => void {
    const timer = { due: this.#now + delay, task }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#timers.size
  }

  /** Lets `ms` pass: every timer fires at its time. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = [...this.#timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)
      if (next === undefined) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.due)
      next.task()
    }
    this.#now = end
  }

  /** The machine sleeps for `ms`: its timers wait as long as they had to, and then find the time gone on. */
  sleep(ms: number): void {
    this.#now += ms
    for (const timer of this.#timers) timer.due += ms
  }
}
