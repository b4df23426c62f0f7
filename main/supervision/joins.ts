import type { Chat, ChatId, JoinState, Mode } from '../../preload/contract/index.ts'

interface Join {
  /** As it was asked for; once the chat is there, what it was switched to since. */
  mode: Mode
  /** Why it did not work; null while it may still. */
  reason: string | null
  /** The mode in which it was last seen; null: it was not there since it was asked for. */
  there: Mode | null
}

/** The running chats that the supervisor asked to join. What was asked for is *joining* until the server shows the chat. */
export class Joins {
  readonly #joins = new Map<ChatId, Join>()

  ask(id: ChatId, mode: Mode): void {
    this.#joins.set(id, { mode, reason: null, there: null })
  }

  /** Whether the supervisor asked for this chat in this session: then it is no proof of a watch. */
  has(id: ChatId): boolean {
    return this.#joins.has(id)
  }

  /** The mode of a join that is neither there nor refused yet; null where there is none. */
  pending(id: ChatId): Mode | null {
    const join = this.#joins.get(id)
    return join === undefined || join.there !== null || join.reason !== null ? null : join.mode
  }

  /** Without a join on its way this changes nothing. */
  refuse(id: ChatId, reason: string): void {
    const join = this.#joins.get(id)
    if (join?.there === null) this.#joins.set(id, { ...join, reason })
  }

  /**
   * The chat changed; once the supervisor is in it, the join is over whatever the mode. Answers whether that is news. A
   * mode that changes later was asked for by a switch, not by the join.
   */
  arrived(chat: Chat): boolean {
    const join = this.#joins.get(chat.id)
    const { known } = chat.mode
    if (join === undefined || known === null || !isIn(chat) || join.there === known) return false
    const mode = join.there === null ? join.mode : known
    this.#joins.set(chat.id, { mode, reason: null, there: known })
    return join.there === null
  }

  /** The chat is gone, or left. */
  forget(id: ChatId): void {
    this.#joins.delete(id)
  }

  /** Where the supervisor stands to a chat; `chat` is null while it is not among their own. */
  stateOf(id: ChatId, chat: Chat | null): JoinState {
    const join = this.#joins.get(id)
    if (chat !== null && isIn(chat) && chat.mode.known !== null) {
      const { known } = chat.mode
      return { kind: 'joined', mode: known, asked: join === undefined || join.mode === known ? null : join.mode }
    }
    if (join !== undefined && join.reason !== null) {
      return { kind: 'open', refusal: { mode: join.mode, reason: join.reason } }
    }
    const pending = this.pending(id)
    if (pending !== null || chat?.state === 'Invited') return { kind: 'joining', mode: pending }
    return { kind: 'open', refusal: null }
  }
}

/** Whether the supervisor takes part in a chat: not merely invited, and the server has said how. */
export function isIn(chat: Chat): boolean {
  return chat.state === 'Chatting' && chat.mode.known !== null
}

/** Whether an invitation may be to the mode that was asked for: servers may, but need not, say how one would be seen. */
export function fits(chat: Chat, mode: Mode): boolean {
  return chat.mode.known === null || chat.mode.known === mode
}
