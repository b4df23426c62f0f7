import * as m from '#messages'
import type { LinkState } from '../../backend/link.ts'
import { waitAfter } from '../../common/backoff.ts'
import { TransportManager } from './transport-manager.ts'
import { Failure, failureFrom, interrupted } from './failure.ts'
import { watchClock } from './heartbeat.ts'
import type { Link } from './link.ts'
import type { Message } from './messages.ts'
import type { ResolvedOptions } from './options.ts'
import { ReconnectPolicy } from './reconnect-policy.ts'
import { handshake, ousted, type BayeuxSession } from './session.ts'

/** One run of the client: joins a session over a link, listens, and mends whatever breaks until it is stopped or turned away. */
export class Connection {
  readonly #settings: ResolvedOptions
  readonly #transports: TransportManager
  readonly #policy: ReconnectPolicy
  #stopWatch: () => void = () => undefined
  #running: Promise<void> = Promise.resolve()
  #ended = false
  #session: BayeuxSession | null = null
  /** The first connect over the link that stands. */
  #connecting: Promise<void> = Promise.resolve()
  #everJoined = false
  /** Whether notifications may have been missed since the last join. */
  #missed = false
  /** The server ended the session without having been asked. */
  #ousted: Failure | null = null
  #messages = 0
  /** Since the last connect that was answered, a frame came that cannot be read: that answer may have been in it. */
  #garbled = false
  #cancelGap: () => void = () => undefined
  #state: LinkState = { kind: 'idle' }
  #endPause: () => void = () => undefined
  /** Set while the present pause may be cut short. */
  #hurry: (() => void) | null = null

  constructor(settings: ResolvedOptions) {
    this.#settings = settings
    this.#policy = new ReconnectPolicy(settings)
    this.#transports = new TransportManager(settings, {
      ...settings,
      headers: (url) => settings.headers(url),
      absorb: (url, headers) => settings.absorb(url, headers),
      renew: async () => settings.renew?.(),
      receive: (message) => this.#receive(message),
      unreadable: (count) => {
        if (count > 0) this.#tell(() => settings.onUnreadable?.(count))
      },
      garbled: () => this.#lostFrame(),
    })
  }

  /** Whether it has come to an end by itself or by `stop()`. */
  hasEnded(): boolean {
    return this.#ended
  }

  get latency(): number | null {
    return this.#state.kind === 'connected' ? (this.#transports.link?.latency ?? null) : null
  }

  start(): void {
    const { clock, timings } = this.#settings
    this.#stopWatch = watchClock(clock, timings.beat, timings.jump, () => this.checkNow())
    this.#report({ kind: 'connecting' })
    this.#running = this.#live()
  }

  checkNow(): void {
    if (this.#hurry !== null) this.#hurry()
    else this.#transports.link?.check()
  }

  async stop(): Promise<void> {
    const wasConnected = this.#state.kind === 'connected' && !this.#ended
    this.#end()
    if (wasConnected) await this.#disconnect()
    await this.#transports.leave()
    await this.#running
  }

  async #live(): Promise<void> {
    while (!this.hasEnded()) {
      try {
        await this.#join()
        await this.#listen()
      } catch (error) {
        if (!this.hasEnded()) await this.#recover(this.#ousted ?? failureFrom(error, this.#settings.url))
      }
    }
  }

  async #join(): Promise<void> {
    const { transport } = await this.#transports.enter((link) => this.#subscribe(link))
    if (this.hasEnded()) return
    this.#policy.linked()
    if (this.#state.kind !== 'connected' || this.#state.transport !== transport)
      this.#report({ kind: 'connected', transport })
    this.#tellGap()
    this.#everJoined = true
    if (this.#session?.offers('websocket') === true) this.#transports.improve(() => this.#lose())
  }

  /** A session that stands is subscribed again too: that is how the server tells whether it still knows it. */
  async #subscribe(link: Link): Promise<void> {
    const { transports, subscriptions, timings } = this.#settings
    if (this.#session === null) {
      this.#session = await handshake(link, transports, timings.allowance)
      this.#policy.began()
      this.#missed = true
    }
    if (!this.#session.offers(link.transport)) {
      throw new Failure('refused', m.server.noTransportKnown())
    }
    await this.#session.subscribe(link, subscriptions)
    await this.#firstConnect(this.#session, link)
  }

  /**
   * Subscriptions that hold are no session yet: only a connect that the server takes is. It is asked to answer the first one at
   * once, which brings its advice and a round trip to measure; one that is held all the same was taken.
   */
  async #firstConnect(session: BayeuxSession, link: Link): Promise<void> {
    const { clock, timings } = this.#settings
    const answer = this.#connect(session, link, false)
    this.#connecting = answer
    // Where the last one was refused, one that is held may only be refused later.
    if (this.#policy.doubtful) return answer
    // Who listens hears of it.
    answer.catch(() => undefined)
    let cancel: () => void = () => undefined
    const held = new Promise<void>((resolve) => (cancel = clock.after(timings.accepted, resolve)))
    await Promise.race([answer, held]).finally(cancel)
  }

  /**
   * Of what is not acknowledged the server sends everything again, also what no gateway lets through or nobody can read: only
   * a new session ends that. What it would have brought is then a gap.
   */
  async #connect(session: BayeuxSession, link: Link, hold: boolean): Promise<void> {
    try {
      await session.connect(link, hold)
      this.#policy.answered()
      this.#garbled = false
    } catch (error) {
      const failure = failureFrom(error, this.#settings.url)
      const { kind, message, retryAfter } = failure
      if (kind !== 'unreadable' && kind !== 'refused' && !(kind === 'silent' && this.#garbled)) throw failure
      this.#garbled = false
      throw this.#policy.useless() ? new Failure('expired', message, { retryAfter }) : failure
    }
  }

  async #listen(): Promise<void> {
    const { clock, random, timings } = this.#settings
    const { link } = this.#transports
    let hold = false
    let hasty = 0
    while (!this.hasEnded()) {
      // The manager may have swapped or dropped the link while we paused.
      if (this.#session === null || link === null || link !== this.#transports.link) throw interrupted()
      const began = clock.now()
      const messages = this.#messages
      await (hold ? this.#connect(this.#session, link, true) : this.#connecting)
      const { interval } = this.#session
      // A server that holds nothing and wants no pause would be asked in a tight loop.
      const inVain = hold && messages === this.#messages && clock.now() - began < SOON && interval < SOON
      hasty = inVain ? hasty + 1 : 0
      await this.#pause(Math.max(interval, hasty > 2 ? waitAfter(hasty - 3, timings.reconnect, random) : 0))
      hold = true
    }
  }

  async #recover(failure: Failure): Promise<void> {
    this.#ousted = null
    const { kind, message, retryAfter, status } = failure
    if (kind === 'interrupted') {
      this.#lose()
      return
    }
    if (kind === 'denied' || kind === 'over') {
      this.#end()
      await this.#transports.leave()
      this.#session = null
      this.#emit(
        kind === 'denied' ? { kind, status: status ?? 403, reason: message } : { kind: 'stopped', reason: message },
      )
      return
    }
    this.#lose()
    this.#report({ kind: 'reconnecting', ...this.#policy.lost(), reason: message })
    if (kind === 'expired') {
      // The link is good; how soon the next handshake may follow is its own matter.
      this.#session = null
      await this.#pause(Math.max(this.#policy.beforeHandshake(), retryAfter))
      return
    }
    if (kind !== 'retry') await this.#transports.leave()
    await this.#pause(Math.max(this.#policy.beforeAttempt(), retryAfter), { hurry: retryAfter === 0 })
  }

  /** Without acknowledgements, what was under way when the link was lost is lost too. */
  #lose(): void {
    this.#session?.lostLink()
    if (this.#session !== null && !this.#session.acknowledges) this.#missed = true
  }

  /** Whatever was in it is missing, acknowledged or not; a row of them is told once. */
  #lostFrame(): void {
    this.#garbled = true
    if (this.#missed) return
    this.#missed = true
    this.#cancelGap = this.#settings.clock.after(this.#settings.timings.beat, () => {
      if (this.#state.kind === 'connected') this.#tellGap()
    })
  }

  #tellGap(): void {
    const missed = this.#missed
    this.#missed = false
    if (missed && this.#everJoined) this.#tell(() => this.#settings.onGap())
  }

  #pause(ms: number, { hurry = false } = {}): Promise<void> {
    if (ms <= 0 || this.#ended) return Promise.resolve()
    return new Promise((resolve) => {
      const end = () => {
        cancel()
        this.#hurry = null
        resolve()
      }
      const cancel = this.#settings.clock.after(ms, end)
      this.#endPause = end
      this.#hurry = hurry ? end : null
    })
  }

  #end(): void {
    this.#ended = true
    this.#stopWatch()
    this.#cancelGap()
    this.#endPause()
  }

  async #disconnect(): Promise<void> {
    const { link } = this.#transports
    if (link === null || this.#session === null) return
    const said = this.#session.disconnect(link).catch(() => undefined)
    const { clock, timings } = this.#settings
    await new Promise<void>((resolve) => {
      const cancel = clock.after(timings.goodbye, resolve)
      void said.then(() => {
        cancel()
        resolve()
      })
    })
  }

  #receive(message: Message): void {
    const { channel, data, successful, advice } = message
    if (channel === '/meta/disconnect') {
      this.#ousted = ousted(advice)
      void this.#transports.leave()
      return
    }
    // A late reply to something that nobody waits for any more.
    if (channel.startsWith('/meta/') || successful !== undefined) return
    this.#messages++
    if (this.#session?.isAgain(message) === true) return
    this.#tell(() => this.#settings.onMessage({ channel, data }))
  }

  #report(state: LinkState): void {
    if (!this.#ended) this.#emit(state)
  }

  #emit(state: LinkState): void {
    this.#state = state
    report(() => this.#settings.onState(state))
  }

  /** Nothing is told once it has ended. */
  #tell(callback: () => void): void {
    if (!this.#ended) report(callback)
  }
}

/** Held connects that are answered sooner than this, ms, were not held. */
const SOON = 500

/** An owner's fault is the owner's: it surfaces as uncaught, and does not upset the connection. */
function report(callback: () => void): void {
  try {
    callback()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
