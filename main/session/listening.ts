import * as m from '#messages'
import type { Connection } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'
import type { Backend } from '../backend/backend.ts'
import type { Link, LinkState } from '../backend/link.ts'
import { ServerError } from '../backend/error.ts'
import { Recovery } from './recovery.ts'
import { shownConnection } from './shown-connection.ts'

/** How long the notifications may take to start while signing in, ms. */
const FIRST_CONNECTION = 45_000

export interface ListeningParts {
  backend: Backend
  clock: Clock
  show: (connection: Connection) => void
  onFailure: (error: unknown) => void
  onMessage: (message: { channel: string; data: unknown }) => void
  onUnreadable: (count: number) => void
  /** From now on notifications are missing. */
  onLost: () => void
  /** They come again, and what was missed has to be read. */
  onBack: () => void
  /** The server has a new session, and has forgotten what belonged to the old one. */
  onRenewed: () => void
}

/** Whether notifications come, and whatever is done so that they do: the link mends itself, a lost session is renewed. */
export class Listening {
  readonly #parts: ListeningParts
  readonly #link: Link
  readonly #recovery: Recovery
  /** Resolves with the first connection, rejects when there can be none. */
  readonly #connected = Promise.withResolvers<undefined>()
  #state: LinkState = { kind: 'idle' }
  #latency: number | null = null
  /** The contact-centre session has begun, so that a lost one is to be mended. */
  #begun = false
  #closed = false

  constructor(parts: ListeningParts) {
    this.#parts = parts
    const { backend, clock, onFailure, onMessage, onUnreadable, onBack, onRenewed } = parts
    this.#recovery = new Recovery({
      clock,
      random: Math.random,
      backend,
      forget: () => backend.forget(),
      silence: () => this.#link.stop(),
      trying: (state) => this.#recovering({ kind: 'reconnecting', ...state }),
      renewed: () => {
        this.#link.start()
        onRenewed()
      },
      over: (error) => this.#over(error),
      onFailure,
    })
    this.#link = backend.link({
      onState: (state) => this.#changed(state),
      onMessage,
      onGap: onBack,
      onUnreadable,
    })
  }

  get live(): boolean {
    return this.#state.kind === 'connected'
  }

  /** Whether the server takes the session no more. */
  get refused(): boolean {
    return this.#state.kind === 'denied'
  }

  /** Resolves with the first connection. @throws ServerError where there can be none, or none in time */
  async start(): Promise<void> {
    const late = this.#parts.clock.after(FIRST_CONNECTION, () => {
      this.#connected.reject(new ServerError('timeout', m.server.notificationsLate()))
    })
    this.#link.start()
    await this.#connected.promise.finally(late)
  }

  /** The contact-centre session has begun. */
  begun(): void {
    this.#begun = true
  }

  /** The server refused a request for its session. */
  sessionLost(error: ServerError): void {
    if (this.#begun && !this.#closed) this.#recovery.refused(error)
  }

  /** Looks at the connection at once, as after the machine slept; where nothing goes on by itself any more, tries again. */
  checkNow(): void {
    this.#recovery.hurry()
    if (this.#state.kind === 'stopped') this.#link.start()
    else this.#link.checkNow()
  }

  /** Tells of the connection as it is now. */
  show(): void {
    this.#latency = this.#link.latency
    this.#parts.show(shownConnection(this.#state, this.#latency))
  }

  /** The same, where the measured latency is another than was told. */
  showLatency(): void {
    if (this.live && this.#link.latency !== this.#latency) this.show()
  }

  /** Nothing is told any more, and nothing mended. */
  close(): void {
    this.#closed = true
    this.#recovery.stop()
  }

  stop(): Promise<void> {
    return this.#link.stop()
  }

  #changed(state: LinkState): void {
    const before = this.#state
    this.#state = state
    if (this.#closed) return
    switch (state.kind) {
      case 'idle':
      case 'connecting':
        return
      case 'connected':
        this.#connected.resolve(undefined)
        if (this.#begun && before.kind !== 'connected') this.#parts.onBack()
        break
      case 'reconnecting':
        if (before.kind === 'connected') this.#parts.onLost()
        break
      case 'denied': {
        const denied = new ServerError('notAuthenticated', state.reason)
        this.#parts.onLost()
        this.#connected.reject(denied)
        if (this.#begun) this.#recovery.begin(denied)
        return
      }
      case 'stopped':
        this.#parts.onLost()
        this.#connected.reject(new ServerError('unavailable', state.reason))
    }
    if (this.#begun) this.show()
  }

  #recovering(state: LinkState): void {
    if (this.live) this.#parts.onLost()
    this.#state = state
    this.show()
  }

  /** The server takes the session no more: nothing goes on by itself until somebody signs in again. */
  #over({ code, message }: ServerError): void {
    this.#state = { kind: 'denied', status: 401, reason: message }
    this.#recovery.stop()
    this.#parts.show({ kind: 'stopped', error: { code, message } })
  }
}
