import type { Beside, Line, Mode, Visibility, Who } from './chat.ts'

export interface HistoryLine {
  who: Who
  text: string
  visibility?: Visibility
  /** Milliseconds since 1970; now where it is missing. */
  at?: number
}

export interface NewChat {
  /** The customer's nickname. */
  customer: string
  /** User name, nickname or id of an agent; the one with the fewest chats where it is missing. */
  agent?: string
  userData?: Record<string, string>
  /** How the supervisor takes part; null: not at all. Where it is missing: as the agent is watched, else Monitor. */
  mode?: Mode | null
  /** He handles it himself, as its agent; `agent` and `mode` say nothing then. */
  own?: boolean
  /** Who else is in it from its beginning, with their nicknames. */
  beside?: Partial<Record<Beside, string>>
  receivedAt?: number
  /** Lines that were said before; the supervisor joins after those of the others and before his own first. */
  history?: readonly HistoryLine[]
}

/** A line as a test scripts it; fields left out are as for a customer's text that all can read. */
export type ScriptedLine = Partial<Omit<Line, 'index' | 'from'>> & { from?: Who | null; index?: number }

export interface Watch {
  mode: Mode
  chats: 'NextChat' | 'AllChats'
  nickname: string
  /** Whether his chats come as invitations; missing: they are joined at once. */
  invites?: boolean
}
