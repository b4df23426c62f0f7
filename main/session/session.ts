import * as m from '#messages'
import { isOver, type Abilities, type ChatId, type Connection, type Me } from '../../preload/contract/index.ts'
import { Actions } from './actions.ts'
import { isSessionLoss, type AttemptParts } from '../requests/attempt.ts'
import { signOut } from './sign-out.ts'
import type { Account, Backend } from '../backend/backend.ts'
import { ServerError } from '../backend/error.ts'
import { Leaving } from './leaving.ts'
import { Listening } from './listening.ts'
import { Operations } from './operation-requests.ts'
import { Reconciler } from './reconciler.ts'
import { takeNotification } from './notified.ts'
import { Patrol } from './patrol.ts'
import type { SessionOptions } from './options.ts'
import { Chats, type ChatsListener } from '../supervision/chats.ts'
import { Team } from '../team/team.ts'

/** How often latency is looked at and old typing marks are dropped, ms. */
const HOUSEKEEPING = 5_000

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
  readonly #backend: Backend
  readonly #listening: Listening
  readonly #reconciler: Reconciler
  readonly #patrol: Patrol
  readonly #leaving: Leaving
  /** The contact-centre session was asked for, and may have begun: resolves with the answer. */
  #beginning: Promise<unknown> | null = null
  /** The chats were read. */
  #started = false
  #closed = false
  #closing: Promise<boolean> | null = null
  #cancelHousekeeping: () => void = () => undefined

  /**
   * Signs in and reads all chats. Once it is no longer `wanted`, what was begun on the server is ended there.
   * @throws ServerError with a message that a person can act on, or `cancelled`
   */
  static async signIn(options: SessionOptions, wanted: AbortSignal): Promise<Session> {
    const { backend } = options
    const session = new Session(options, await whileWanted(backend.me(), wanted))
    try {
      await whileWanted(session.#start(), wanted)
    } catch (error) {
      await session.close()
      throw error
    }
    return session
  }

  private constructor(options: SessionOptions, { abilities, ...me }: Account) {
    const { backend, clock, events } = options
    this.me = me
    this.#options = options
    this.#backend = backend
    this.#leaving = new Leaving({
      backend,
      chats: { all: () => this.chats.all() },
      clock,
      forget: () => backend.forget(),
    })
    this.abilities = abilities
    const nicknames = new Set<string>()
    const doubted = (id: ChatId): void => this.#whenLooked(() => this.#reconciler.doubted(id))
    this.chats = new Chats({ ...me, nicknames }, this.#chatsListener(), doubted, backend.modes)
    const shared: AttemptParts = {
      chats: this.chats,
      clock,
      reread: (id) => this.#reread(id),
      onSessionLost: (error) => this.#failed(error),
    }
    const onUnreadable = (count: number): void => events.tell('unreadable', count)
    this.#reconciler = new Reconciler({
      ...shared,
      backend,
      live: () => this.#listening.live,
      serverNow: () => this.#serverNow(),
      onUnreadable,
      onFailure: (error) => this.#failed(error),
    })
    this.#patrol = new Patrol({
      clock,
      chats: () => this.chats.all().flatMap(({ id, own, state }) => (own || isOver(state) ? [] : id)),
      live: () => this.#listening.live,
      glance: (id) => this.#reconciler.glance(id),
      hidden: () => this.#options.hidden?.() === true,
      onFailure: (error) => this.#failed(error),
    })
    this.actions = new Actions({ ...shared, backend })
    const { nickname, teams } = options
    const ownName = (): string | undefined => {
      const name = nickname?.().trim() ?? ''
      if (name !== '') nicknames.add(name)
      return name === '' ? undefined : name
    }
    this.operations = new Operations({ ...shared, backend, nickname: ownName })
    this.team = new Team({
      ...shared,
      backend,
      me: me.id,
      abilities,
      nickname: ownName,
      kept: teams?.load(backend.address, me.id) ?? [],
      keep: (agents) => {
        if (!this.#closed) teams?.keep(backend.address, me.id, agents)
      },
      shown: (team) => {
        if (!this.#closed) events.tell('teamChanged', team)
      },
    })
    const takers = {
      ...shared,
      entered: (id: ChatId) => this.#whenLooked(() => this.#reconciler.entered(id)),
      reconciler: this.#reconciler,
      joining: this.team.joining,
      unreadable: onUnreadable,
      heardLine: (stampedAt: number) => backend.heardLine(stampedAt),
    }
    this.#listening = new Listening({
      backend,
      clock,
      show: (connection) => this.#connectionChanged(connection),
      onFailure: (error) => events.tell('failure', error),
      onMessage: ({ data }) => takeNotification(backend.read(data), takers),
      onUnreadable,
      onLost: () => {
        this.#reconciler.lost()
        this.chats.lost(this.#serverNow())
      },
      onBack: () => this.#reconciler.keepTrying(),
      onRenewed: () => void this.team.renew().catch((error: unknown) => this.#failed(error)),
    })
  }

  /** Looks at the connection at once, as after the machine slept; where nothing goes on by itself any more, tries again. */
  checkNow(): void {
    this.#listening.checkNow()
  }

  /** Reads a chat and its lines again; rejects with a {@link ServerError}. A lost connection reads all chats again by itself. */
  async reload(id: ChatId): Promise<void> {
    if (!this.#listening.live) throw new ServerError('unavailable', m.refusals.noConnection())
    try {
      await this.#reconciler.one(id)
    } catch (error) {
      this.#failed(error)
      throw error
    }
  }

  /** Leaves every supervised chat, and goes on. */
  async leaveChats(): Promise<void> {
    await this.#leaving.all()
    for (const id of this.#leaving.left) this.chats.remove(id)
    this.#leaving.forget()
  }

  /**
   * Leaves every chat, ends the session on the server; takes no longer than {@link signOut} and never throws. Answers
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
    this.#listening.close()
    const { clock, events } = this.#options
    const look = async (): Promise<void> => {
      for (const report of await this.#backend.chats()) this.chats.report(report, clock.now())
    }
    return signOut(this.#listening.refused ? null : this.#beginning, {
      backend: this.#backend,
      listening: this.#listening,
      leaving: this.#leaving,
      watching: this.team.watching,
      clock,
      onFailure: (error) => events.tell('failure', error),
      look: this.#started ? null : look,
    })
  }

  /** The order that the API wants: notifications are subscribed to before the contact-centre session starts. */
  async #start(): Promise<void> {
    await this.#listening.start()
    if (this.#isClosed()) return
    this.#beginning = this.#backend.startSession()
    await this.#beginning
    this.#listening.begun()
    await this.#reconciler.all()
    if (this.#isClosed()) return
    this.#started = true
    this.#listening.show()
    this.#keepHouse()
    if (this.#options.patrol !== false) this.#patrol.start()
    this.team.start().catch((error: unknown) => this.#failed(error))
  }

  /** Closing comes at any moment of a start. */
  #isClosed(): boolean {
    return this.#closed
  }

  /** The team hears of every change after whoever shows the chats. */
  #chatsListener(): ChatsListener {
    const { events } = this.#options
    return {
      chatChanged: (id) => {
        const chat = this.chats.get(id)
        if (chat === null || this.#closed) return
        events.tell('chatTouched', id)
        if (!chat.own) events.tell('chatChanged', chat)
        this.team.chatChanged(chat)
      },
      chatRemoved: (id) => {
        this.#reconciler.heard(id)
        if (this.#closed) return
        events.tell('chatRemoved', id)
        this.team.chatRemoved(id)
      },
      transcriptChanged: (id, added, gaps, replaced) => {
        if (this.#closed) return
        events.tell('transcriptChanged', id, [...added, ...replaced], gaps)
        events.tell('linesAdded', id, added)
        if (replaced.length > 0) events.tell('linesReplaced', id)
      },
    }
  }

  #connectionChanged(connection: Connection): void {
    const { events } = this.#options
    events.tell('connectionChanged', connection)
    if (connection.kind === 'stopped') events.tell('sessionEnded', connection.error.message)
  }

  #reread(id: ChatId): void {
    this.#whenLooked(() => void this.#reconciler.one(id).catch((error: unknown) => this.#failed(error)))
  }

  /** Reads single chats. Before the first look is complete this is left to that look. */
  #whenLooked(read: () => void): void {
    if (this.#started && !this.#closed) read()
  }

  #failed(error: unknown): void {
    if (isSessionLoss(error)) this.#listening.sessionLost(error)
    else this.#options.events.tell('failure', error)
  }

  #keepHouse(): void {
    const { clock, events } = this.#options
    this.chats.expire(clock.now()).forEach((id) => this.#reread(id))
    events.tell('clockSkew', this.#backend.clockSkew)
    this.#listening.showLatency()
    this.#cancelHousekeeping = clock.after(HOUSEKEEPING, () => this.#keepHouse())
  }

  #serverNow(): number {
    return this.#options.clock.now() + this.#backend.clockSkew
  }
}

/** `work`, or a `cancelled` as soon as it is no longer wanted; what comes of it then is nobody's. */
async function whileWanted<T>(work: Promise<T>, wanted: AbortSignal): Promise<T> {
  const unwanted = Promise.withResolvers<never>()
  const cancel = (): void => unwanted.reject(new ServerError('cancelled', m.errors.signInGivenUp()))
  if (wanted.aborted) cancel()
  wanted.addEventListener('abort', cancel)
  try {
    return await Promise.race([work, unwanted.promise])
  } finally {
    wanted.removeEventListener('abort', cancel)
  }
}
