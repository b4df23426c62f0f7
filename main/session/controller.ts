import {
  failure,
  success,
  type Agent,
  type Chat,
  type ChatId,
  type Connection,
  type deskRequests,
  type Entry,
  type Gap,
  type Me,
  type Notice,
  type Result,
  type transcriptRequests,
} from '../../preload/contract/index.ts'
import { unasked } from '../requests/barge-in.ts'
import type { DemoCentre, DeskParts } from './controller-parts.ts'
import { GwsError } from '../gws/errors.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import { signedOut, unknownChat } from '../requests/refusals.ts'
import type { SessionListener } from './options.ts'
import { Session } from './session.ts'
import { mayBeLeft } from '../supervision/own-chat.ts'

/** What the application does: at most one session at a time, and an answer to each of the renderer's requests. */
export class Desk implements SessionListener {
  readonly #parts: DeskParts
  #session: Session | null = null
  #demo: DemoCentre | null = null
  /** Signing in and out take turns. */
  #turn: Promise<unknown> = Promise.resolve()
  #notices = 0
  #unsent = 0
  /** Gives a sign-in up that is under way. */
  #giveUp: () => void = () => undefined

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  get session(): Session | null {
    return this.#session
  }

  get focused(): Chat | null {
    const { focused } = this.#parts.relay.fields
    return focused === null ? null : (this.#session?.chats.get(focused) ?? null)
  }

  /** What quitting would cost: so many chats are left, and texts in so many chats are lost. */
  get stake(): { chats: number; texts: number } {
    return { chats: this.#session?.chats.all().filter(mayBeLeft).length ?? 0, texts: this.#unsent }
  }

  readonly handlers: HandlersOf<typeof deskRequests & typeof transcriptRequests> = {
    snapshot: () => success(this.#parts.relay.snapshot()),
    signIn: async ({ server, userName, password }) => {
      const signedIn = await this.#inTurn(() => this.#signIn(server, userName, password, false))
      if (signedIn.ok) this.#parts.changeSettings({ server, userName })
      return signedIn
    },
    tryDemo: () => this.#inTurn(() => this.#tryDemo()),
    signOut: () => this.#inTurn(() => this.#signOut().then(success)),
    openChat: ({ chatId, focus = true, read = true }) => {
      const transcript = this.#session?.chats.transcript(chatId) ?? null
      if (transcript === null) return unknownChat
      this.#parts.relay.open(chatId)
      this.#session?.chats.open(chatId, read)
      if (focus) this.focus(chatId)
      if (read) this.#parts.chatRead(chatId)
      return success(transcript)
    },
    closeChat: () => {
      this.#parts.relay.open(null)
      this.#session?.chats.open(null)
      this.focus(null)
      return success(undefined)
    },
    switchMode: ({ chatId, mode, confirmed }) =>
      this.#inSession(({ actions, chats }) => {
        const isThere = chats.get(chatId)?.mode.known === 'BargeIn'
        const refusal = isThere ? null : unasked(mode, confirmed, this.#parts.askBeforeBargeIn())
        return refusal ?? actions.switchMode(chatId, mode)
      }),
    send: ({ chatId, audience, text, knowingly }) =>
      this.#inSession(({ actions }) => actions.send(chatId, audience, text, knowingly === true)),
    typing: ({ chatId, audience, active }) =>
      this.#inSession(({ actions }) => actions.typing(chatId, audience, active)),
    reloadChat: ({ chatId }) =>
      this.#inSession(async (session) => {
        if (!session.chats.has(chatId)) return unknownChat
        try {
          await session.reload(chatId)
          return success(undefined)
        } catch (error) {
          if (error instanceof GwsError) return failure(error.code, error.message)
          throw error
        }
      }),
    reconnect: () =>
      this.#inSession((session) => {
        session.checkNow()
        return success(undefined)
      }),
    understandExposed: ({ chatId }) => {
      this.#session?.chats.understood(chatId)
      return success(undefined)
    },
    leave: ({ chatId }) => this.#inSession(({ actions }) => actions.leave(chatId)),
    countUnsent: ({ count }) => {
      this.#unsent = count
      return success(undefined)
    },
    dismissNotice: ({ id }) => {
      this.#parts.relay.set({ notices: this.#parts.relay.fields.notices.filter((notice) => notice.id !== id) })
      return success(undefined)
    },
    changeSettings: (changes) => success(this.#parts.changeSettings(changes)),
  }

  /** Makes a chat the one that hotkeys act on. */
  focus(id: ChatId | null): void {
    if (this.#parts.relay.fields.focused !== id) this.#parts.relay.set({ focused: id })
    this.#parts.focusChanged(this.focused)
  }

  /** Makes a chat the focused one and has the window show it, wherever the supervisor was there; also the one that was focused. */
  show(id: ChatId): void {
    this.#parts.relay.set({ focused: id })
    this.#parts.focusChanged(this.focused)
  }

  /** Adds a sentence that stays until it is dismissed. */
  notice(level: Notice['level'], text: string): void {
    this.#notices += 1
    const { relay } = this.#parts
    if (relay.fields.notices.some((notice) => notice.text === text)) return
    relay.set({ notices: [...relay.fields.notices, { id: this.#notices, level, text }] })
  }

  /** Leaves the chats and stays signed in, as where the system may be about to end the user's session. */
  async leaveChats(): Promise<void> {
    if (this.stake.chats === 0) return
    await this.#session?.leaveChats()
    this.notice('warning', 'The system was about to end your session, so the chats that you supervised were left.')
  }

  /** Leaves the chats and signs out, also of a sign-in that is under way; for the end of the program. */
  close(): Promise<void> {
    this.#giveUp()
    return this.#inTurn(() => this.#signOut())
  }

  connection(connection: Connection): void {
    this.#parts.relay.set({ connection })
    for (const observer of this.#parts.observers) {
      observer.connectionChanged?.(connection)
      if (connection.kind === 'stopped') observer.sessionEnded?.(connection.error.message)
    }
  }

  clockSkew(clockSkew: number): void {
    if (this.#parts.relay.fields.clockSkew !== clockSkew) this.#parts.relay.set({ clockSkew })
  }

  unreadable(count: number): void {
    this.#parts.relay.set({ unreadable: this.#parts.relay.fields.unreadable + count })
  }

  failure(error: unknown): void {
    this.#parts.failure(error)
  }

  chatChanged(id: ChatId): void {
    this.#parts.relay.chatChanged(id)
    const chat = this.#session?.chats.get(id) ?? null
    if (chat !== null && !chat.own) {
      this.#parts.chatChanged(chat)
      for (const observer of this.#parts.observers) observer.chatChanged(chat)
    }
    if (id === this.#parts.relay.fields.focused) this.#parts.focusChanged(chat)
  }

  chatRemoved(id: ChatId): void {
    this.#parts.relay.chatRemoved(id)
    for (const observer of this.#parts.observers) observer.chatRemoved(id)
    if (id === this.#parts.relay.fields.focused) this.focus(null)
  }

  teamChanged(team: Agent[]): void {
    this.#parts.relay.set({ team })
  }

  transcriptChanged(id: ChatId, added: readonly Entry[], gaps: readonly Gap[], replaced: readonly Entry[]): void {
    this.#parts.relay.transcriptChanged(id, [...added, ...replaced], gaps)
    if (this.#session === null) return
    for (const observer of this.#parts.observers) {
      observer.linesAdded?.(id, added)
      if (replaced.length > 0) observer.linesReplaced?.(id)
    }
  }

  async #signIn(server: string, userName: string, password: string, demo: boolean): Promise<Result<Me>> {
    const { clock, relay } = this.#parts
    await this.#signOut({ keepDemo: demo })
    const teams = this.#demo?.teams ?? this.#parts.teams
    const nickname = (): string => this.#parts.nickname() || (this.#demo?.nickname ?? '')
    relay.set({ connection: { kind: 'connecting' }, unreadable: 0, clockSkew: 0, demo })
    try {
      const wanted = new AbortController()
      this.#giveUp = () => wanted.abort()
      const hidden = (): boolean => this.#parts.windowIsHidden()
      const options = { server, userName, password, clock, listener: this, nickname, teams, hidden }
      const session = await Session.signIn(options, wanted.signal)
      this.#session = session
      const supervised = session.chats.all().filter(({ own }) => !own)
      for (const observer of this.#parts.observers) observer.signedIn(session.me, server, supervised)
      for (const { id } of session.chats.all()) relay.chatChanged(id)
      relay.set({ me: session.me, abilities: session.abilities })
      session.me.warnings.forEach((warning) => this.notice('warning', warning))
      return success(session.me)
    } catch (error) {
      if (!(error instanceof GwsError)) this.#parts.failure(error)
      const { code, message } = error instanceof GwsError ? error : unexpected
      relay.set({ connection: { kind: 'signedOut', error: { code, message } }, demo: false })
      return failure(code, message)
    }
  }

  async #tryDemo(): Promise<Result<Me>> {
    await this.#signOut()
    const demo = await this.#parts.startDemo()
    this.#demo = demo
    return this.#signIn(demo.url, demo.userName, demo.password, true)
  }

  async #signOut({ keepDemo = false } = {}): Promise<undefined> {
    const session = this.#session
    const { relay } = this.#parts
    if (session !== null) {
      this.#session = null
      for (const observer of this.#parts.observers) observer.signedOut()
      const left = await session.close()
      for (const observer of this.#parts.observers) observer.closed?.(left)
      for (const { id } of session.chats.all()) relay.chatRemoved(id)
      relay.open(null)
      this.focus(null)
      const abilities = { monitor: false, agentControl: false }
      const connection = { kind: 'signedOut', error: null } as const
      relay.set({ connection, me: null, demo: false, notices: [], team: [], abilities })
    }
    if (!keepDemo) {
      await this.#demo?.stop()
      this.#demo = null
    }
  }

  #inSession<T>(act: (session: Session) => Promise<Result<T>> | Result<T>): Promise<Result<T>> | Result<T> {
    return this.#session === null ? signedOut : act(this.#session)
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(act)
    this.#turn = result.catch(() => undefined)
    return result
  }
}

const unexpected = {
  code: 'internal',
  message: 'Signing in failed for a reason inside Sideline. Its log has the details.',
}
