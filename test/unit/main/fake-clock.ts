import type { Clock } from '../../../main/clock.ts'

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now = 0
  #tasks: { at: number; task: () => void }[] = []

  now(): number {
    return this.#now
  }

  after(delay: number, task: () => void): () => void {
    const waiting = { at: this.#now + delay, task }
    this.#tasks.push(waiting)
    return () => {
      this.#tasks = this.#tasks.filter((each) => each !== waiting)
    }
  }

  /** Lets `time` ms pass and runs, in order, what was due in it. */
  pass(time: number): void {
    const end = this.#now + time
    for (;;) {
      const [next] = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#tasks = this.#tasks.filter((each) => each !== next)
      this.#now = next.at
      next.task()
    }
    this.#now = end
  }
}
