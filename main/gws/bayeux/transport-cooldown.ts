import { waitAfter, type Backoff } from '../../common/backoff.ts'

/** When a socket that did not work here is worth another attempt: networks change, and so do proxies. */
export class TransportCooldown {
  readonly #retry: Backoff
  #misses = 0
  /** Sockets one after another that opened and soon died, as behind a proxy that lets none live. */
  #short = 0
  #notBefore = 0

  constructor(retry: Backoff) {
    this.#retry = retry
  }

  /** ms until a further attempt makes sense. */
  wait(now: number): number {
    return Math.max(0, this.#notBefore - now)
  }

  /** Long-polling worked where the socket did not. */
  missed(now: number): void {
    this.#notBefore = now + waitAfter(this.#misses++, this.#retry, () => 1)
  }

  /** One that had opened ended; `lasted` says whether it had lived long enough to be of use. */
  ended(lasted: boolean, now: number): void {
    this.#short = lasted ? 0 : this.#short + 1
    if (lasted) this.#misses = 0
    // Once sockets were found to die here, one that dies is enough to know that they still do.
    else if (this.#short >= SHORT_LIVED || this.#misses > 0) this.missed(now)
  }
}

/** So many sockets may die young before long-polling is taken. */
const SHORT_LIVED = 3
