import type { Beside, Chat, Line, Mode, News, Party, Person, Visibility, Who } from './chat.ts'
import { besides, emptyChat, linesFor, partyOf, textsOf } from './chat.ts'
import { Ids } from './ids.ts'
import { Incidents } from './incidents.ts'
import { append, changeMode, changeVisibility, enter, exit, recall, release, supervise } from './membership.ts'
import type { NewChat, ScriptedLine, Watch } from './new-chat.ts'
import { nickname, staff } from './people.ts'
import { Random } from './random.ts'

export interface CentreOptions {
  seed: number
  agents: number
  /** The supervisor's user name. */
  userName: string
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * The contact centre itself: agents, chats and who takes part in them, without any server. It may outlive a server: what is
 * said while no server runs can be read from the next one.
 */
export class Centre {
  readonly supervisor: Person
  readonly agents: readonly Person[]
  /** Gives operations their names. */
  readonly nextReference = (): number => this.#ids.reference()
  /** What befalls its chats, for tests to call. */
  readonly incidents: Incidents
  readonly #ids: Ids
  readonly #now: () => number
  readonly #chats = new Map<string, Chat>()
  readonly #watches = new Map<string, Watch>()
  readonly #listeners = new Set<(news: News) => void>()

  constructor(options: CentreOptions) {
    const random = new Random(options.seed).fork('centre')
    this.#ids = new Ids(random)
    this.#now = options.now ?? Date.now
    const { supervisor, agents } = staff(random, options)
    this.supervisor = supervisor
    this.agents = agents
    this.incidents = new Incidents(
      (chatId) => this.chat(chatId),
      this.#now,
      (news) => this.#emit(news),
    )
  }

  /** All chats since the start, ended ones too. */
  get chats(): readonly Chat[] {
    return [...this.#chats.values()]
  }

  /** The chats in which the supervisor takes part or to which he is invited. */
  get supervised(): readonly Chat[] {
    return this.chats.filter((chat) => chat.supervision !== null)
  }

  /** The same, and the chats that he handles himself: all that are his. */
  get mine(): readonly Chat[] {
    return this.chats.filter((chat) => chat.supervision !== null || (chat.own && !chat.ended))
  }

  get watches(): ReadonlyMap<string, Watch> {
    return this.#watches
  }

  now(): number {
    return this.#now()
  }

  find(chatId: string): Chat | undefined {
    return this.#chats.get(chatId)
  }

  /** @throws where there is no such chat */
  chat(chatId: string): Chat {
    const chat = this.#chats.get(chatId)
    if (chat === undefined) throw new Error(`The demo has no chat ${chatId}.`)
    return chat
  }

  /** An agent by id, user name or nickname. */
  agent(name: string): Person | undefined {
    return this.agents.find((agent) => [agent.id, agent.userName, nickname(agent)].includes(name))
  }

  running(agentId: string): readonly Chat[] {
    return this.chats.filter((chat) => chat.agentId === agentId && !chat.ended)
  }

  /** Calls `listener` with all that happens until the returned function is called. */
  onNews(listener: (news: News) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  addChat(options: NewChat): Chat {
    const { own = false, beside = {} } = options
    const agent = own ? this.supervisor : options.agent === undefined ? this.#idlest() : this.agent(options.agent)
    if (agent === undefined) throw new Error(`The demo has no agent ${options.agent ?? ''}.`)
    const receivedAt = options.receivedAt ?? options.history?.[0]?.at ?? this.#now()
    const chat = emptyChat(this.#ids.chat(), receivedAt, { agentId: agent.id, userData: { ...options.userData }, own })
    this.#chats.set(chat.id, chat)
    enter(chat, this.#ids.party('Customer', options.customer, null, 'All'), receivedAt)
    for (const [who, name] of entries(beside)) {
      enter(chat, this.#ids.party(besides[who], name, null, 'All'), receivedAt)
    }
    enter(chat, this.#ids.party('Agent', nickname(agent), agent.id, 'All'), receivedAt)
    const watch = this.#watches.get(agent.id)
    if (watch?.chats === 'NextChat' && options.mode === undefined) this.#watches.delete(agent.id)
    const mode = own ? null : options.mode === undefined ? (watch?.mode ?? 'Monitor') : options.mode
    const invites = options.mode === undefined && mode !== null && watch?.invites === true
    const supervision = invites || mode === null ? null : { mode, supervisor: this.#supervisorAs(watch?.nickname) }
    recall(chat, options.history ?? [], supervision, this.#now())
    this.#emit({ kind: 'started', chat })
    if (invites) this.invite(chat.id, mode)
    else if (mode !== null || own) {
      this.#emit({ kind: 'status', chat, state: 'Chatting' })
      this.#emit({ kind: 'lines', chat, lines: [...chat.lines] })
    }
    return chat
  }

  customerSays(chatId: string, text: string): Line {
    return this.say(chatId, { text })
  }

  agentSays(chatId: string, text: string, visibility: Visibility = 'All'): Line {
    return this.say(chatId, { from: 'agent', text, visibility })
  }

  supervisorSays(chatId: string, text: string, visibility: Visibility): Line {
    return this.say(chatId, { from: 'supervisor', text, visibility })
  }

  /** Any line, of any type and visibility, by anyone. */
  say(chatId: string, line: ScriptedLine): Line {
    const chat = this.chat(chatId)
    const from = line.from === null ? null : (partyOf(chat, line.from ?? 'customer') ?? null)
    const said = append(chat, { type: 'Text', visibility: 'All', at: this.#now(), ...line, from })
    this.#emit({ kind: 'lines', chat, lines: [said] })
    return said
  }

  typing(chatId: string, who: Who, active: boolean, visibility: Visibility = 'All'): Line {
    return this.say(chatId, { from: who, visibility, type: active ? 'TypingStarted' : 'TypingStopped' })
  }

  /** The customer goes, and with him everyone: the supervised chat ends in `Revoked`. */
  endChat(chatId: string): void {
    const chat = this.chat(chatId)
    if (chat.ended) return
    chat.ended = true
    const leaving = chat.parties.filter((party) => party.visibility === 'All')
    const lines = leaving.map((party) => exit(chat, party, this.#now()))
    this.#emit({ kind: 'lines', chat, lines })
    this.#release(chat, 'Revoked')
    if (chat.left || chat.own) {
      chat.left = false
      this.#emit({ kind: 'status', chat, state: 'Completed' })
    }
    this.#emit({ kind: 'ended', chat })
  }

  /** The mode of the supervisor changes, to be seen by his participant's visibility and by a line in the log. */
  switchMode(chatId: string, mode: Mode, order: 'participantsFirst' | 'logFirst' = 'participantsFirst'): void {
    const chat = this.chat(chatId)
    const before = partyOf(chat, 'supervisor')
    if (chat.supervision === null || before === undefined) return
    const line = changeMode(chat, mode, this.#now())
    if (line === null) return
    const participants: News = { kind: 'participants', chat }
    const log: News = { kind: 'lines', chat, lines: [line] }
    for (const news of order === 'participantsFirst' ? [participants, log] : [log, participants]) this.#emit(news)
  }

  /** Offers a chat to the supervisor; {@link join} accepts it. */
  invite(chatId: string, mode: Mode): void {
    const chat = this.chat(chatId)
    chat.supervision = { state: 'Invited', mode, participantId: null }
    this.#emit({ kind: 'status', chat, state: 'Invited' })
  }

  join(chatId: string, mode: Mode, name?: string): void {
    const chat = this.chat(chatId)
    const line = supervise(chat, mode, this.#supervisorAs(name), this.#now())
    this.#emit({ kind: 'status', chat, state: 'Chatting' })
    this.#emit({ kind: 'lines', chat, lines: [line] })
  }

  /** The supervisor leaves, or refuses an invitation. */
  leave(chatId: string, state = 'Revoked'): void {
    const chat = this.chat(chatId)
    const party = partyOf(chat, 'supervisor')
    if (party !== undefined) {
      const line = exit(chat, party, this.#now())
      this.#emit({ kind: 'lines', chat, lines: [line] })
    }
    this.#release(chat, state)
  }

  /** An agent comes into a chat; one who is in it already is seen by others from now on. */
  addAgent(chatId: string, agent: Person, visibility: Visibility): void {
    const chat = this.chat(chatId)
    const line =
      changeVisibility(chat, agent.id, visibility, this.#now()) ??
      enter(chat, this.#ids.party('Agent', nickname(agent), agent.id, visibility), this.#now())
    this.#emit({ kind: 'participants', chat })
    this.#emit({ kind: 'lines', chat, lines: [line] })
  }

  removeAgent(chatId: string, agentId: string): boolean {
    const chat = this.chat(chatId)
    const party = chat.parties.find((other) => other.userId === agentId)
    if (party === undefined) return false
    const line = exit(chat, party, this.#now())
    const heir = chat.parties.find((other) => this.agents.some((agent) => agent.id === other.userId))
    if (agentId === chat.agentId) chat.agentId = heir?.userId ?? agentId
    this.#emit({ kind: 'participants', chat })
    this.#emit({ kind: 'lines', chat, lines: [line] })
    return true
  }

  /** Adds and changes the given keys and takes away `gone`. */
  changeUserData(
    chatId: string,
    changes: Record<string, string>,
    { gone = [], referenceId = null }: { gone?: readonly string[] | undefined; referenceId?: number | null } = {},
  ): void {
    const chat = this.chat(chatId)
    const kept = Object.entries({ ...chat.userData, ...changes }).filter(([key]) => !gone.includes(key))
    chat.userData = Object.fromEntries(kept)
    this.#emit({ kind: 'properties', chat, referenceId })
  }

  /** Says that something went wrong in a chat after it had been accepted, and with what, where that has a name. */
  reportError(chatId: string, message: string, referenceId: number | null = null): void {
    this.#emit({ kind: 'error', chat: this.chat(chatId), message, referenceId })
  }

  watch(agentId: string, watch: Watch): void {
    this.#watches.set(agentId, watch)
  }

  unwatch(agentId: string): boolean {
    return this.#watches.delete(agentId)
  }

  /** StartContactCenterSession: the supervisor's channels come up. */
  startSession(): void {
    this.supervisor.ready = true
    this.#emit({ kind: 'channel' })
  }

  /** EndContactCenterSession: monitoring ends, and the supervisor is in no chat any more. */
  endSession(): void {
    this.supervisor.ready = false
    this.#watches.clear()
    for (const chat of this.supervised) this.leave(chat.id)
  }

  /** Every text that the customer of a chat could read, in order. */
  customerView(chatId: string): string[] {
    return textsOf(this.customerLines(chatId))
  }

  /** Every line that the customer of a chat could see, typing and joining too. */
  customerLines(chatId: string): Line[] {
    return linesFor(this.chat(chatId), 'All')
  }

  /** Every text that the agent of a chat could read, in order. */
  agentView(chatId: string): string[] {
    return textsOf(linesFor(this.chat(chatId), 'All', 'Agents'))
  }

  #supervisorAs(name: string | undefined): Party {
    return this.#ids.party('Agent', name ?? this.supervisor.userName, this.supervisor.id, 'All')
  }

  #release(chat: Chat, state: string): void {
    if (chat.supervision === null) return
    release(chat, state)
    this.#emit({ kind: 'status', chat, state })
  }

  #idlest(): Person | undefined {
    const load = (agent: Person) => this.running(agent.id).length
    return [...this.agents].sort((a, b) => load(a) - load(b))[0]
  }

  #emit(news: News): void {
    for (const listener of [...this.#listeners]) listener(news)
  }
}

const entries = (beside: Partial<Record<Beside, string>>): [Beside, string][] =>
  Object.entries(beside).filter((entry): entry is [Beside, string] => Object.hasOwn(besides, entry[0]))
