import type { Chat, Line, News, Party, Visibility, Who } from './chat.ts'
import { partyOf } from './chat.ts'
import { append, exit } from './membership.ts'

/** What may be another when a line is delivered again under its index. */
export type Redelivery = Partial<Pick<Line, 'text' | 'noticeText' | 'url' | 'visibility' | 'type' | 'at'>> & {
  from?: Who
}

/**
 * What befalls a chat without anybody's having asked for it: the server's doing, or an administrator's. A mode that changes
 * by itself is {@link Centre.switchMode}, user data are {@link Centre.changeUserData}. All throw where there is no such chat.
 */
export class Incidents {
  readonly #chat: (chatId: string) => Chat
  readonly #now: () => number
  readonly #emit: (news: News) => void

  constructor(chat: (chatId: string) => Chat, now: () => number, emit: (news: News) => void) {
    this.#chat = chat
    this.#now = now
    this.#emit = emit
  }

  /** One ParticipantsUpdated whose list lacks the supervisor, who is in the chat all the same: a reading has him. */
  listWithoutSupervisor(chatId: string): void {
    const chat = this.#chat(chatId)
    const supervisor = partyOf(chat, 'supervisor')
    this.#list(
      chat,
      chat.parties.filter((party) => party !== supervisor),
    )
  }

  /** One ParticipantsUpdated whose list is empty; a reading has everyone. */
  listNobody(chatId: string): void {
    this.#list(this.#chat(chatId), [])
  }

  /**
   * The supervisor is no participant any more, and no StatusChange says so: the chat stays among his own, each list and
   * reading lacks him, the log says that he left. {@link Centre.join} brings him back.
   */
  removeSupervisor(chatId: string): void {
    const chat = this.#chat(chatId)
    const supervisor = partyOf(chat, 'supervisor')
    if (chat.supervision === null || supervisor === undefined) return
    chat.parties = chat.parties.filter((party) => party !== supervisor)
    chat.supervision = { ...chat.supervision, participantId: null }
    const { visibility } = supervisor
    const line = append(chat, { type: 'ParticipantLeft', visibility, at: this.#now(), from: supervisor })
    this.#emit({ kind: 'participants', chat })
    this.#emit({ kind: 'lines', chat, lines: [line] })
  }

  /** The customer goes while everyone else stays: the chat runs on. */
  customerLeaves(chatId: string): void {
    const chat = this.#chat(chatId)
    const customer = partyOf(chat, 'customer')
    if (customer === undefined) return
    const line = exit(chat, customer, this.#now())
    this.#emit({ kind: 'lines', chat, lines: [line] })
    this.#emit({ kind: 'participants', chat })
  }

  /** A line comes once more under its index, in these ways another (wider, masked); a reading has its last form. */
  sayAgain(chatId: string, index: number, { from, ...change }: Redelivery): Line {
    const chat = this.#chat(chatId)
    const place = chat.lines.findIndex((line) => line.index === index)
    const before = chat.lines[place]
    if (before === undefined) throw new Error(`The demo’s chat ${chatId} has no line ${index}.`)
    const sender = from === undefined ? before.from : (partyOf(chat, from) ?? null)
    const line = { ...before, ...change, from: sender }
    chat.lines[place] = line
    this.#emit({ kind: 'lines', chat, lines: [line] })
    return line
  }

  /** Somebody pushes an address to whoever sees this visibility. */
  pushUrl(chatId: string, url: string, visibility: Visibility = 'All', from: Who = 'agent'): Line {
    return this.#say(this.#chat(chatId), { type: 'PushUrl', url, visibility }, from)
  }

  /** A notice of the server's, from nobody. */
  notice(chatId: string, noticeText: string, visibility: Visibility = 'All'): Line {
    return this.#say(this.#chat(chatId), { type: 'Notice', noticeText, visibility }, null)
  }

  #say(chat: Chat, line: Pick<Line, 'type' | 'visibility' | 'url' | 'noticeText'>, from: Who | null): Line {
    const sender = from === null ? null : (partyOf(chat, from) ?? null)
    const said = append(chat, { ...line, at: this.#now(), from: sender })
    this.#emit({ kind: 'lines', chat, lines: [said] })
    return said
  }

  #list(chat: Chat, listed: readonly Party[]): void {
    this.#emit({ kind: 'participants', chat, listed })
  }
}
