interface Item {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/**
 * What is going to happen, in virtual milliseconds. The order of events depends on the schedule alone; a {@link pace}
 * (or a test, by `advanceTo`) only says how far the time has come.
 */
export class Schedule {
  #now = 0
  #count = 0
  #items: Item[] = []
  #running = false
  /** How far the time has come between two events; what is planned from outside counts from there. */
  clock: (() => number) | null = null
  /** Called when something was added, so that a pacer can set its timer anew. */
  onAdded: (() => void) | null = null

  get now(): number {
    return this.#now
  }

  /** When the next event is due, or null when nothing is planned. */
  get next(): number | null {
    return this.#items[0]?.at ?? null
  }

  after(ms: number, run: () => void): void {
    const from = this.#running ? this.#now : Math.max(this.#now, this.clock?.() ?? 0)
    const item = { at: from + ms, order: this.#count++, run }
    const place = this.#items.findIndex((other) => other.at > item.at)
    this.#items.splice(place < 0 ? this.#items.length : place, 0, item)
    this.onAdded?.()
  }

  /** Runs all that is due up to `time`, in order; what it plans meanwhile is included. */
  advanceTo(time: number): void {
    this.#running = true
    for (let item = this.#items[0]; item !== undefined && item.at <= time; item = this.#items[0]) {
      this.#items.shift()
      this.#now = item.at
      item.run()
    }
    this.#now = Math.max(this.#now, time)
    this.#running = false
  }

  clear(): void {
    this.#items = []
  }
}

/** A timer that is this late was held up by a machine that slept: what was missed is not hurried through. */
const SLEPT_MS = 2_000

/** Lets a schedule run by the machine's clock, `speed` times as fast; the returned function stops it. */
export function pace(schedule: Schedule, speed: number): () => void {
  const offset = schedule.now
  let begin = Date.now()
  let timer: NodeJS.Timeout | null = null
  let running = false

  const clock = () => {
    const due = begin + ((schedule.next ?? Infinity) - offset) / speed
    const late = Date.now() - due
    if (late > SLEPT_MS) begin += late
    return offset + (Date.now() - begin) * speed
  }
  const plan = () => {
    if (running) return
    if (timer !== null) clearTimeout(timer)
    timer = null
    const due = schedule.next
    if (due !== null) timer = setTimeout(run, Math.max(0, (due - offset) / speed - (Date.now() - begin)))
  }
  const run = () => {
    running = true
    schedule.advanceTo(clock())
    running = false
    plan()
  }

  schedule.clock = clock
  schedule.onAdded = plan
  plan()
  return () => {
    schedule.clock = null
    schedule.onAdded = null
    if (timer !== null) clearTimeout(timer)
  }
}
