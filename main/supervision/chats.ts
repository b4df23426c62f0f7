import {
  byStart,
  type Chat,
  type ChatId,
  type ChatReport,
  type Entry,
  type Gap,
  Mode,
  type SendAudience,
  type Transcript,
} from '../../preload/contract/index.ts'
import type { Effect } from '../operations/operation.ts'
import { SupervisedChat, type Lines } from './chat.ts'
import type { Myself } from './myself.ts'
import type { Source } from './standing.ts'
import type { Reading } from './transcript.ts'

/** What is told of every change, so that whoever shows the chats can follow. */
export interface ChatsListener {
  chatChanged(chat: ChatId): void
  chatRemoved(chat: ChatId): void
  /** Lines were added, later words on others came, or gaps opened or closed. */
  transcriptChanged(chat: ChatId, added: readonly Entry[], gaps: readonly Gap[], replaced: readonly Entry[]): void
}

/** Every supervised chat of one session: events in, state out. `now` is this machine's clock in ms, `serverNow` the server's. */
export class Chats {
  readonly #chats = new Map<ChatId, SupervisedChat>()
  readonly #me: Myself
  readonly #modes: readonly Mode[]
  readonly #listener: ChatsListener
  readonly #onDoubt: (chat: ChatId) => void
  #open: ChatId | null = null
  /** The open chat, where its lines can be seen. */
  #reading: ChatId | null = null
  /** False until the first look is complete: what is there by then counts as read. */
  #looked = false

  /** `onDoubt`: what the server said of the own participant does not fit together, so the chat has to be read again. `modes`: those that the server keeps. */
  constructor(
    me: Myself,
    listener: ChatsListener,
    onDoubt: (chat: ChatId) => void = () => undefined,
    modes: readonly Mode[] = Mode.options,
  ) {
    this.#modes = modes
    this.#me = me
    this.#listener = listener
    this.#onDoubt = onDoubt
  }

  /** All chats in the list's order. */
  all(): Chat[] {
    return [...this.#chats.values()].map((chat) => chat.view()).sort(byStart)
  }

  get(id: ChatId): Chat | null {
    return this.#chats.get(id)?.view() ?? null
  }

  has(id: ChatId): boolean {
    return this.#chats.has(id)
  }

  transcript(id: ChatId): Transcript | null {
    return this.#chats.get(id)?.transcript() ?? null
  }

  /** The newest lines of a chat, at most so many, in their order. */
  newest(id: ChatId, count: number): readonly Entry[] {
    return this.#chats.get(id)?.newest(count) ?? []
  }

  /** All that was ever told of a chat's lines, to find what is hidden from some in it. */
  everTold(id: ChatId): Entry[] {
    return this.#chats.get(id)?.everTold() ?? []
  }

  /** A message of the supervisor's is about to go out. Answers what to call where the server does not take it. */
  sending(id: ChatId, audience: SendAudience, text: string): () => void {
    let refused = (): void => undefined
    this.#change(id, (chat) => (refused = chat.sending(audience, text)))
    return refused
  }

  /** The supervisor knows which own lines for agents everyone can read. */
  understood(id: ChatId): void {
    this.#change(id, (chat) => chat.understood())
  }

  /** Opens a chat (or none): it stays to be read when it ends, and where it can be seen its lines count as read as they come. */
  open(id: ChatId | null, seen = true): void {
    const before = this.#open
    this.#open = id
    this.#reading = seen ? id : null
    if (before !== null && before !== id && this.#chats.get(before)?.ended === true) this.#remove(before)
    const chat = this.#reading === null ? undefined : this.#chats.get(this.#reading)
    if (chat?.markRead() === true) this.#listener.chatChanged(chat.id)
  }

  /** The server told of a chat. A chat not known yet is added, unless it has ended already. */
  report(report: ChatReport, now: number, source: Source = 'notification'): void {
    const known = this.#chats.get(report.id)
    const chat = known ?? new SupervisedChat(report.id, this.#me, !this.#looked, this.#modes)
    const doubtedBefore = chat.doubted
    chat.report(report, now, source)
    if (chat.ended && known === undefined) return
    this.#chats.set(chat.id, chat)
    if (chat.ended && chat.id !== this.#open) this.#remove(chat.id)
    else this.#listener.chatChanged(chat.id)
    if (chat.doubted && !doubtedBefore) this.#onDoubt(chat.id)
  }

  /** A reading of a chat's lines begins; null where there is no such chat. Each has to be ended. */
  startReading(id: ChatId): Reading | null {
    return this.#chats.get(id)?.startReading() ?? null
  }

  endReading(id: ChatId, reading: Reading | null): void {
    if (reading !== null) this.#chats.get(id)?.endReading(reading)
  }

  /** Lines and typing marks of a chat that is known, by a notification or a `reading`. */
  lines(id: ChatId, lines: Lines, now: number, reading: Reading | null = null): void {
    const chat = this.#chats.get(id)
    if (chat === undefined) return
    const doubtedBefore = chat.doubted
    const { added, replaced, changed } = chat.lines(lines, now, reading)
    if (added.length > 0 || replaced.length > 0) {
      if (id === this.#reading) chat.markRead()
      this.#listener.transcriptChanged(id, added, chat.gaps, replaced)
    }
    if (changed) this.#listener.chatChanged(id)
    if (chat.doubted && !doubtedBefore) this.#onDoubt(id)
  }

  /** Whether a chat still waits to be read again for its own participant's sake. */
  inDoubt(id: ChatId): boolean {
    return this.#chats.get(id)?.doubted === true
  }

  /** Lines may be missing after the last one that is here. */
  missed(id: ChatId, serverNow: number): void {
    const chat = this.#chats.get(id)
    if (chat === undefined || chat.ended) return
    chat.miss(serverNow)
    this.#listener.transcriptChanged(id, [], chat.gaps, [])
  }

  /** All lines that the server has of a chat were merged. */
  recovered(id: ChatId, serverNow: number): void {
    const chat = this.#chats.get(id)
    if (chat?.recover(serverNow) === true) this.#listener.transcriptChanged(id, [], chat.gaps, [])
  }

  /** The server's whole list was read: what it lacks has been revoked. */
  listed(ids: ReadonlySet<ChatId>, now: number): void {
    this.#looked = true
    for (const id of this.#chats.keys()) if (!ids.has(id)) this.report({ id, state: 'Revoked' }, now)
  }

  /** The supervisor left, or the chat is gone on the server: it goes at once, even when open. */
  remove(id: ChatId): void {
    if (this.#chats.has(id)) this.#remove(id)
  }

  /** The connection was lost: no mode is certain any more, lines may be missed from now on. */
  lost(serverNow: number): void {
    for (const chat of this.#chats.values()) {
      if (chat.ended) continue
      chat.lose(serverNow)
      this.#listener.transcriptChanged(chat.id, [], chat.gaps, [])
      this.#listener.chatChanged(chat.id)
    }
  }

  requested(id: ChatId, mode: Mode, now: number): void {
    this.#change(id, (chat) => chat.request(mode, now))
  }

  accepted(id: ChatId, reference: string | null): void {
    this.#change(id, (chat) => chat.accepted(reference))
  }

  /** The server's reply to the switch was no. */
  refused(id: ChatId, reason: string): void {
    this.#change(id, (chat) => chat.refuse(reason))
  }

  /** An operation other than a switch goes out. Answers by what number it goes; null where there is no such chat. */
  asked(id: ChatId, effect: Effect, now: number): number | null {
    let operation: number | null = null
    this.#change(id, (chat) => (operation = chat.ask(effect, now)))
    return operation
  }

  taken(id: ChatId, operation: number, reference: string | null): void {
    this.#change(id, (chat) => chat.taken(operation, reference))
  }

  /** The server's reply to it was no. */
  declined(id: ChatId, operation: number, reason: string): void {
    this.#change(id, (chat) => chat.decline(operation, reason))
  }

  dismiss(id: ChatId, operation: number): void {
    this.#change(id, (chat) => chat.dismiss(operation))
  }

  /** The server told of an error in a chat; `reference` is null where it did not say of what. */
  failed(id: ChatId, reason: string, reference: string | null, now: number): void {
    this.#change(id, (chat) => chat.fail(reason, reference, now))
  }

  /** Lets what waits for the server run out; answers the chats whose switch has had no answer. */
  expire(now: number): ChatId[] {
    const changed = [...this.#chats.values()].filter((chat) => chat.expire(now))
    for (const chat of changed) this.#listener.chatChanged(chat.id)
    return changed.filter((chat) => chat.mode.phase.kind === 'timedOut').map((chat) => chat.id)
  }

  #change(id: ChatId, change: (chat: SupervisedChat) => void): void {
    const chat = this.#chats.get(id)
    if (chat === undefined) return
    change(chat)
    this.#listener.chatChanged(id)
  }

  #remove(id: ChatId): void {
    this.#chats.delete(id)
    if (this.#open === id) this.#open = this.#reading = null
    this.#listener.chatRemoved(id)
  }
}
