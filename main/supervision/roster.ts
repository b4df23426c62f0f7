import type {
  Agent,
  AgentChat,
  AgentFacts,
  Chat,
  ChatId,
  JoinState,
  Mode,
  UserId,
  Watch,
  WatchScope,
} from '../../preload/contract/index.ts'
import { fits, isIn } from './joins.ts'

/** What is kept of an agent from one session to the next. */
export interface KeptAgent {
  id: UserId
  name: string
  userName: string
  pinned: boolean
  /** What the supervisor wants, whether or not the server has it. */
  watch: { mode: Mode; scope: WatchScope } | null
}

/** A running chat of an agent, as it was read. */
export type ReadChat = Omit<AgentChat, 'join'>

interface Member {
  facts: AgentFacts
  pinned: boolean
  watch: WatchRecord | null
  chats: readonly ReadChat[] | null
}

interface WatchRecord extends Watch {
  /** Chats that were there when it was asked for, or were counted since: none of them proves anything. Null: not asked yet. */
  counted: Set<ChatId> | null
}

/**
 * The agents that the supervisor has found, and whom of them he watches. The server does not tell whom one watches, so
 * this remembers what was asked for, and takes only a chat that comes by itself as proof.
 */
export class Roster {
  readonly #members = new Map<UserId, Member>()
  #open: UserId | null = null

  /** What was watched in the last session is wanted again, and has yet to be asked for. */
  constructor(kept: readonly KeptAgent[] = []) {
    for (const { id, name, userName, pinned, watch } of kept) {
      this.#members.set(id, {
        facts: { id, name, userName, groups: [], status: '', ready: null },
        pinned,
        watch: watch && { ...watch, again: true, state: { kind: 'asking' }, counted: null },
        chats: null,
      })
    }
  }

  has(id: UserId): boolean {
    return this.#members.has(id)
  }

  /** News of agents; a list that lacks their groups or state leaves those that are known. */
  found(agents: readonly AgentFacts[]): void {
    for (const facts of agents) {
      const known = this.#members.get(facts.id)
      if (known === undefined) this.#members.set(facts.id, { facts, pinned: false, watch: null, chats: null })
      else known.facts = merged(known.facts, facts)
    }
  }

  /** An agent was read; `chats` null: the server does not list them. */
  read(facts: AgentFacts, chats: readonly ReadChat[] | null): void {
    this.found([facts])
    const member = this.#members.get(facts.id)
    if (member !== undefined) member.chats = chats ?? []
  }

  open(id: UserId | null): void {
    this.#open = id
  }

  get opened(): UserId | null {
    return this.#open
  }

  pin(id: UserId, pinned: boolean): void {
    const member = this.#members.get(id)
    if (member !== undefined) member.pinned = pinned
  }

  watchOf(id: UserId): Watch | null {
    return this.#members.get(id)?.watch ?? null
  }

  /** The supervisor asks to watch an agent; `present` are the chats that are there already. */
  ask(id: UserId, mode: Mode, scope: WatchScope, again: boolean, present: Iterable<ChatId>): void {
    const member = this.#members.get(id)
    if (member === undefined) return
    member.watch = { mode, scope, again, state: { kind: 'asking' }, counted: new Set(present) }
  }

  /** The server took the request. Proof may have come before its reply. */
  accepted(id: UserId): void {
    const watch = this.#members.get(id)?.watch
    if (watch?.state.kind === 'asking') watch.state = { kind: 'requested' }
  }

  watchRefused(id: UserId, reason: string): void {
    const watch = this.#members.get(id)?.watch
    if (watch?.state.kind === 'asking') watch.state = { kind: 'refused', reason }
  }

  unwatched(id: UserId): void {
    const member = this.#members.get(id)
    if (member !== undefined) member.watch = null
  }

  /**
   * A chat that nobody here joined has changed. If it has come by a watch, that is proven; a watch of the next chat only
   * is over then, whatever the mode. Answers whether anything changed.
   */
  arrived(chat: Chat): boolean {
    if (!isIn(chat) || chat.mode.phase.kind === 'unconfirmed') return false
    let changed = false
    for (const member of this.#watched()) {
      const { watch } = member
      const { counted } = watch
      if (counted === null || counted.has(chat.id) || watch.state.kind === 'refused') continue
      if (!takesPart(member.facts, chat)) continue
      counted.add(chat.id)
      if (watch.scope === 'NextChat') this.unwatched(member.facts.id)
      else if (watch.mode === chat.mode.known) watch.state = { kind: 'proven' }
      changed = true
    }
    return changed
  }

  /**
   * Whether a chat to which the supervisor is invited comes of a watch: its agent is watched. One that names no agent may be
   * a customer of his own, and is left to him until its participants are known.
   */
  explains(chat: Chat): boolean {
    const watched = this.#watched().filter(
      ({ watch }) => watch.counted !== null && watch.state.kind !== 'refused' && fits(chat, watch.mode),
    )
    return watched.some(({ facts }) => takesPart(facts, chat))
  }

  /** Whether anyone shown has this chat. */
  shows(id: ChatId): boolean {
    return this.#shown().some(({ chats }) => chats?.some((chat) => chat.id === id) === true)
  }

  /** Agents whom the server may let be watched: also after a refusal, which may have left an earlier watch in force. */
  get watched(): UserId[] {
    return this.#watched().map(({ facts }) => facts.id)
  }

  /** Agents who are kept: pinned, or wanted to be watched. */
  get team(): UserId[] {
    return [...this.#members.values()].filter(belongs).map(({ facts }) => facts.id)
  }

  /** What to keep for the next session. A first request that was refused is not asked again by itself. */
  kept(): KeptAgent[] {
    return [...this.#members.values()].flatMap(({ facts: { id, name, userName }, pinned, watch }) => {
      const wanted = watch !== null && (watch.again || watch.state.kind !== 'refused')
      if (!pinned && !wanted) return []
      return { id, name, userName, pinned, watch: wanted ? { mode: watch.mode, scope: watch.scope } : null }
    })
  }

  /** The team as it is shown, by name. */
  view(join: (id: ChatId) => JoinState): Agent[] {
    return this.#shown()
      .map(({ facts, pinned, watch, chats }) => ({
        ...facts,
        pinned,
        watch: watch === null ? null : { mode: watch.mode, scope: watch.scope, state: watch.state, again: watch.again },
        chats: chats?.map((chat) => ({ ...chat, join: join(chat.id) })) ?? null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  }

  #shown(): Member[] {
    return [...this.#members.values()].filter((member) => belongs(member) || member.facts.id === this.#open)
  }

  #watched(): (Member & { watch: WatchRecord })[] {
    return [...this.#members.values()].filter(
      (member): member is Member & { watch: WatchRecord } => member.watch !== null,
    )
  }
}

const belongs = ({ pinned, watch }: Member): boolean => pinned || watch !== null

function merged(known: AgentFacts, news: AgentFacts): AgentFacts {
  return {
    ...news,
    groups: news.groups.length > 0 ? news.groups : known.groups,
    ...(news.status === '' && { status: known.status, ready: known.ready }),
  }
}

/** By the user; where the server gives none, by the name. */
function takesPart({ id, name, userName }: AgentFacts, { participants }: Chat): boolean {
  return participants.some(
    ({ kind, userId, nickname }) =>
      userId === id || (userId === null && kind === 'agent' && (nickname === name || nickname === userName)),
  )
}
