/** Time as the parts of the program see it, so that tests can hold it still. */
export interface Clock {
  /** This machine's time, ms since 1970. It may jump: when the machine slept, or when somebody set it. */
  now(): number
  /** Runs `task` once after `delay` ms, unless the returned function is called before. */
  after(delay: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, task) {
    const timer = setTimeout(task, delay)
    return () => clearTimeout(timer)
  },
}
