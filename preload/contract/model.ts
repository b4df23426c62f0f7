/**
 * The model that the processes share: what a supervisor's desk is about, in the field's words.
 * Times are milliseconds since 1970 by the server's clock unless a name says otherwise.
 */
import * as v from 'valibot'
import { AlertRule, AlertsShown } from './alerts.ts'
import { Attention, AttentionRules } from './attention.ts'
import { Audience, Mode, SendAudience } from './audience.ts'
import { Hotkey } from './hotkeys.ts'
import { ChatId, UserId } from './ids.ts'
import { Operation, Pending } from './operations.ts'
import { Phrases } from './phrases.ts'
import { Settings } from './settings.ts'
import { Abilities, Agent } from './team.ts'
import { Unended } from './unended.ts'
import { Views } from './views.ts'

/** A value of `visibility` as it stands on the wire (`All`, `Agents`, …; empty where it was missing) and what it means. */
const Visible = { visibility: v.string(), audience: Audience }

export const Participant = v.object({
  ...Visible,
  participantId: v.string(),
  /** The user behind an agent or supervisor; customers have none. */
  userId: v.nullable(UserId),
  nickname: v.string(),
  /**
   * `agent`: supervisors and bots too. `workflow` is the routing, `system` the server's own voice: neither is a customer,
   * neither asks or answers. `other`: the server's word for them is not known.
   */
  kind: v.picklist(['agent', 'customer', 'workflow', 'system', 'other']),
  /** What an agent is besides, where the server says so. */
  role: v.exactOptional(v.picklist(['supervisor', 'bot'])),
})
/** Someone in a chat; `audience` says who can see them (a coaching supervisor: agents). */
export type Participant = v.InferOutput<typeof Participant>

export const EntryBody = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string() }),
  v.object({ kind: v.literal('joined') }),
  v.object({ kind: v.literal('left') }),
  /** The sender's standing changed: `from.audience` is the new one. */
  v.object({ kind: v.literal('rejoined') }),
  v.object({ kind: v.literal('pushUrl'), url: v.string() }),
  v.object({ kind: v.literal('notice'), text: v.string() }),
  v.object({ kind: v.literal('nickname'), text: v.string() }),
  v.object({ kind: v.literal('transcriptSaved') }),
  /** A type of entry that this program does not know; shown with what text it has. */
  v.object({ kind: v.literal('unknown'), type: v.string(), text: v.string() }),
  /** An entry that could not be read; its place is kept. */
  v.object({ kind: v.literal('unreadable'), reason: v.string() }),
])
export type EntryBody = v.InferOutput<typeof EntryBody>

export const Entry = v.object({
  ...Visible,
  /**
   * The server's index of the line within its chat: the key by which lines are merged and sorted. A line that came under
   * another's index stands by a fraction behind the line before it.
   */
  index: v.number(),
  at: v.nullable(v.number()),
  from: v.nullable(Participant),
  body: EntryBody,
})
/** One line of a transcript. `audience` is the message's own; `from.audience` is the sender's standing. */
export type Entry = v.InferOutput<typeof Entry>

/** A place in a transcript at which the connection was lost, so that lines may be missing. */
export const Gap = v.object({
  /** The last entry before the loss; -1 when the loss came before any entry. */
  afterIndex: v.number(),
  from: v.number(),
  to: v.number(),
  /** Whether the transcript was read again afterwards, so that nothing is missing. */
  closed: v.boolean(),
})
export type Gap = v.InferOutput<typeof Gap>

export const Transcript = v.object({ entries: v.array(Entry), gaps: v.array(Gap) })
export type Transcript = v.InferOutput<typeof Transcript>

/**
 * `Invited`, `Chatting`, `LeftChat`, `Completed`, `Revoked`, `JoinFailed`, or what a newer server says; and one word of this
 * program's own, {@link ABSENT}.
 */
const ChatState = v.string()

/** The chat goes on without the supervisor: its participants, read again, do not have him any more. */
export const ABSENT = 'Absent'

/** A chat is over for the supervisor in these states; `LeftChat` has nothing to send in it either. */
export function isOver(state: string): boolean {
  return ['Revoked', 'Completed', 'LeftChat', 'JoinFailed', ABSENT].includes(state)
}

export const ChatFacts = v.object({
  id: ChatId,
  state: ChatState,
  chatType: v.string(),
  /** When the chat was received, or null where the server did not say. */
  receivedAt: v.nullable(v.number()),
  participants: v.array(Participant),
  /** Names of operations as the server lists them, aliases resolved (`SwitchToBargeIn`, `SetInFocus`). */
  capabilities: v.array(v.string()),
  userData: v.record(v.string(), v.string()),
})
/** What the server says of a chat. */
export type ChatFacts = v.InferOutput<typeof ChatFacts>

/** News of a chat: absent fields mean *unchanged*. */
export type ChatReport = Pick<ChatFacts, 'id'> & Partial<Omit<ChatFacts, 'id'>>

export const ErrorNote = v.object({
  code: v.string(),
  /** A whole sentence: what happened and what a person can do. */
  message: v.string(),
})
export type ErrorNote = v.InferOutput<typeof ErrorNote>

export const ModeState = v.object({
  /** What the own participant's visibility said last; null before it was heard. Never the hoped-for. */
  known: v.nullable(Mode),
  /** Where the last request to switch stands. Times and latencies in ms by this machine's clock. */
  phase: v.variant('kind', [
    v.object({ kind: v.literal('settled'), latency: v.nullable(v.number()) }),
    v.object({ kind: v.literal('requested'), mode: Mode, since: v.number() }),
    v.object({ kind: v.literal('refused'), mode: Mode, reason: v.string() }),
    /** No answer in time. `heard`: since then the server has said that the mode is still another. A late answer still counts. */
    v.object({ kind: v.literal('timedOut'), mode: Mode, heard: v.boolean() }),
    /**
     * What stands in `known` waits to be heard again, since the connection was lost or, with `doubt`, since what the server
     * said of the own participant does not fit together. `mode` is a switch that was on its way.
     */
    v.object({
      kind: v.literal('unconfirmed'),
      mode: v.nullable(Mode),
      doubt: v.exactOptional(v.literal('standing')),
    }),
  ]),
})
export type ModeState = v.InferOutput<typeof ModeState>

/** So much of a line is quoted where it is warned of, characters. */
export const EXPOSED_TEXT = 200

export const ExposedLine = v.object({
  index: v.number(),
  /** As it stands now, at most {@link EXPOSED_TEXT}. */
  text: v.string(),
  /** The supervisor said that he knows. */
  understood: v.boolean(),
})
/** A line that the supervisor wrote to agents and that the server shows to everyone. */
export type ExposedLine = v.InferOutput<typeof ExposedLine>

/** How many lines of a chat are shown where there is no room for all. */
export const RECENT_LINES = 8

export const Chat = v.object({
  ...ChatFacts.entries,
  /** What to call the chat by: the customer, and the agents who talk with them (empty where nobody does). */
  customer: v.string(),
  agent: v.string(),
  /**
   * The supervisor handles it himself, as its agent: it has no mode, and nothing of it can be asked for here.
   */
  own: v.boolean(),
  mode: ModeState,
  /** The own participant in this chat, once known. */
  self: v.nullable(Participant),
  /** Whom the supervisor can write to now: capabilities ∩ mode. Empty: nobody. */
  sendable: v.array(SendAudience),
  /** Which modes can be asked for now. */
  switchable: v.array(Mode),
  /** The mode from which the supervisor barged in, to go back to as long as he has written nothing since; else null. */
  undo: v.nullable(Mode),
  canLeave: v.boolean(),
  /** What else can be asked for now: capabilities ∩ mode. */
  offers: v.array(Operation),
  /** What was asked for and is told later, and what came of it, oldest first. */
  pending: v.array(Pending),
  /** No customer is in it (any more): nobody waits. */
  customerGone: v.boolean(),
  /** Since when the customer waits for an answer; null when answered. */
  waitingSince: v.nullable(v.number()),
  /** Participants who are typing now, with who can see that they are. */
  typing: v.array(Participant),
  lastEntry: v.nullable(Entry),
  /** The last lines worth a preview, at most {@link RECENT_LINES}, the newest last. */
  recent: v.array(Entry),
  unread: v.number(),
  exposed: v.array(ExposedLine),
})
/** A supervised chat as the views show it: everything but its lines. */
export type Chat = v.InferOutput<typeof Chat>

/** The order of the list of chats, which the hotkeys for the next and the previous chat follow: by start, oldest first. */
export function byStart(a: Pick<Chat, 'id' | 'receivedAt'>, b: Pick<Chat, 'id' | 'receivedAt'>): number {
  return (a.receivedAt ?? Infinity) - (b.receivedAt ?? Infinity) || (a.id < b.id ? -1 : 1)
}

/** The one after `id` in a list, or before it, round the ends; where it is not among them, the first or the last. */
export function neighbour<T extends Pick<Chat, 'id'>>(list: readonly T[], id: ChatId | null, by: 1 | -1): T | null {
  const place = list.findIndex((one) => one.id === id)
  return list.at(place === -1 ? (by === 1 ? 0 : -1) : (place + by) % list.length) ?? null
}

export const Me = v.object({
  id: UserId,
  name: v.string(),
  userName: v.string(),
  /** What is missing for some part of the work, each as a sentence. */
  warnings: v.array(v.string()),
})
/** The signed-in supervisor. */
export type Me = v.InferOutput<typeof Me>

export const Transport = v.picklist(['websocket', 'long-polling'])
export type Transport = v.InferOutput<typeof Transport>

export const Connection = v.variant('kind', [
  /** Not signed in; `error` is why the last session ended, if by a failure. */
  v.object({ kind: v.literal('signedOut'), error: v.nullable(ErrorNote) }),
  /** Signing in, until the first subscription holds and the chats are read. */
  v.object({ kind: v.literal('connecting') }),
  /** Notifications arrive. `latency` is the last measured round trip in ms. */
  v.object({ kind: v.literal('connected'), transport: Transport, latency: v.nullable(v.number()) }),
  /** Lost, and trying again by itself; `since` by this machine's clock. */
  v.object({ kind: v.literal('reconnecting'), since: v.number(), attempt: v.number(), reason: v.string() }),
  /** The session stands, but the server wants no further attempt at notifications (advice `none`): until a person asks for one. */
  v.object({ kind: v.literal('offline'), reason: v.string() }),
  /** The server takes the session no more (401, 403), and none can be had with the same credentials: a person has to sign in. */
  v.object({ kind: v.literal('stopped'), error: ErrorNote }),
])
export type Connection = v.InferOutput<typeof Connection>

export const Notice = v.object({
  id: v.number(),
  level: v.picklist(['info', 'warning', 'error']),
  text: v.string(),
})
/** A sentence for the supervisor that is not about one chat; stays until dismissed. */
export type Notice = v.InferOutput<typeof Notice>

export const Snapshot = v.object({
  /** The number of the last change that is contained. */
  sequence: v.number(),
  connection: Connection,
  me: v.nullable(Me),
  /** Whether the session is with the demo contact centre. */
  demo: v.boolean(),
  chats: v.array(Chat),
  /** The chat that hotkeys act on; hotkeys move it too, and the main window opens what is focused. */
  focused: v.nullable(ChatId),
  hotkeys: v.array(Hotkey),
  settings: Settings,
  notices: v.array(Notice),
  /** Null: it was no such session, or the supervisor has seen it. */
  unended: v.nullable(Unended),
  /** Server's clock minus this machine's, ms. */
  clockSkew: v.number(),
  /** Notifications or entries that could not be read since sign-in. */
  unreadable: v.number(),
  alerts: AlertsShown,
  alertRules: v.array(AlertRule),
  /** Those chats of which there is anything to say: first those that need somebody, in their order. */
  attention: v.array(Attention),
  attentionRules: AttentionRules,
  /** Agents who are pinned or watched, and the one who is open. */
  team: v.array(Agent),
  abilities: Abilities,
  /** The list's filter and order, saved views, the wall's layout. */
  views: Views,
  /** Coaching text, in the supervisor's order. */
  phrases: Phrases,
})
/** All that the main window shows, save the transcripts. */
export type Snapshot = v.InferOutput<typeof Snapshot>
