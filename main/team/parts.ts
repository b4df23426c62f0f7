import * as m from '#messages'
import { failure, type Abilities, type UserId } from '../../preload/contract/index.ts'
import type { AttemptParts } from '../requests/attempt.ts'
import type { Refusal } from '../requests/refusals.ts'
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

export const noMonitoring = (): Refusal => failure('noFeature', m.team.noMonitoring())

export const noAgentControl = (): Refusal => failure('noFeature', m.team.mayNotControl())

export const unknownAgent = (): Refusal => failure('unknownAgent', m.team.unknownAgent())
