import { isOver, type Abilities, type ChatId, type Me } from '../preload/contract/index.ts'
import { Actions } from './actions.ts'
import { isSessionLoss, type AttemptParts } from './attempt.ts'
import { farewell } from './farewell.ts'
import { BayeuxClient, type BayeuxState } from './gws/bayeux/client.ts'
import { createClient, type Client } from './gws/client.ts'
import { GwsError } from './gws/errors.ts'
import { createHttp, type Http } from './gws/http.ts'
import { readNotification } from './gws/wire.ts'
import { Operations } from './operation-requests.ts'
import { Reconciler } from './reconcile.ts'
import { Renewal } from './renewal.ts'
import { takeNotification } from './notified.ts'
import { Patrol } from './patrol.ts'
import type { SessionOptions } from './session-options.ts'
import { shownConnection } from './shown-connection.ts'
import { Chats, type ChatsListener } from './supervision/chats.ts'
import { Team } from './team/team.ts'

/** How often latency is looked at and old typing marks are dropped, ms. */
const HOUSEKEEPING = 5_000
/** How long the notifications may take to start while signing in, ms. */
const FIRST_CONNECTION = 45_000

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
  readonly #patrol: Patrol
  readonly #renewal: Renewal
  /** Resolves with the first connection, rejects when there can be none. */
  readonly #connected = Promise.withResolvers<undefined>()
  #state: BayeuxState = { kind: 'idle' }
  #started = false
  #closed = false
  #closing: Promise<boolean> | null = null
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
    this.chats = new Chats({ ...me, nicknames }, this.#chatsListener(), (id) =>
      this.#whenLooked(() => this.#reconciler.doubted(id)),
    )
    const shared: AttemptParts = {
      chats: this.chats,
      clock,
      reread: (id) => this.#reread(id),
      onSessionLost: (error) => this.#end(error),
    }
    const onUnreadable = (count: number): void => listener.unreadable(count)
    this.#reconciler = new Reconciler({
      ...shared,
      client,
      live: () => this.#state.kind === 'connected',
      serverNow: () => this.#serverNow(),
      onUnreadable,
      onFailure: (error) => this.#failed(error),
    })
    this.#patrol = new Patrol({
      clock,
      chats: () => this.chats.all().flatMap(({ id, own, state }) => (own || isOver(state) ? [] : id)),
      live: () => this.#state.kind === 'connected',
      glance: (id) => this.#reconciler.glance(id),
      onFailure: (error) => this.#failed(error),
    })
    this.#renewal = new Renewal({
      clock,
      client,
      listener,
      renewed: () => void this.team.renew().catch((error: unknown) => this.#failed(error)),
      listen: () => {
        if (!this.#closed) this.#bayeux.start()
      },
    })
    this.actions = new Actions({ ...shared, client })
    const { nickname, teams } = options
    const ownName = (): string | undefined => {
      const name = nickname?.().trim() ?? ''
      if (name !== '') nicknames.add(name)
      return name === '' ? undefined : name
    }
    this.operations = new Operations({ ...shared, client, nickname: ownName })
    this.team = new Team({
      ...shared,
      client,
      me: me.id,
      abilities,
      nickname: ownName,
      kept: teams?.load(http.base, me.id) ?? [],
      keep: (agents) => teams?.keep(http.base, me.id, agents),
      shown: (team) => {
        if (!this.#closed) listener.teamChanged(team)
      },
    })
    const takers = {
      ...shared,
      entered: (id: ChatId) => this.#whenLooked(() => this.#reconciler.entered(id)),
      reconciler: this.#reconciler,
      joining: this.team.joining,
      unreadable: onUnreadable,
    }
    this.#bayeux = new BayeuxClient({
      url: http.notificationsUrl,
      subscriptions: ['/v2/me/*'],
      headers: (url) => http.headers(url),
      absorb: (url, headers) => http.absorb(url, headers),
      renew: () => http.refreshToken(),
      onState: (state) => this.#connectionChanged(state),
      onMessage: ({ channel, data }) => takeNotification(readNotification(channel, data), takers),
      onGap: () => this.#reconciler.keepTrying(),
      onUnreadable: () => onUnreadable(1),
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

  /**
   * Leaves every chat, ends the session on the server; takes no longer than a {@link farewell} and never throws. Answers
   * whether the server has taken the leave of every chat.
   */
  close(): Promise<boolean> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  #close(): Promise<boolean> {
    this.#closed = true
    this.#cancelHousekeeping()
    this.#reconciler.stop()
    this.#patrol.stop()
    const { clock, listener } = this.#options
    return farewell(this.#started && this.#state.kind !== 'denied', {
      client: this.#client,
      bayeux: this.#bayeux,
      chats: this.chats,
      watching: this.team.watching,
      clock,
      onFailure: (error) => listener.failure(error),
    })
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
    if (this.#options.patrol !== false) this.#patrol.start()
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
      transcriptChanged: (...news) => listener.transcriptChanged(...news),
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
        if (this.#started && this.#renewal.may()) {
          this.#renewal.begin(state.reason).catch((error: unknown) => this.#failed(error))
          return
        }
        break
      case 'stopped':
        this.#lost()
        this.#connected.reject(new GwsError('unavailable', state.reason))
    }
    if (this.#started) this.#showConnection()
  }

  #lost(): void {
    this.#reconciler.lost()
    this.chats.lost(this.#serverNow())
  }

  #reread(id: ChatId): void {
    this.#whenLooked(() => void this.#reconciler.one(id).catch((error: unknown) => this.#failed(error)))
  }

  /** Reads single chats. Before the first look is complete this is left to that look. */
  #whenLooked(read: () => void): void {
    if (this.#started && !this.#closed) read()
  }

  #failed(error: unknown): void {
    if (isSessionLoss(error)) this.#end(error)
    else this.#options.listener.failure(error)
  }

  /** The server ended the session: nothing goes on by itself until somebody signs in again. */
  #end({ code, message }: GwsError): void {
    if (this.#closed || this.#state.kind === 'stopped') return
    void this.#bayeux.stop()
    this.#state = { kind: 'stopped', reason: message }
    this.#lost()
    this.#options.listener.connection({ kind: 'stopped', error: { code, message } })
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

  #serverNow(): number {
    return this.#options.clock.now() + this.#http.clockSkew
  }
}
