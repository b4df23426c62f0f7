import * as m from '#messages'
import type { Transport } from '../../../preload/contract/index.ts'
import { Failure, failureFrom } from './failure.ts'
import type { Link, LinkContext } from './link.ts'
import { LongPollingLink } from './long-polling.ts'
import type { ResolvedOptions } from './options.ts'
import { TransportCooldown } from './transport-cooldown.ts'
import { WebSocketLink } from './websocket.ts'

/** The one link to the server, and by which transport it is made. */
export class TransportManager {
  readonly #settings: ResolvedOptions
  readonly #context: LinkContext
  readonly #cooldown: TransportCooldown
  #link: Link | null = null
  /** When the link that stands had been joined, ms; null where it never was. */
  #joinedAt: number | null = null
  /** A socket that is tried while long-polling goes on. */
  #candidate: Link | null = null
  #cancelImprove: () => void = () => undefined

  constructor(settings: ResolvedOptions, context: LinkContext) {
    this.#settings = settings
    this.#context = context
    this.#cooldown = new TransportCooldown(settings.timings.socketRetry)
  }

  get link(): Link | null {
    return this.#link
  }

  /**
   * Runs `join` on the link that stands, else on one that it makes. Where the socket is refused or swallowed, long-polling is
   * tried in the same go: only if that works was it the socket's fault.
   */
  async enter(join: (link: Link) => Promise<void>): Promise<Link> {
    this.#stopImproving()
    /** Why there is no socket, where it may have been the socket's own fault. */
    let socketFailure: Failure | null = null
    for (const transport of this.#order()) {
      const link = (this.#link ??= this.#make(transport))
      let open = false
      try {
        await link.open()
        open = true
        await join(link)
        if (socketFailure !== null) this.#cooldown.missed(this.#settings.clock.now())
        this.#joinedAt ??= this.#settings.clock.now()
        return link
      } catch (error) {
        const failure = failureFrom(error, this.#settings.url)
        if (socketFailure !== null) throw moreTelling(socketFailure, failure)
        if (transport !== 'websocket' || !this.#mayPoll() || !maybeTheSocket(failure, open)) throw failure
        socketFailure = failure
        await this.leave()
      }
    }
    throw new Failure('over', m.server.noTransportLeft())
  }

  /** While on long-polling: tries the socket from time to time, and calls `swapped` when one has taken the link's place. */
  improve(swapped: () => void): void {
    this.#stopImproving()
    const { clock, transports } = this.#settings
    if (this.#link?.transport !== 'long-polling' || transports[0] !== 'websocket') return
    this.#cancelImprove = clock.after(this.#cooldown.wait(clock.now()), () => void this.#improve(swapped))
  }

  /** Gives the link up. */
  async leave(): Promise<void> {
    this.#stopImproving()
    const link = this.#link
    const { clock, timings } = this.#settings
    if (link?.transport === 'websocket' && this.#joinedAt !== null)
      this.#cooldown.ended(clock.now() - this.#joinedAt >= timings.lasting, clock.now())
    this.#link = null
    this.#joinedAt = null
    await link?.close()
  }

  async #improve(swapped: () => void): Promise<void> {
    const candidate = this.#make('websocket')
    this.#candidate = candidate
    try {
      await candidate.open()
    } catch {
      if (this.#candidate !== candidate) return
      this.#cooldown.missed(this.#settings.clock.now())
      this.improve(swapped)
      return
    }
    // Else given up meanwhile, and closed by whoever did.
    if (this.#candidate !== candidate) return
    this.#candidate = null
    const former = this.#link
    this.#link = candidate
    this.#joinedAt = null
    swapped()
    await former?.close()
  }

  #stopImproving(): void {
    this.#cancelImprove()
    const candidate = this.#candidate
    this.#candidate = null
    void candidate?.close()
  }

  #order(): Transport[] {
    const { transports, clock } = this.#settings
    const worthwhile = transports.filter(
      (transport) => transport !== 'websocket' || !this.#mayPoll() || this.#cooldown.wait(clock.now()) === 0,
    )
    const standing = this.#link?.transport
    return standing === undefined ? worthwhile : [standing, ...worthwhile.filter((transport) => transport !== standing)]
  }

  #mayPoll(): boolean {
    return this.#settings.transports.includes('long-polling')
  }

  #make(transport: Transport): Link {
    return transport === 'websocket' ? new WebSocketLink(this.#context) : new LongPollingLink(this.#context)
  }
}

/**
 * Of the failures of both transports the one to act on. Where there is no long-polling, as on a server that has sockets
 * alone, that says nothing of what is wrong with the socket, and must not end what only has to be tried again.
 */
function moreTelling(socket: Failure, polling: Failure): Failure {
  const { kind, status = 404 } = polling
  const isNotThere = kind === 'refused' && (status === 501 || (status >= 400 && status < 500))
  const isForbidden = kind === 'denied' && status === 403
  // A proxy's 403 to the upgrade is no word of the server.
  return socket.kind !== 'denied' && (isNotThere || isForbidden) ? socket : polling
}

/** Whether plain HTTP may work where the socket failed like this. `open`: the upgrade had gone through. */
function maybeTheSocket({ kind, status, retryAfter }: Failure, open: boolean): boolean {
  // A server that asks to be left alone is not asked again by another way.
  if (retryAfter > 0) return false
  // Proxies that block WebSockets like to answer 403; the server's own 403 comes again over plain HTTP.
  if (kind === 'denied') return !open && status === 403
  return kind === 'silent' || kind === 'refused' || kind === 'unreadable'
}
