import type {
  Abilities,
  Agent,
  Chat,
  ChatId,
  Connection,
  Entry,
  Gap,
  Me,
  Notice,
} from '../../preload/contract/index.ts'
import type { SessionObserver } from '../session/events.ts'
import type { Session } from '../session/session.ts'
import type { Relay } from './relay.ts'

export interface DeskStateParts {
  relay: Relay
  session: () => Session | null
  /** The focused chat, or what is known of it, has changed. */
  focusChanged: (chat: Chat | null) => void
}

/** What the window shows of the session beside its chats' lines: the connection, the focused chat, sentences that stay. */
export class DeskState implements SessionObserver {
  readonly #parts: DeskStateParts
  #notices = 0

  constructor(parts: DeskStateParts) {
    this.#parts = parts
  }

  /** The chat that hotkeys act on. */
  get focused(): Chat | null {
    const { focused } = this.#parts.relay.fields
    return focused === null ? null : (this.#parts.session()?.chats.get(focused) ?? null)
  }

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

  dismissNotice(id: number): void {
    const { relay } = this.#parts
    relay.set({ notices: relay.fields.notices.filter((notice) => notice.id !== id) })
  }

  signingIn(demo: boolean): void {
    this.#parts.relay.set({ unreadable: 0, clockSkew: 0, demo })
  }

  signedIn(me: Me): void {
    const { relay } = this.#parts
    const session = this.#parts.session()
    for (const { id } of session?.chats.all() ?? []) relay.chatChanged(id)
    relay.set({ me, abilities: session?.abilities ?? NONE })
    me.warnings.forEach((warning) => this.notice('warning', warning))
  }

  closed(_left: boolean, chats: readonly ChatId[]): void {
    const { relay } = this.#parts
    for (const id of chats) relay.chatRemoved(id)
    relay.open(null)
    this.focus(null)
    relay.set({ me: null, notices: [], team: [], abilities: NONE })
  }

  connectionChanged(connection: Connection): void {
    this.#parts.relay.set(connection.kind === 'signedOut' ? { connection, demo: false } : { connection })
  }

  clockSkew(clockSkew: number): void {
    if (this.#parts.relay.fields.clockSkew !== clockSkew) this.#parts.relay.set({ clockSkew })
  }

  unreadable(count: number): void {
    this.#parts.relay.set({ unreadable: this.#parts.relay.fields.unreadable + count })
  }

  teamChanged(team: Agent[]): void {
    this.#parts.relay.set({ team })
  }

  chatTouched(id: ChatId): void {
    const { relay, session, focusChanged } = this.#parts
    relay.chatChanged(id)
    if (id === relay.fields.focused) focusChanged(session()?.chats.get(id) ?? null)
  }

  chatRemoved(id: ChatId): void {
    this.#parts.relay.chatRemoved(id)
    if (id === this.#parts.relay.fields.focused) this.focus(null)
  }

  transcriptChanged(id: ChatId, entries: readonly Entry[], gaps: readonly Gap[]): void {
    this.#parts.relay.transcriptChanged(id, entries, gaps)
  }
}

const NONE: Abilities = { monitor: false, agentControl: false }
