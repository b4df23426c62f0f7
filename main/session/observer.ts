import type { Chat, ChatId, Connection, Entry, Me } from '../../preload/contract/index.ts'

/** Hears of sessions and their supervised chats: the record of what the supervisor did, the alerts. */
export interface SessionObserver {
  signedIn(me: Me, server: string, chats: readonly Chat[]): void
  /** Signing out begins; the chats are left by it. */
  signedOut(): void
  /** The session is closed, with the leave of every chat taken by the server or not. */
  closed?(left: boolean): void
  sessionEnded?(reason: string): void
  chatChanged(chat: Chat): void
  chatRemoved(id: ChatId): void
  linesAdded?(id: ChatId, added: readonly Entry[]): void
  /** Later words on lines came. */
  linesReplaced?(id: ChatId): void
  connectionChanged?(connection: Connection): void
}
