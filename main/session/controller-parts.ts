import type { Chat, ChatId, Settings } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'
import type { Relay } from '../app/relay.ts'
import type { SessionObserver } from './observer.ts'
import type { TeamMemory } from '../team/memory.ts'

/** A running demo contact centre. */
export interface DemoCentre {
  url: string
  userName: string
  password: string
  /** What its supervisor is called in chats, where no other name is set. */
  nickname: string
  /** Whom its supervisor watches from the start. */
  teams: TeamMemory
  stop(): Promise<void>
}

export interface DeskParts {
  clock: Clock
  relay: Relay
  startDemo(): Promise<DemoCentre>
  /** What is kept of teams between sessions. */
  teams: TeamMemory
  /** The name that others see in a chat; empty: the server's choice. */
  nickname: () => string
  /** Whether nobody can see the window. */
  windowIsHidden(): boolean
  /** Whether the supervisor wants to be asked before the customer sees him. */
  askBeforeBargeIn(): boolean
  /** Stores settings; answers what is in force then. */
  changeSettings(changes: Partial<Settings>): Settings
  /** The focused chat, or what is known of it, has changed. */
  focusChanged(chat: Chat | null): void
  chatChanged(chat: Chat): void
  /** The supervisor looks at a chat's lines. */
  chatRead(id: ChatId): void
  failure(error: unknown): void
  observers: readonly SessionObserver[]
}
