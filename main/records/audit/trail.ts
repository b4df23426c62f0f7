import * as v from 'valibot'
import {
  ChatId,
  SendAudience,
  type AuditAct,
  type AuditRecord,
  type Chat,
  type Me,
  type RequestName,
  type Result,
} from '../../../preload/contract/index.ts'
import type { RequestObserver } from '../../requests/handlers.ts'
import type { SessionObserver } from '../../session/events.ts'
import { actsBetween, seen, type Seen } from './acts.ts'
import { noted } from './noted.ts'

export interface TrailParts {
  /** This machine's clock, ms. */
  now(): number
  append(record: AuditRecord): void
}

/**
 * Notes what the supervisor does. It hears of everything in two places: the state of the chats, which tells of modes
 * however a switch was asked for, and the window's requests with their answers, which tell of everything else.
 */
export class Trail implements RequestObserver, SessionObserver {
  readonly #parts: TrailParts
  #session: { server: string; user: string } | null = null
  readonly #chats = new Map<ChatId, { seen: Seen; chat: Chat }>()
  /** Chats that the supervisor is leaving: that they go is not news. */
  readonly #leaving = new Map<ChatId, Chat>()

  constructor(parts: TrailParts) {
    this.#parts = parts
  }

  /** A session has begun, with these chats in it. */
  signedIn(me: Pick<Me, 'userName'>, server: string, chats: readonly Chat[]): void {
    this.#forget()
    this.#session = { server, user: me.userName }
    this.note({ kind: 'signedIn' })
    for (const chat of chats) this.#look(chat, true)
  }

  /** The supervisor signs out, or the program ends; the chats are left by it. */
  signedOut(): void {
    if (this.#session === null) return
    this.note({ kind: 'signedOut', chats: [...this.#chats.values()].filter(({ seen: { ended } }) => !ended).length })
    this.#forget()
  }

  /** The server ended the session. */
  sessionEnded(reason: string): void {
    if (this.#session === null) return
    this.note({ kind: 'sessionEnded', reason: reason.slice(0, 500) })
    this.#forget()
  }

  chatChanged(chat: Chat): void {
    if (this.#session !== null) this.#look(chat, false)
  }

  chatRemoved(id: ChatId): void {
    const known = this.#chats.get(id)
    this.#chats.delete(id)
    if (known !== undefined && !known.seen.ended && !this.#leaving.has(id)) this.note({ kind: 'chatEnded' }, known.chat)
  }

  asked(name: RequestName, input: unknown): void {
    const chat = name === 'leave' ? this.#chatOf(input) : null
    if (chat !== null) this.#leaving.set(chat.id, chat)
  }

  answered(name: RequestName, input: unknown, result: Result<unknown>): void {
    const failure = result.ok ? null : result.error.code
    const chat = this.#chatOf(input)
    switch (noted[name]) {
      case 'not':
        return
      case 'name':
        this.note({ kind: 'operation', name, failure }, chat)
        return
      case 'operation':
        this.note({ kind: 'operation', name: operationName(input) ?? name, failure }, chat)
        return
      case 'message': {
        const message = v.safeParse(Message, input)
        if (!message.success) return
        const { audience, text } = message.output
        this.note({ kind: 'sent', audience, length: text.length, failure }, chat)
        return
      }
      case 'leave':
        this.note({ kind: 'left', failure }, chat)
        if (chat !== null) this.#leaving.delete(chat.id)
    }
  }

  note(act: AuditAct, chat: Chat | null = null): void {
    if (this.#session === null) return
    const about = chat === null ? null : { id: chat.id, customer: chat.customer, agent: chat.agent }
    this.#parts.append({ at: this.#parts.now(), ...this.#session, chat: about, act })
  }

  #look(chat: Chat, already: boolean): void {
    const before = this.#chats.get(chat.id)?.seen ?? null
    this.#chats.set(chat.id, { seen: seen(before, chat), chat })
    for (const act of actsBetween(before, chat, already)) this.note(act, chat)
  }

  #chatOf(input: unknown): Chat | null {
    const about = v.safeParse(AboutChat, input)
    if (!about.success) return null
    const { chatId } = about.output
    return this.#chats.get(chatId)?.chat ?? this.#leaving.get(chatId) ?? null
  }

  #forget(): void {
    this.#session = null
    this.#chats.clear()
    this.#leaving.clear()
  }
}

const AboutChat = v.object({ chatId: ChatId })
const Message = v.object({ audience: SendAudience, text: v.string() })
const Operation = v.object({ operation: v.object({ kind: v.string() }) })

/** Which operation it was; what it carried is not noted. */
function operationName(input: unknown): string | null {
  const read = v.safeParse(Operation, input)
  return read.success ? read.output.operation.kind : null
}
