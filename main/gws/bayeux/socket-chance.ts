import { waitAfter, type Backoff } from './backoff.ts'

/** When a socket that did not work here is worth another attempt: networks change, and so do proxies. */
export class SocketChance {
  readonly #retry: Backoff
  #misses = 0
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

  worked(): void {
    this.#misses = 0
    this.#notBefore = 0
  }
}
