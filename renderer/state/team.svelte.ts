import type {
  Agent,
  AgentFacts,
  ChatId,
  ErrorNote,
  Mode,
  Port,
  Result,
  UserId,
  WatchScope,
} from '../../preload/contract/index.ts'
import { byId, stranger, without } from './agents.ts'
import { ask } from './ask.ts'
import type { Replica, ReplicaNews } from './replica.svelte.ts'

/** After the last key the search waits this long, ms. */
const TYPING_PAUSE = 150
/** How often the open agent, and everyone in the team, is read anew while the view is shown, ms. */
const READ_OPEN = 5_000
const READ_TEAM = 30_000

export type SearchPhase =
  { kind: 'idle' } | { kind: 'loading' } | { kind: 'loaded' } | { kind: 'failed'; message: string }

/** The supervisor's agents as the team's view shows them: searched for, pinned, watched; one of them open. */
export class TeamState {
  readonly #port: Port
  readonly #desk: Replica
  #query = $state('')
  #found = $state.raw<readonly AgentFacts[]>([])
  #phase = $state.raw<SearchPhase>({ kind: 'idle' })
  #more = $state(false)
  #openId = $state.raw<UserId | null>(null)
  #unread = $state.raw<string | null>(null)
  #problem = $state.raw<string | null>(null)
  #page = 0
  #search = 0
  #waiting: ReturnType<typeof setTimeout> | undefined

  readonly #team = $derived.by(() => byId(this.#desk.fields?.team ?? []))
  readonly #mine = $derived([...this.#team.values()].filter(({ pinned, watch }) => pinned || watch !== null))
  readonly #others = $derived(
    without(this.#found, this.searching ? [] : this.#mine).map((facts) => this.#team.get(facts.id) ?? stranger(facts)),
  )

  constructor(port: Port, desk: Replica) {
    this.#port = port
    this.#desk = desk
    desk.listen((news) => this.#hear(news))
  }

  get query(): string {
    return this.#query
  }

  set query(value: string) {
    this.#query = value
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => void this.find(), TYPING_PAUSE)
  }

  get searching(): boolean {
    return this.#query.trim() !== ''
  }

  get phase(): SearchPhase {
    return this.#phase
  }

  /** Whether the server may have more than what is shown. */
  get more(): boolean {
    return this.#more
  }

  /** Those who are pinned or watched. */
  get mine(): readonly Agent[] {
    return this.#mine
  }

  /** Who was found: without those above, as long as nothing particular is searched for. */
  get others(): readonly Agent[] {
    return this.#others
  }

  get openId(): UserId | null {
    return this.#openId
  }

  get open(): Agent | null {
    const id = this.#openId
    if (id === null) return null
    const found = this.#found.find((facts) => facts.id === id)
    return this.#team.get(id) ?? (found === undefined ? null : stranger(found))
  }

  /** Why the open agent could not be read; what is shown of them may be old. */
  get unread(): string | null {
    return this.#unread
  }

  /** A request about the open agent that failed, where nothing else shows it. */
  get problem(): string | null {
    return this.#problem
  }

  /** The view is shown: reads what it shows, again and again, until the returned function is called. */
  show(): () => void {
    if (this.#phase.kind === 'idle') void this.find()
    const readTeam = (): void => void ask(this.#port.refreshTeam())
    const readOpen = (): void => void this.#read()
    readTeam()
    readOpen()
    const timers = [setInterval(readTeam, READ_TEAM), setInterval(readOpen, READ_OPEN)]
    return () => {
      timers.forEach(clearInterval)
      if (this.#openId !== null) void ask(this.#port.openAgent({ agentId: null }))
    }
  }

  /** Searches anew from the first page. */
  async find(): Promise<void> {
    clearTimeout(this.#waiting)
    this.#page = 0
    this.#phase = { kind: 'loading' }
    await this.#fetch()
  }

  async findMore(): Promise<void> {
    if (this.#more) await this.retry()
  }

  /** Asks for the page after the last that came: after a failure the one that is missing. */
  async retry(): Promise<void> {
    if (this.#phase.kind === 'loading') return
    this.#page += 1
    this.#phase = { kind: 'loading' }
    await this.#fetch()
  }

  async select(id: UserId | null): Promise<void> {
    this.#openId = id
    this.#unread = null
    this.#problem = null
    await this.#read()
  }

  async pin(id: UserId, pinned: boolean): Promise<void> {
    this.#report(await ask(this.#port.pinAgent({ agentId: id, pinned })))
  }

  async watch(id: UserId, mode: Mode, scope: WatchScope, confirmed: boolean): Promise<void> {
    const wanted = { mode, ...(confirmed && { confirmed }) }
    await this.#act((agentId) => this.#port.watchAgent({ agentId, ...wanted, scope }), 'shown', id)
  }

  async stopWatching(): Promise<void> {
    await this.#act((agentId) => this.#port.stopWatching({ agentId }))
  }

  async join(id: UserId, chatId: ChatId, mode: Mode, confirmed: boolean): Promise<void> {
    const wanted = { mode, ...(confirmed && { confirmed }) }
    await this.#act((agentId) => this.#port.joinChat({ agentId, chatId, ...wanted }), 'shown', id)
  }

  async setReady(ready: boolean): Promise<void> {
    await this.#act((agentId) => this.#port.setAgentReady({ agentId, ready }))
  }

  async #fetch(): Promise<void> {
    const search = ++this.#search
    const page = this.#page
    const answer = await ask(this.#port.searchAgents({ query: this.#query.trim(), page }))
    if (search !== this.#search) return
    if (!answer.ok) {
      if (page === 0) this.#found = []
      this.#page = page - 1
      this.#phase = { kind: 'failed', message: answer.error.message }
      return
    }
    const before = page === 0 ? [] : this.#found
    this.#found = [...before, ...without(answer.value.agents, before)]
    this.#more = answer.value.more
    this.#phase = { kind: 'loaded' }
  }

  async #read(): Promise<void> {
    const id = this.#openId
    if (id === null) return
    const answer = await ask(this.#port.openAgent({ agentId: id }))
    if (id === this.#openId) this.#unread = answer.ok ? null : answer.error.message
  }

  /** `shown`: what the server refuses shows in the watch or the chat itself. */
  async #act(
    request: (id: UserId) => Promise<Result<undefined>>,
    refusals?: 'shown',
    id: UserId | null = this.#openId,
  ): Promise<void> {
    if (id === null) return
    this.#problem = null
    const answer = await ask(request(id))
    if (id === this.#openId) this.#report(answer, refusals)
  }

  #report(answer: { ok: true } | { ok: false; error: ErrorNote }, refusals?: 'shown'): void {
    if (answer.ok || (refusals === 'shown' && !ours.includes(answer.error.code))) return
    this.#problem = answer.error.message
  }

  #hear(news: ReplicaNews): void {
    const gone =
      news.kind === 'snapshot' ? this.#desk.fields?.me === null : news.kind === 'desk' && news.fields.me === null
    if (gone) this.#forget()
  }

  /** Signed out: nothing of a session is left for whoever signs in next. */
  #forget(): void {
    clearTimeout(this.#waiting)
    this.#search += 1
    this.#query = ''
    this.#found = []
    this.#more = false
    this.#phase = { kind: 'idle' }
    this.#openId = null
    this.#unread = null
    this.#problem = null
  }
}

/** Failures that did not come from the server. */
const ours: readonly string[] = [
  'unknownAgent',
  'alreadyIn',
  'signedOut',
  'bridge',
  'internal',
  'badInput',
  'confirmBargeIn',
]
