import { Connection } from './connection.ts'
import { withDefaults, type BayeuxOptions, type ResolvedOptions } from './options.ts'

export type { BayeuxOptions } from './options.ts'

/**
 * The notification socket: a client of Bayeux 1.0 over a WebSocket or long-polling. Once started it keeps itself connected
 * until `stop()`, or until the server says for good that it does not want us.
 * Once made it never throws or rejects: whatever happens comes by `onState`. Nothing is called back after `stop()` but `idle`.
 */
export class BayeuxClient {
  readonly #settings: ResolvedOptions
  #connection: Connection | null = null

  /** Throws a TypeError on a `url` that is none of http or https. */
  constructor(options: BayeuxOptions) {
    const { protocol } = new URL(options.url)
    if (!/^https?:$/.test(protocol)) throw new TypeError(`${protocol} is no way to a server`)
    this.#settings = withDefaults(options)
  }

  /** The last measured round trip in ms: ping to pong on a socket, the shortest answered request on long-polling. */
  get latency(): number | null {
    return this.#connection?.latency ?? null
  }

  /** Does nothing while it runs; after `denied` or `stopped` it starts anew. */
  start(): void {
    if (this.#connection !== null && !this.#connection.hasEnded()) return
    this.#connection = new Connection(this.#settings)
    this.#connection.start()
  }

  /** Says good-bye to the server, in bounded time, and leaves no timer, socket or listener. */
  async stop(): Promise<void> {
    const connection = this.#connection
    if (connection === null) return
    await connection.stop()
    // Else it was started again meanwhile, or another call stopped it.
    if (this.#connection !== connection) return
    this.#connection = null
    this.#settings.onState({ kind: 'idle' })
  }

  /** To be called when the machine woke or the network changed: a dead link is found out at once, and a wait for the next attempt ends. */
  checkNow(): void {
    this.#connection?.checkNow()
  }
}
