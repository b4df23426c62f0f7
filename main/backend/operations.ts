import type { ChatId, SendAudience, UserId } from '../../preload/contract/index.ts'

/** The server accepted an operation; what came of it is told by notifications, some of which carry the reference. */
export interface Accepted {
  referenceId: string | null
}

/** What a server does to a chat of one's own. Each answers when the server has accepted it. */
export interface ChatOperations {
  /** Without a nickname the server chooses what others read. */
  accept(id: ChatId, nickname?: string): Promise<Accepted>
  reject(id: ChatId): Promise<Accepted>
  transferTo(id: ChatId, user: UserId): Promise<Accepted>
  transferToQueue(id: ChatId, queueName: string): Promise<Accepted>
  /** Into the conversation with the customer. */
  invite(id: ChatId, user: UserId): Promise<Accepted>
  /** Seen by agents only. */
  consult(id: ChatId, user: UserId): Promise<Accepted>
  removeParticipant(id: ChatId, user: UserId): Promise<Accepted>
  sendNotice(id: ChatId, audience: SendAudience, text: string): Promise<Accepted>
  /** To everyone, the customer too. */
  sendUrl(id: ChatId, url: string): Promise<Accepted>
  attachUserData(id: ChatId, userData: Record<string, string>): Promise<Accepted>
  updateUserData(id: ChatId, userData: Record<string, string>): Promise<Accepted>
  deleteUserData(id: ChatId, keys: string[]): Promise<Accepted>
  setDisposition(id: ChatId, disposition: string): Promise<Accepted>
  setInFocus(id: ChatId, inFocus: boolean): Promise<Accepted>
}
