import * as m from '#messages'
import {
  failure,
  success,
  type Chat,
  type ChatId,
  type Mode,
  type Result,
  type UserId,
} from '../../preload/contract/index.ts'
import { attempt, type Attempt } from '../requests/attempt.ts'
import { fits, isIn } from '../supervision/joins.ts'
import { noMonitoring, type TeamParts } from './parts.ts'
import type { Watching } from './watching.ts'

/** How long a chat that was joined may take to appear, ms. */
const JOIN_TIMEOUT = 10_000
/** Refusals after which watching the agent first may help; an ended chat or a lost session is none. */
const mayWantWatching: readonly string[] = ['invalidState', 'forbidden', 'noPermission']

/** Joining chats that run, and accepting the invitations that come of it and of watching. */
export class Joining {
  readonly #parts: TeamParts
  readonly #watching: Pick<Watching, 'borrow' | 'giveBack'>
  /** Invitations that were answered, or are being answered. */
  readonly #accepted = new Set<ChatId>()
  /** Ends what goes on beside a join, once that is over: its timer, and watching the agent for it alone. */
  readonly #endings = new Map<ChatId, (() => void)[]>()

  constructor(parts: TeamParts, watching: Pick<Watching, 'borrow' | 'giveBack'>) {
    this.#parts = parts
    this.#watching = watching
  }

  /** Success means that the server took the request; whether the supervisor is in the chat, and how, the chat shows. */
  async join(agentId: UserId, id: ChatId, mode: Mode): Promise<Result<undefined>> {
    const { abilities, chats, joins, clock, changed } = this.#parts
    if (!abilities.monitor) return noMonitoring()
    const chat = chats.get(id)
    if (chat !== null && isIn(chat)) return failure('alreadyIn', m.team.alreadyIn())
    if (joins.pending(id) !== null) return success(undefined)
    joins.ask(id, mode)
    this.#accepted.delete(id)
    changed()
    if (chat !== null) this.heard(chat)
    const asked = await this.#intrude(agentId, id, mode)
    if (!asked.ok) {
      this.#refuse(id, asked.failed.error.message)
      return asked.failed
    }
    if (joins.pending(id) !== null)
      this.#atEnd(
        id,
        clock.after(JOIN_TIMEOUT, () => this.#expire(id)),
      )
    else this.#end(id)
    return success(undefined)
  }

  /** A chat has changed: accepts what was asked for, and notes what has come. */
  heard(chat: Chat): void {
    const { joins, roster, changed } = this.#parts
    if (chat.state === 'Invited') {
      // An invitation to be seen by more people than was asked for is left to the supervisor.
      const asked = joins.pending(chat.id)
      const mine = asked === null ? roster.explains(chat) : fits(chat, asked)
      if (mine && chat.capabilities.includes('Accept') && !this.#accepted.has(chat.id)) void this.#accept(chat.id)
      return
    }
    const joined = joins.arrived(chat)
    if (joined) this.#end(chat.id)
    const watched = !joins.has(chat.id) && roster.arrived(chat)
    if (joined || watched || roster.shows(chat.id)) changed()
  }

  /** The server took a request back by a later notification. */
  refused(id: ChatId, reason: string): void {
    if (this.#parts.joins.pending(id) !== null) this.#refuse(id, reason)
  }

  forget(id: ChatId): void {
    const { joins, roster, changed } = this.#parts
    this.#accepted.delete(id)
    this.#end(id)
    joins.forget(id)
    if (roster.shows(id)) changed()
  }

  async #intrude(agentId: UserId, id: ChatId, mode: Mode): Promise<Attempt<unknown>> {
    const intrude = (): Promise<Attempt<unknown>> =>
      attempt(this.#parts, () => this.#parts.backend.intrude(agentId, id, mode))
    const first = await intrude()
    if (first.ok || !first.refused || !mayWantWatching.includes(first.code)) return first
    await this.#watching.borrow(agentId)
    this.#atEnd(id, () => void this.#watching.giveBack(agentId))
    const second = await intrude()
    // What the server said to the plain request is nearer to what was wanted than what it said to a second attempt.
    return second.ok ? second : first
  }

  async #accept(id: ChatId): Promise<void> {
    const { backend, nickname } = this.#parts
    this.#accepted.add(id)
    const accepted = await attempt(this.#parts, () => backend.accept(id, nickname()))
    if (accepted.ok) return
    // Whether a request that was lost had arrived shows when the chat is heard of again.
    if (!accepted.refused) this.#accepted.delete(id)
    this.refused(id, accepted.failed.error.message)
  }

  #refuse(id: ChatId, reason: string): void {
    const { joins, changed } = this.#parts
    joins.refuse(id, reason)
    this.#end(id)
    changed()
  }

  #atEnd(id: ChatId, end: () => void): void {
    this.#endings.set(id, [...(this.#endings.get(id) ?? []), end])
  }

  #end(id: ChatId): void {
    const endings = this.#endings.get(id) ?? []
    this.#endings.delete(id)
    for (const end of endings) end()
  }

  /** Nothing has come: perhaps only its notification is missing, so the chat is read before the last word. */
  #expire(id: ChatId): void {
    const { joins, clock, reread } = this.#parts
    if (joins.pending(id) === null) return
    reread(id)
    this.#atEnd(
      id,
      clock.after(JOIN_TIMEOUT / 2, () => this.refused(id, m.team.didNotCome())),
    )
  }
}
