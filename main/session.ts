import type { Abilities, ChatId, Me } from '../preload/contract/index.ts'
import { Actions, isSessionLoss } from './actions.ts'
import { BayeuxClient, type BayeuxState } from './gws/bayeux/client.ts'
import { createClient, type Client } from './gws/client.ts'
import { GwsError } from './gws/errors.ts'
import { createHttp, type Http } from './gws/http.ts'
import { readNotification } from './gws/wire.ts'
import { Operations } from './operations.ts'
import { Reconciler } from './reconcile.ts'
import { takeNotification, type NotificationTakers } from './notified.ts'
import type { SessionOptions } from './session-options.ts'
import { shownConnection } from './shown-connection.ts'
import { Chats, type ChatsListener } from './supervision/chats.ts'
import { Team } from './team/team.ts'

/** How often latency is looked at and old typing marks are dropped, ms. */
const HOUSEKEEPING = 5_000
/** How long the notifications may take to start while signing in, ms. */
const FIRST_CONNECTION = 45_000
/** A session that is denied again within this time after it was renewed is over, ms. */
const RENEWAL = 60_000
/** How long leaving the chats and signing out may take together, ms. */
const FAREWELL = 5_000
/** How much of it may go to telling the server that nobody is watched any more: to leave the chats matters more, ms. */
const CANCELLING = 1_500

/**
 * One signed-in session: the order of API calls at the start and the end, notifications into the domain, and recovery
 * over REST when the connection comes back.
 */
export class Session {
  readonly me: Me
  readonly chats: Chats
  readonly actions: Actions
  readonly operations: Operations
  readonly abilities: Abilities
  readonly team: Team
  readonly #options: SessionOptions
  readonly #http: Http
  readonly #client: Client
  readonly #bayeux: BayeuxClient
  readonly #reconciler: Reconciler
  /** Resolves with the first connection, rejects when there can be none. */
  readonly #connected = Promise.withResolvers<undefined>()
  #state: BayeuxState = { kind: 'idle' }
  #started = false
  #closed = false
  #renewedAt = -Infinity
  #latency: number | null = null
  #cancelHousekeeping: () => void = () => undefined

  /** Signs in and reads all chats. Throws a {@link GwsError} whose message a person can act on. */
  static async signIn(options: SessionOptions): Promise<Session> {
    const { server, userName, password } = options
    const http = createHttp({ server, userName, password })
    const client = createClient(http)
    const { id, name, userName: knownAs, warnings, abilities } = await client.me()
    const session = new Session(options, http, client, { id, name, userName: knownAs, warnings }, abilities)
    try {
      await session.#start()
    } catch (error) {
      await session.close()
      throw error
    }
    return session
  }

  private constructor(options: SessionOptions, http: Http, client: Client, me: Me, abilities: Abilities) {
    const { clock, listener } = options
    this.me = me
    this.#options = options
    this.#http = http
    this.#client = client
    this.abilities = abilities
    const nicknames = new Set<string>()
    this.chats = new Chats({ ...me, nicknames }, this.#chatsListener())
    this.#reconciler = new Reconciler({
      client,
      chats: this.chats,
      clock,
      serverNow: () => this.#serverNow(),
      onUnreadable: (count) => listener.unreadable(count),
      onFailure: (error) => this.#failed(error),
    })
    this.actions = new Actions({
      client,
      chats: this.chats,
      clock,
      reread: (id) => this.#reread(id),
      onSessionLost: (error) => this.#end({ code: error.code, message: error.message }),
    })
    const { nickname, teams } = options
    const ownName = (): string | undefined => {
      const name = nickname?.().trim() ?? ''
      if (name !== '') nicknames.add(name)
      return name === '' ? undefined : name
    }
    this.operations = new Operations({
      client,
      chats: this.chats,
      clock,
      nickname: ownName,
      reread: (id) => this.#reread(id),
      onSessionLost: (error) => this.#end({ code: error.code, message: error.message }),
    })
    this.team = new Team({
      client,
      chats: this.chats,
      clock,
      me: me.id,
      abilities,
      nickname: ownName,
      kept: teams?.load(http.base, me.id) ?? [],
      keep: (agents) => teams?.keep(http.base, me.id, agents),
      shown: (team) => {
        if (!this.#closed) listener.teamChanged(team)
      },
      reread: (id) => this.#reread(id),
      onSessionLost: (error) => this.#end({ code: error.code, message: error.message }),
    })
    this.#bayeux = new BayeuxClient({
      url: http.notificationsUrl,
      subscriptions: ['/v2/me/*'],
      headers: (url) => http.headers(url),
      absorb: (url, headers) => http.absorb(url, headers),
      renew: () => http.refreshToken(),
      onState: (state) => this.#connectionChanged(state),
      onMessage: ({ channel, data }) => takeNotification(readNotification(channel, data), this.#takers()),
      onGap: () => this.#reconciler.keepTrying(),
      onUnreadable: () => listener.unreadable(1),
    })
  }

  /** Looks at the connection at once, as after the machine slept. */
  checkNow(): void {
    this.#bayeux.checkNow()
  }

  /** Reads a chat and its lines again; rejects with a {@link GwsError}. A lost connection reads all chats again by itself. */
  async reload(id: ChatId): Promise<void> {
    if (this.#state.kind !== 'connected') {
      const message = 'There is no connection now. As soon as it is back, all chats are read again by themselves.'
      throw new GwsError('unavailable', message)
    }
    try {
      await this.#reconciler.one(id)
    } catch (error) {
      this.#failed(error)
      throw error
    }
  }

  /** Leaves every chat, ends the session on the server; takes at most {@link FAREWELL} ms and never throws. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#cancelHousekeeping()
    this.#reconciler.stop()
    const signedIn = this.#started && this.#state.kind !== 'denied'
    const farewell = async (): Promise<void> => {
      if (signedIn) {
        await Promise.race([this.team.watching.cancelAll(), this.#passed(CANCELLING)])
        const leavable = this.chats.all().filter(({ canLeave }) => canLeave)
        await Promise.allSettled(leavable.map(({ id }) => this.#client.leave(id)))
      }
      await this.#bayeux.stop()
      if (signedIn) await this.#client.endSession()
    }
    await Promise.race([
      farewell().catch((error: unknown) => this.#options.listener.failure(error)),
      this.#passed(FAREWELL),
    ])
    await this.#bayeux.stop()
  }

  #passed(time: number): Promise<void> {
    return new Promise((resolve) => this.#options.clock.after(time, resolve))
  }

  /** The order that the API wants: notifications are subscribed to before the contact-centre session starts. */
  async #start(): Promise<void> {
    const { clock } = this.#options
    const late = clock.after(FIRST_CONNECTION, () => {
      const message =
        'The server lets you sign in, but its notifications did not start in time. Try again, or ask whether a proxy blocks them.'
      this.#connected.reject(new GwsError('timeout', message))
    })
    this.#bayeux.start()
    await this.#connected.promise.finally(late)
    await this.#client.startSession()
    this.#started = true
    await this.#reconciler.all()
    this.#showConnection()
    this.#keepHouse()
    this.team.start().catch((error: unknown) => this.#failed(error))
  }

  /** The team hears of every change after whoever shows the chats. */
  #chatsListener(): ChatsListener {
    const { listener } = this.#options
    return {
      chatChanged: (id) => {
        listener.chatChanged(id)
        const chat = this.chats.get(id)
        if (chat !== null && !this.#closed) this.team.chatChanged(chat)
      },
      chatRemoved: (id) => {
        listener.chatRemoved(id)
        if (!this.#closed) this.team.chatRemoved(id)
      },
      transcriptChanged: (id, added, gaps) => listener.transcriptChanged(id, added, gaps),
    }
  }

  #connectionChanged(state: BayeuxState): void {
    const before = this.#state
    this.#state = state
    if (this.#closed) return
    switch (state.kind) {
      case 'idle':
      case 'connecting':
        return
      case 'connected':
        this.#connected.resolve(undefined)
        if (this.#started && before.kind !== 'connected') this.#reconciler.keepTrying()
        break
      case 'reconnecting':
        if (before.kind === 'connected') this.#lost()
        break
      case 'denied':
        this.#lost()
        this.#connected.reject(new GwsError('notAuthenticated', state.reason))
        if (this.#started && this.#mayRenew()) {
          this.#renew(state.reason).catch((error: unknown) => this.#failed(error))
          return
        }
        break
      case 'stopped':
        this.#lost()
        this.#connected.reject(new GwsError('unavailable', state.reason))
    }
    if (this.#started) this.#showConnection()
  }

  #mayRenew(): boolean {
    const now = this.#options.clock.now()
    const may = now - this.#renewedAt >= RENEWAL
    if (may) this.#renewedAt = now
    return may
  }

  /**
   * The notifications are denied, as after a restart of the server, which forgets its sessions: the credentials may
   * still be good for a new one. Where they are not, the session is over.
   */
  async #renew(reason: string): Promise<void> {
    const { clock, listener } = this.#options
    listener.connection({ kind: 'reconnecting', since: clock.now(), attempt: 1, reason })
    try {
      await this.#client.me()
      await this.#client.startSession()
      this.team.renew().catch((error: unknown) => this.#failed(error))
    } catch (error) {
      if (isSessionLoss(error)) throw error
      // Not reached: the notifications go on trying by themselves.
      listener.failure(error)
    }
    if (!this.#closed) this.#bayeux.start()
  }

  #lost(): void {
    this.#reconciler.lost()
    this.chats.lost(this.#serverNow())
  }

  /** Reads one chat again. Before the first look is complete this is left to that look. */
  #reread(id: ChatId): void {
    if (!this.#started || this.#closed) return
    this.#reconciler.one(id).catch((error: unknown) => this.#failed(error))
  }

  #failed(error: unknown): void {
    if (isSessionLoss(error)) this.#end({ code: error.code, message: error.message })
    else this.#options.listener.failure(error)
  }

  /** The server ended the session: nothing goes on by itself until somebody signs in again. */
  #end(error: { code: string; message: string }): void {
    if (this.#closed || this.#state.kind === 'stopped') return
    void this.#bayeux.stop()
    this.#state = { kind: 'stopped', reason: error.message }
    this.#lost()
    this.#options.listener.connection({ kind: 'stopped', error })
  }

  #showConnection(): void {
    this.#options.listener.connection(shownConnection(this.#state, this.#latency))
  }

  #keepHouse(): void {
    const { clock, listener } = this.#options
    this.chats.expire(clock.now()).forEach((id) => this.#reread(id))
    listener.clockSkew(this.#http.clockSkew)
    const { latency } = this.#bayeux
    if (latency !== this.#latency && this.#state.kind === 'connected') {
      this.#latency = latency
      this.#showConnection()
    }
    this.#cancelHousekeeping = clock.after(HOUSEKEEPING, () => this.#keepHouse())
  }

  #takers(): NotificationTakers {
    return {
      chats: this.chats,
      reconciler: this.#reconciler,
      joining: this.team.joining,
      now: this.#options.clock.now(),
      reread: (id) => this.#reread(id),
      unreadable: (count) => this.#options.listener.unreadable(count),
    }
  }

  #serverNow(): number {
    return this.#options.clock.now() + this.#http.clockSkew
  }
}
