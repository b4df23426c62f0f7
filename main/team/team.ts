import * as m from '#messages'
import {
  failure,
  success,
  type Agent,
  type Chat,
  type ChatId,
  type Output,
  type Result,
  type UserId,
} from '../../preload/contract/index.ts'
import { attempt } from '../requests/attempt.ts'
import { Joins } from '../supervision/joins.ts'
import { Roster, type KeptAgent } from '../supervision/roster.ts'
import { Joining } from './joining.ts'
import { noAgentControl, unknownAgent, type TeamParts } from './parts.ts'
import { Watching } from './watching.ts'

/** How many agents are read at the same time. */
const ABREAST = 4

export interface TeamOptions extends Omit<TeamParts, 'roster' | 'joins' | 'changed'> {
  kept: readonly KeptAgent[]
  keep: (agents: readonly KeptAgent[]) => void
  shown: (team: Agent[]) => void
}

/** The supervisor's agents during one session: found, pinned, watched, and their chats joined. */
export class Team {
  readonly watching: Watching
  readonly joining: Joining
  readonly #options: TeamOptions
  readonly #parts: TeamParts
  #search: AbortController | null = null
  #lastKept: string
  #lastShown = ''

  constructor(options: TeamOptions) {
    this.#options = options
    this.#lastKept = JSON.stringify(options.kept)
    const roster = new Roster(options.kept)
    this.#parts = { ...options, roster, joins: new Joins(), changed: () => this.#changed() }
    this.watching = new Watching(this.#parts)
    this.joining = new Joining(this.#parts, this.watching)
  }

  /** A session begins: what was watched in the last one is asked for again. */
  start(): Promise<void> {
    for (const chat of this.#parts.chats.all()) this.chatChanged(chat)
    return this.renew()
  }

  /** The server began a new session under the same roof, and has forgotten the old one. */
  renew(): Promise<void> {
    return this.watching.askAgain()
  }

  chatChanged(chat: Chat): void {
    this.joining.heard(chat)
  }

  chatRemoved(id: ChatId): void {
    const { roster } = this.#parts
    const shown = roster.opened !== null && roster.shows(id)
    this.joining.forget(id)
    if (shown) void this.#read(roster.opened)
  }

  /** Ends the search before it, if that has not answered yet. */
  async search(query: string, page: number): Promise<Result<Output<'searchAgents'>>> {
    this.#search?.abort()
    const search = new AbortController()
    this.#search = search
    const found = await attempt(this.#parts, () => this.#parts.backend.agents(query, page, search.signal))
    if (search.signal.aborted) return failure('outdated', m.team.otherSearch())
    if (!found.ok) return found.failed
    const { more } = found.value
    const agents = found.value.agents.filter(({ id }) => id !== this.#parts.me)
    this.#parts.roster.found(agents)
    this.#changed()
    return success({ agents, more })
  }

  pin(id: UserId, pinned: boolean): Result<undefined> {
    const { roster } = this.#parts
    if (!roster.has(id)) return unknownAgent()
    roster.pin(id, pinned)
    this.#changed()
    return success(undefined)
  }

  /** Reads an agent, who is shown until another is opened, or null. */
  async open(id: UserId | null): Promise<Result<undefined>> {
    const { roster } = this.#parts
    if (id !== null && !roster.has(id)) return unknownAgent()
    roster.open(id)
    this.#changed()
    return this.#read(id)
  }

  /** Reads everyone who is pinned or watched; the first failure is the answer. */
  async refresh(): Promise<Result<undefined>> {
    const waiting = this.#parts.roster.team
    let result: Result<undefined> = success(undefined)
    const reader = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const read = await this.#read(id)
        if (result.ok) result = read
      }
    }
    await Promise.all(Array.from({ length: ABREAST }, reader))
    return result
  }

  async setReady(id: UserId, ready: boolean): Promise<Result<undefined>> {
    const { abilities, backend, roster } = this.#parts
    if (!abilities.agentControl) return noAgentControl()
    if (!roster.has(id)) return unknownAgent()
    const set = await attempt(this.#parts, () => backend.setReady(id, ready))
    if (!set.ok) return set.failed
    // The state on the screen is the server's.
    return this.#read(id)
  }

  async #read(id: UserId | null): Promise<Result<undefined>> {
    if (id === null) return success(undefined)
    const read = await attempt(this.#parts, () => this.#parts.backend.agent(id))
    if (!read.ok) return read.failed
    this.#parts.roster.read(read.value.facts, read.value.chats)
    this.#changed()
    return success(undefined)
  }

  #changed(): void {
    const kept = this.#parts.roster.kept()
    const text = JSON.stringify(kept)
    if (text !== this.#lastKept) {
      this.#lastKept = text
      this.#options.keep(kept)
    }
    this.#show()
  }

  #show(): void {
    const { chats, joins, roster } = this.#parts
    const team = roster.view((id) => joins.stateOf(id, chats.get(id)))
    const text = JSON.stringify(team)
    if (text === this.#lastShown) return
    this.#lastShown = text
    this.#options.shown(team)
  }
}
