import * as v from 'valibot'
import { Mode, wantedMode } from './audience.ts'
import { ChatId, UserId } from './ids.ts'

/** Which of an agent's coming chats are joined: the next one, or each. A chat that runs already never is. */
export const WatchScope = v.picklist(['NextChat', 'AllChats'])
export type WatchScope = v.InferOutput<typeof WatchScope>

/**
 * What came of asking. The server never tells whom one watches, so that it took the request proves nothing:
 * only a chat of that agent which arrives in that mode does.
 */
const WatchState = v.variant('kind', [
  /** The request is on its way. */
  v.object({ kind: v.literal('asking') }),
  /** The server took it. */
  v.object({ kind: v.literal('requested') }),
  /** A chat of the agent came by itself, in the mode asked for. */
  v.object({ kind: v.literal('proven') }),
  v.object({ kind: v.literal('refused'), reason: v.string() }),
])
export type WatchState = v.InferOutput<typeof WatchState>

export const Watch = v.object({
  mode: Mode,
  scope: WatchScope,
  state: WatchState,
  /** Asked for again by itself, because a new session has begun since the supervisor did. */
  again: v.boolean(),
})
export type Watch = v.InferOutput<typeof Watch>

/** Where the supervisor stands to a running chat of an agent. */
export const JoinState = v.variant('kind', [
  /** Can be joined; `refusal`: the last attempt failed. */
  v.object({
    kind: v.literal('open'),
    refusal: v.nullable(v.object({ mode: Mode, reason: v.string() })),
  }),
  /** Asked for, or invited to, and not in it yet; `mode` is the one asked for, null where nobody here asked. */
  v.object({ kind: v.literal('joining'), mode: v.nullable(Mode) }),
  /** In it, in the mode that the server says; `asked` is the one asked for where that is another. */
  v.object({ kind: v.literal('joined'), mode: Mode, asked: v.nullable(Mode) }),
])
export type JoinState = v.InferOutput<typeof JoinState>

export const AgentChat = v.object({
  id: ChatId,
  receivedAt: v.nullable(v.number()),
  /** What it is about, from its user data; empty where they do not say. */
  title: v.string(),
  join: JoinState,
})
/** A chat that an agent has now. */
export type AgentChat = v.InferOutput<typeof AgentChat>

export const AgentFacts = v.object({
  id: UserId,
  name: v.string(),
  userName: v.string(),
  /** Names of the agent groups, where the server reports them. */
  groups: v.array(v.string()),
  /** The state on the chat channel in the server's words; empty: not known. */
  status: v.string(),
  /** Whether that state is to take chats; null: not known, or neither. */
  ready: v.nullable(v.boolean()),
})
/** What the server says of an agent. */
export type AgentFacts = v.InferOutput<typeof AgentFacts>

export const Agent = v.object({
  ...AgentFacts.entries,
  pinned: v.boolean(),
  watch: v.nullable(Watch),
  /** Null: not read yet. */
  chats: v.nullable(v.array(AgentChat)),
})
/** An agent as the team's view shows them. */
export type Agent = v.InferOutput<typeof Agent>

/** What the account may do beyond looking; what is missing is disabled, with the reason. */
export const Abilities = v.object({
  /** Watch agents and join their chats (feature `api-supervisor-monitoring`). */
  monitor: v.boolean(),
  /** Set agents Ready and Not Ready (feature `api-supervisor-agent-control`). */
  agentControl: v.boolean(),
})
export type Abilities = v.InferOutput<typeof Abilities>

const nothing = v.undefined()
const agent = { agentId: UserId }

export const teamRequests = {
  /**
   * Agents whose name contains `query` (all, where it is empty), a page of the server's at a time, the first being 0.
   * A further search ends the one before it, which then fails as `outdated`.
   */
  searchAgents: {
    input: v.object({
      query: v.pipe(v.string(), v.trim(), v.maxLength(200)),
      page: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    output: v.object({ agents: v.array(AgentFacts), more: v.boolean() }),
  },
  pinAgent: { input: v.object({ ...agent, pinned: v.boolean() }), output: nothing },
  /** Reads an agent's state and running chats; they are part of the snapshot's team until another one is opened, or null. */
  openAgent: { input: v.object({ agentId: v.nullable(UserId) }), output: nothing },
  /** Reads state and running chats of all who are pinned or watched. */
  refreshTeam: { input: nothing, output: nothing },
  /** Takes the place of what was asked of the same agent before. */
  watchAgent: { input: v.object({ ...agent, ...wantedMode, scope: WatchScope }), output: nothing },
  /** Chats that were joined already stay. */
  stopWatching: { input: v.object(agent), output: nothing },
  joinChat: { input: v.object({ ...agent, chatId: ChatId, ...wantedMode }), output: nothing },
  setAgentReady: { input: v.object({ ...agent, ready: v.boolean() }), output: nothing },
} as const
