import { failure, type Abilities, type ChatId, type UserId } from '../../preload/contract/index.ts'
import { isRefusal, isSessionLoss } from '../actions.ts'
import type { Clock } from '../clock.ts'
import type { Client } from '../gws/client.ts'
import { GwsError } from '../gws/errors.ts'
import type { Chats } from '../supervision/chats.ts'
import type { Joins } from '../supervision/joins.ts'
import type { Roster } from '../supervision/roster.ts'

/** What watching and joining work with. */
export interface TeamParts {
  client: Pick<Client, 'agents' | 'agent' | 'watch' | 'cancelWatching' | 'intrude' | 'accept' | 'setReady'>
  chats: Pick<Chats, 'all' | 'get'>
  roster: Roster
  joins: Joins
  clock: Clock
  me: UserId
  abilities: Abilities
  /** The name that others see in a chat; undefined: the server's choice. */
  nickname: () => string | undefined
  /** Reads a chat again that may have come without a notification. */
  reread: (id: ChatId) => void
  /** Something that the team's view shows has changed. */
  changed: () => void
  /** The server no longer knows the session. */
  onSessionLost: (error: GwsError) => void
}

export type Failure = ReturnType<typeof failure>

/** What a request came to: what it answered, or why not, and whether that was the server's own word. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; refused: boolean; code: string; failed: Failure }

/** Makes a request whose failure is a value. */
export async function attempt<T>(
  { onSessionLost }: Pick<TeamParts, 'onSessionLost'>,
  request: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await request() }
  } catch (error) {
    if (!(error instanceof GwsError)) throw error
    if (isSessionLoss(error)) onSessionLost(error)
    return { ok: false, refused: isRefusal(error), code: error.code, failed: failure(error.code, error.message) }
  }
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
