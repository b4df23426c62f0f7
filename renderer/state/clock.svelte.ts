/**
 * One ticking time for every timer on the screen, so that all of them step together.
 * Runs only between `start` and `stop`: a hidden window does not tick.
 */
export class Clock {
  readonly #read: () => number
  #local = $state(0)
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Server's clock minus this machine's, ms. */
  skew = $state(0)

  constructor(read: () => number = Date.now) {
    this.#read = read
    this.#local = read()
  }

  /** This machine's time, ms since 1970. */
  get local(): number {
    return this.#local
  }

  /** The server's time as far as this machine knows it, ms since 1970. */
  get server(): number {
    return this.#local + this.skew
  }

  start(): void {
    this.stop()
    this.#tick()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Aims at the turn of each second, so that ticks neither drift nor skip one. */
  #tick(): void {
    this.#local = this.#read()
    this.#timer = setTimeout(() => this.#tick(), 1000 - (this.#local % 1000))
  }
}
