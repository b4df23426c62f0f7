import type { Backend } from '../backend/backend.ts'
import type { Clock } from '../common/clock.ts'
import type { TeamMemory } from '../team/memory.ts'
import type { SessionEvents } from './events.ts'

export interface SessionOptions {
  backend: Backend
  clock: Clock
  events: SessionEvents
  /** The name that others see in a chat; empty or missing: the server's choice. */
  nickname?: () => string
  /** What is kept of teams between sessions; nothing, where it is missing. */
  teams?: TeamMemory
  /** Whether chats are read from time to time although nothing is known to be missing: yes, where it is missing. */
  patrol?: boolean
  /** Whether nobody can see the window; no, where it is missing. */
  hidden?: () => boolean
}
