import type { Clock } from './clock.ts'
import { isSessionLoss } from './attempt.ts'
import type { Client } from './gws/client.ts'
import type { SessionListener } from './session-options.ts'

/** A session that is denied again within this time after it was renewed is over, ms. */
const RENEWAL = 60_000

export interface RenewalParts {
  clock: Clock
  client: Pick<Client, 'me' | 'startSession'>
  listener: Pick<SessionListener, 'connection' | 'failure'>
  /** The server has a new session, and has forgotten what belonged to the old one. */
  renewed: () => void
  /** Starts the notifications again. */
  listen: () => void
}

/**
 * A new session where the notifications are denied, as after a restart of the server, which forgets its sessions: the
 * credentials may still be good for one.
 */
export class Renewal {
  readonly #parts: RenewalParts
  #begunAt = -Infinity

  constructor(parts: RenewalParts) {
    this.#parts = parts
  }

  /** Whether it was not begun a moment ago. A yes counts as its beginning. */
  may(): boolean {
    const now = this.#parts.clock.now()
    const may = now - this.#begunAt >= RENEWAL
    if (may) this.#begunAt = now
    return may
  }

  /** Rejects where the credentials are no longer good: then the session is over. */
  async begin(reason: string): Promise<void> {
    const { clock, client, listener, renewed, listen } = this.#parts
    listener.connection({ kind: 'reconnecting', since: clock.now(), attempt: 1, reason })
    try {
      await client.me()
      await client.startSession()
      renewed()
    } catch (error) {
      if (isSessionLoss(error)) throw error
      // Not reached: the notifications go on trying by themselves.
      listener.failure(error)
    }
    listen()
  }
}
