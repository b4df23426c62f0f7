import type {
  Abilities,
  AgentFacts,
  ChatId,
  ChatReport,
  Mode,
  SendAudience,
  UserId,
  WatchScope,
} from '../../preload/contract/index.ts'
import type { Link, LinkListener } from './link.ts'
import type { Lines, Notification } from './notification.ts'
import type { Accepted, ChatOperations } from './operations.ts'

/** Whom one signs in as, and where. */
export interface Credentials {
  server: string
  userName: string
  password: string
}

/** The signed-in user. */
export interface Account {
  id: UserId
  name: string
  userName: string
  abilities: Abilities
  /** What is missing for some part of the work, each as sentences. */
  warnings: string[]
}

/** A chat that an agent has now. */
export interface RunningChat {
  id: ChatId
  receivedAt: number | null
  /** What it is about; empty where its user data do not say. */
  title: string
}

export interface AgentPage {
  agents: AgentFacts[]
  /** Whether a further page may have more. */
  more: boolean
}

/** Who is signed in, and the work on chats from its beginning to its end. */
interface Sessions {
  me(): Promise<Account>
  /** Starts to work on chats. */
  startSession(): Promise<unknown>
  /** Ends the work on chats; monitoring ends with it. */
  endSession(): Promise<Accepted>
  /** Drops whatever the server gave to be known by, as of a session that it knows no more. */
  forget(): Promise<void>
}

/** What the server says of one's own chats. */
interface ChatReadings {
  chats(): Promise<ChatReport[]>
  chat(id: ChatId): Promise<ChatReport>
  /** The lines from `startIndex` to the end. */
  messages(id: ChatId, options?: { startIndex?: number; count?: number }): Promise<Lines>
}

/** Being in a chat, and speaking in it. */
interface Presence {
  /**
   * The modes that the server keeps by itself: in Coach no customer can be shown a line for agents, whatever this program
   * does. One that is not among them is never offered.
   */
  readonly modes: readonly Mode[]
  /** That it is accepted is not that it is done: the mode is what notifications say. */
  switchMode(id: ChatId, mode: Mode): Promise<Accepted>
  /** To everyone, the customer too. */
  sendMessage(id: ChatId, text: string): Promise<Accepted>
  /** To agents only. */
  sendToAgents(id: ChatId, text: string): Promise<Accepted>
  typing(id: ChatId, audience: SendAudience, active: boolean): Promise<Accepted>
  leave(id: ChatId): Promise<Accepted>
}

/** Agents, and what is done with their chats. */
interface Supervision {
  /** Agents in whose names each word of `query` stands; `page` counts from 0, which begins a new search. */
  agents(query: string, page: number, signal?: AbortSignal): Promise<AgentPage>
  /** An agent and their running chats (null where the server does not list them). */
  agent(id: UserId): Promise<{ facts: AgentFacts; chats: RunningChat[] | null }>
  /** Joins an agent's next chat, or all that come, in a mode. Without a nickname others read the user name. */
  watch(id: UserId, mode: Mode, scope: WatchScope, nickname?: string): Promise<Accepted>
  /** Chats that were joined stay: leave each. */
  cancelWatching(id: UserId): Promise<Accepted>
  /** Joins a chat that runs. The server answers with an invitation to accept. */
  intrude(id: UserId, chat: ChatId, mode: Mode): Promise<Accepted>
  setReady(id: UserId, ready: boolean): Promise<Accepted>
}

/** All that is asked of a server, and the one way to hear of it. Requests fail with a `ServerError`. */
export interface Backend extends Sessions, ChatReadings, Presence, Supervision, ChatOperations {
  /** The server's address, the same for every spelling of it. */
  readonly address: string
  /** Server's clock minus this machine's, ms. */
  readonly clockSkew: number
  /** A line that was just said was notified of: `stampedAt` is the server's time of it, ms. */
  heardLine(stampedAt: number): void
  /** The notifications; nothing comes before they are started. */
  link(listener: LinkListener): Link
  /** What a notification says; takes anything, throws never. */
  read(data: unknown): Notification
}
