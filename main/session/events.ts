import type { Agent, Chat, ChatId, Connection, Entry, Gap, Me } from '../../preload/contract/index.ts'

/** All that is told of sessions and their chats, in the order in which it happens. */
interface SessionNews {
  /** Signing in begins; to the demo or not. */
  signingIn: [demo: boolean]
  /** `server`: as it was typed; `address`: the same for every spelling; `chats`: those that are supervised already. */
  signedIn: [me: Me, server: string, chats: readonly Chat[], address: string]
  /** Signing out begins; the chats are left by it. */
  signedOut: []
  /** The session is closed, with the leave of every chat taken by the server or not; its chats are gone. */
  closed: [left: boolean, chats: readonly ChatId[]]
  /** The server ended the session. */
  sessionEnded: [reason: string]
  connectionChanged: [connection: Connection]
  /** Server's clock minus this machine's, ms. */
  clockSkew: [skew: number]
  /** So many more notifications or lines could not be read. */
  unreadable: [count: number]
  /** Something that mends itself went wrong; for the log. */
  failure: [error: unknown]
  teamChanged: [team: Agent[]]
  /** Something about a chat is new; one's own chats are told here too. */
  chatTouched: [id: ChatId]
  /** A supervised chat, as it is now. */
  chatChanged: [chat: Chat]
  chatRemoved: [id: ChatId]
  /** `entries`: lines that were added or of which there is a later word; `gaps`: all of the chat's. */
  transcriptChanged: [id: ChatId, entries: readonly Entry[], gaps: readonly Gap[]]
  linesAdded: [id: ChatId, added: readonly Entry[]]
  /** Later words on lines came. */
  linesReplaced: [id: ChatId]
}

/** Hears of what it has a method for. */
export type SessionObserver = { [Name in keyof SessionNews]?: (...news: SessionNews[Name]) => void }

/** Tells whoever listens, in the order in which they began to. */
export class SessionEvents {
  readonly #observers: SessionObserver[] = []

  observe(...observers: readonly SessionObserver[]): void {
    this.#observers.push(...observers)
  }

  tell<Name extends keyof SessionNews>(name: Name, ...news: SessionNews[Name]): void {
    for (const observer of this.#observers) observer[name]?.(...news)
  }
}
