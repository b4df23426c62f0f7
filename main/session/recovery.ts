import { isSessionLoss } from '../requests/attempt.ts'
import type { Clock } from '../common/clock.ts'
import { ServerError } from '../backend/error.ts'
import type { Backend } from '../backend/backend.ts'
import { waitAfter } from '../common/backoff.ts'

export interface RecoveryParts {
  clock: Clock
  /** 0 ≤ x < 1 */
  random: () => number
  backend: Pick<Backend, 'me' | 'startSession'>
  /** Forgets what belongs to the lost session, so that the next request stands on the credentials alone. */
  forget: () => Promise<void>
  /** Ends the notifications of the lost session. */
  silence: () => Promise<void>
  /** A try is about to be made, or waited for. `since` by this machine's clock, ms. */
  trying: (state: { since: number; attempt: number; reason: string }) => void
  /** The server has a new session, and has forgotten what belonged to the old one. */
  renewed: () => void
  /** Nothing more is tried: a person has to sign in. */
  over: (error: ServerError) => void
  /** Something that mends itself went wrong; for the log. */
  onFailure: (error: unknown) => void
}

/** So often in a row the credentials may be refused: one refusal may be a node's that has just begun, many may lock the account. */
const MOST_REFUSALS = 3
/** Sessions in a row that may be lost as soon as they were begun. */
const MOST_FRUITLESS = 5
/** A session that lasted this long was good, ms. */
const GOOD = 60_000
/** A request that was sent before a loss was mended may tell of it so long afterwards, ms. */
const ECHO = 2_000
/** Between two tries, ms. */
const WAITS = { first: 5_000, most: 30_000 }

/**
 * A new session where the server no longer takes the present one, as after a restart, which forgets its sessions, or behind a
 * node that never knew it. The supervisor is in his chats there all the same, so it is tried for as long as the credentials
 * may be good. No operation is repeated.
 */
export class Recovery {
  readonly #parts: RecoveryParts
  #running = false
  #stopped = false
  #cancelWait: () => void = () => undefined
  #renewedAt = -Infinity
  /** Sessions in a row that did not last. */
  #fruitless = 0

  constructor(parts: RecoveryParts) {
    this.#parts = parts
  }

  /** The server refused a request for its session with `cause`; of one loss several may tell, also when it is mended. */
  refused(cause: ServerError): void {
    if (this.#parts.clock.now() - this.#renewedAt >= ECHO) this.begin(cause)
  }

  /** The server refused the session's notifications, which ends them. Never throws. */
  begin(cause: ServerError): void {
    const { clock } = this.#parts
    if (this.#running || this.#stopped) return
    this.#running = true
    this.#fruitless = clock.now() - this.#renewedAt < GOOD ? this.#fruitless + 1 : 0
    this.#recover(cause)
      .then((outcome) => outcome !== null && !this.#stopped && this.#parts.over(outcome), this.#parts.onFailure)
      .finally(() => (this.#running = false))
  }

  /** Ends the wait for the next try. */
  hurry(): void {
    this.#cancelWait()
  }

  stop(): void {
    this.#stopped = true
    this.#cancelWait()
  }

  /** Null once the session was renewed or is no longer wanted, else why there is no use in trying. */
  async #recover(cause: ServerError): Promise<ServerError | null> {
    const { clock, backend, random, forget, silence, trying, renewed, onFailure } = this.#parts
    if (this.#fruitless >= MOST_FRUITLESS) return cause
    const since = clock.now()
    let reason = cause.message
    let refusals = 0
    for (let attempt = 1; !this.#hasStopped(); attempt += 1) {
      trying({ since, attempt, reason })
      if (attempt === 1) await silence()
      const waits = this.#fruitless + attempt - 2
      if (waits >= 0) await this.#wait(waitAfter(waits, WAITS, random))
      if (this.#hasStopped()) break
      try {
        await forget()
        await backend.me()
        await backend.startSession()
        this.#renewedAt = clock.now()
        if (!this.#hasStopped()) renewed()
        return null
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
        if (isSessionLoss(error)) refusals += 1
        if (refusals >= MOST_REFUSALS || isFinal(error)) return error
        reason = error.message
        onFailure(error)
      }
    }
    return null
  }

  #hasStopped(): boolean {
    return this.#stopped
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(ms, resolve)
      this.#cancelWait = () => {
        cancel()
        resolve()
      }
    })
  }
}

/** The account itself is at fault: asking again changes nothing. */
const isFinal = ({ code }: ServerError): boolean => code === 'noFeature' || code === 'passwordChange'
