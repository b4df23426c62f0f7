import { waitAfter } from '../../common/backoff.ts'
import type { ResolvedOptions } from './options.ts'

/** How long to wait before the next attempt, by what went wrong lately. All times in ms. */
export class ReconnectPolicy {
  readonly #settings: ResolvedOptions
  #linkedSince: number | null = null
  #lostSince: number | null = null
  #attempts = 0
  #sessionSince = 0
  /** Sessions begun one after another, none of which lasted. */
  #sessions = 0
  /** Connects in a row whose answer was of no use. */
  #useless = 0

  constructor(settings: ResolvedOptions) {
    this.#settings = settings
  }

  /** A handshake was done. */
  began(): void {
    this.#sessionSince = this.#settings.clock.now()
    this.#sessions++
  }

  /** The subscriptions hold. */
  linked(): void {
    this.#linkedSince = this.#settings.clock.now()
    this.#lostSince = null
  }

  /** An attempt failed, or what stood broke. */
  lost(): { since: number; attempt: number } {
    const now = this.#settings.clock.now()
    if (this.#linkedSince !== null && now - this.#linkedSince >= this.#settings.timings.lasting) this.#attempts = 0
    this.#linkedSince = null
    this.#lostSince ??= now
    this.#attempts++
    return { since: this.#lostSince, attempt: this.#attempts }
  }

  /** A connect was answered. */
  answered(): void {
    this.#useless = 0
  }

  /** A connect brought nothing of use; answers whether the session is to be given up for it. */
  useless(): boolean {
    this.#useless++
    return this.#useless % MOST_USELESS === 0
  }

  /** Whether the last connect brought nothing of use. */
  get doubtful(): boolean {
    return this.#useless > 0
  }

  beforeAttempt(): number {
    const { timings, clock, random } = this.#settings
    const old = this.#lostSince !== null && clock.now() - this.#lostSince >= timings.youth
    return waitAfter(this.#attempts - 1, old ? timings.reconnectOld : timings.reconnect, random)
  }

  /** The first handshake after a session that lasted is legitimate and made at once, as is the first of all; a row of them is not. */
  beforeHandshake(): number {
    const { timings, clock, random } = this.#settings
    if (clock.now() - this.#sessionSince >= timings.stable) this.#sessions = 1
    return this.#sessions <= 1 ? 0 : waitAfter(this.#sessions - 2, timings.handshake, random)
  }
}

/** So many connects in a row may bring nothing of use before a new session is begun. */
const MOST_USELESS = 3
