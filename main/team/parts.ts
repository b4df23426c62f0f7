import { failure, type Abilities, type UserId } from '../../preload/contract/index.ts'
import type { AttemptParts } from '../requests/attempt.ts'
import type { Backend } from '../backend/backend.ts'
import type { Joins } from '../supervision/joins.ts'
import type { Roster } from '../supervision/roster.ts'

/** What watching and joining work with. */
export interface TeamParts extends AttemptParts {
  backend: Pick<Backend, 'agents' | 'agent' | 'watch' | 'cancelWatching' | 'intrude' | 'accept' | 'setReady'>
  roster: Roster
  joins: Joins
  me: UserId
  abilities: Abilities
  /** The name that others see in a chat; undefined: the server's choice. */
  nickname: () => string | undefined
  /** Something that the team's view shows has changed. */
  changed: () => void
}

export const noMonitoring = failure(
  'noFeature',
  'Your account has no feature api-supervisor-monitoring, so agents cannot be watched and their chats cannot be joined. Ask your Genesys administrator to assign it.',
)

export const noAgentControl = failure(
  'noFeature',
  'Your account has no feature api-supervisor-agent-control, so the state of agents cannot be changed. Ask your Genesys administrator to assign it.',
)

export const unknownAgent = failure('unknownAgent', 'This agent is not known any more. Search for the name again.')
