import * as m from '#messages'
import { failure, success, type Me, type Result } from '../../preload/contract/index.ts'
import type { Backend, Credentials } from '../backend/backend.ts'
import type { Clock } from '../common/clock.ts'
import { ServerError } from '../backend/error.ts'
import type { TeamMemory } from '../team/memory.ts'
import type { SessionEvents } from './events.ts'
import { Session } from './session.ts'

/** A running demo contact centre. */
export interface DemoCentre {
  url: string
  userName: string
  password: string
  /** What its supervisor is called in chats, where no other name is set. */
  nickname: string
  /** Whom its supervisor watches from the start. */
  teams: TeamMemory
  stop(): Promise<void>
}

export interface SessionControllerParts {
  clock: Clock
  events: SessionEvents
  /** The server that the credentials are for, not asked yet; throws where its address cannot be one. */
  open(credentials: Credentials): Backend
  startDemo(): Promise<DemoCentre>
  /** What is kept of teams between sessions. */
  teams: TeamMemory
  /** The name that others see in a chat; empty: the server's choice. */
  nickname(): string
  /** Whether nobody can see the window. */
  windowIsHidden(): boolean
}

/** Signs in and out: at most one session at a time, with a server or with the demo. */
export class SessionController {
  readonly #parts: SessionControllerParts
  #session: Session | null = null
  #demo: DemoCentre | null = null
  /** Signing in and out take turns. */
  #turn: Promise<unknown> = Promise.resolve()
  /** Gives a sign-in up that is under way. */
  #giveUp: () => void = () => undefined

  constructor(parts: SessionControllerParts) {
    this.#parts = parts
  }

  get session(): Session | null {
    return this.#session
  }

  signIn(credentials: Credentials): Promise<Result<Me>> {
    return this.#inTurn(async () => {
      await this.#signOut()
      return this.#signIn(credentials)
    })
  }

  /** Starts the demo and signs in to it. */
  tryDemo(): Promise<Result<Me>> {
    return this.#inTurn(async () => {
      await this.#signOut()
      this.#demo = await this.#parts.startDemo()
      return this.#signIn({ ...this.#demo, server: this.#demo.url })
    })
  }

  signOut(): Promise<void> {
    return this.#inTurn(() => this.#signOut())
  }

  /** Leaves the chats and signs out, also of a sign-in that is under way; for the end of the program. */
  close(): Promise<void> {
    this.#giveUp()
    return this.signOut()
  }

  async #signIn(credentials: Credentials): Promise<Result<Me>> {
    const { clock, events } = this.#parts
    const demo = this.#demo
    events.tell('signingIn', demo !== null)
    events.tell('connectionChanged', { kind: 'connecting' })
    try {
      const backend = this.#parts.open(credentials)
      const wanted = new AbortController()
      this.#giveUp = () => wanted.abort()
      const session = await Session.signIn(
        {
          backend,
          clock,
          events,
          nickname: () => this.#parts.nickname() || (demo?.nickname ?? ''),
          teams: demo?.teams ?? this.#parts.teams,
          hidden: () => this.#parts.windowIsHidden(),
        },
        wanted.signal,
      )
      this.#session = session
      const supervised = session.chats.all().filter(({ own }) => !own)
      events.tell('signedIn', session.me, credentials.server, supervised, backend.address)
      return success(session.me)
    } catch (error) {
      if (!(error instanceof ServerError)) events.tell('failure', error)
      const { code, message } = error instanceof ServerError ? error : { code: 'internal', message: m.errors.signIn() }
      events.tell('connectionChanged', { kind: 'signedOut', error: { code, message } })
      return failure(code, message)
    }
  }

  async #signOut(): Promise<void> {
    const session = this.#session
    if (session !== null) {
      this.#session = null
      const { events } = this.#parts
      events.tell('signedOut')
      const left = await session.close()
      events.tell(
        'closed',
        left,
        session.chats.all().map(({ id }) => id),
      )
      events.tell('connectionChanged', { kind: 'signedOut', error: null })
    }
    await this.#demo?.stop()
    this.#demo = null
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(act)
    this.#turn = result.catch(() => undefined)
    return result
  }
}
