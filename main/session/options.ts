import type { Agent, Connection } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'
import type { ChatsListener } from '../supervision/chats.ts'
import type { TeamMemory } from '../team/memory.ts'

export interface SessionOptions {
  server: string
  userName: string
  password: string
  clock: Clock
  listener: SessionListener
  /** The name that others see in a chat; empty or missing: the server's choice. */
  nickname?: () => string
  /** What is kept of teams between sessions; nothing, where it is missing. */
  teams?: TeamMemory
  /** Whether chats are read from time to time although nothing is known to be missing: yes, where it is missing. */
  patrol?: boolean
  /** Whether nobody can see the window; no, where it is missing. */
  hidden?: () => boolean
}

export interface SessionListener extends ChatsListener {
  connection(connection: Connection): void
  /** Server's clock minus this machine's, ms. */
  clockSkew(skew: number): void
  /** So many more notifications or entries could not be read. */
  unreadable(count: number): void
  /** Something that mends itself went wrong; for the log. */
  failure(error: unknown): void
  teamChanged(team: Agent[]): void
}
