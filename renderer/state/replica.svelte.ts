import {
  byStart,
  type Change,
  type Chat,
  type ChatId,
  type Connection,
  type Delta,
  type ErrorNote,
  type Input,
  type Port,
  type Snapshot,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { attentionById, type AttentionMap } from './attention-map.ts'
import { changedChats, chatsById } from './chat-map.ts'

/** What a listener hears, after the replica itself has taken it in. */
export type ReplicaNews = Change | { kind: 'snapshot' }

type Fields = Omit<Snapshot, 'sequence' | 'chats'>

/**
 * All that the main window shows save the transcripts: a snapshot, kept true by numbered deltas.
 * A missing number means that something was lost: the replica asks for a new snapshot and holds back deltas until it is there.
 */
export class Replica {
  readonly #port: Port
  #listeners: readonly ((news: ReplicaNews) => void)[] = []
  #fields = $state.raw<Fields | null>(null)
  #chats = $state.raw<ReadonlyMap<ChatId, Chat>>(chatsById([]))
  #failure = $state.raw<ErrorNote | null>(null)
  #problem = $state.raw<string | null>(null)
  readonly #ordered = $derived([...this.#chats.values()].filter(({ own }) => !own).sort(byStart))
  readonly #own = $derived([...this.#chats.values()].filter(({ own }) => own).sort(byStart))
  readonly #attention = $derived(attentionById(this.#fields?.attention ?? []))
  #sequence = 0
  /** Deltas that came while a snapshot is on its way; null when none is. */
  #held: Delta[] | null = null

  constructor(port: Port) {
    this.#port = port
  }

  /** Begins to listen and asks for the first snapshot; the returned function ends it. */
  start(): () => void {
    const stop = this.#port.onDelta((delta) => this.#take(delta))
    void this.reload()
    return stop
  }

  /** Everything but the chats; null until the first snapshot is there. */
  get fields(): Fields | null {
    return this.#fields
  }

  get connection(): Connection | null {
    return this.#fields?.connection ?? null
  }

  get focused(): ChatId | null {
    return this.#fields?.focused ?? null
  }

  /** The supervised chats, oldest first and new ones last, so that no chat moves under the pointer. */
  get chats(): readonly Chat[] {
    return this.#ordered
  }

  /** Chats that the supervisor handles himself: apart from all others. */
  get ownChats(): readonly Chat[] {
    return this.#own
  }

  chat(id: ChatId): Chat | null {
    return this.#chats.get(id) ?? null
  }

  /** What there is to say of the chats, by their ids, those that need somebody first. */
  get attention(): AttentionMap {
    return this.#attention
  }

  /** Why there is nothing to show, when the snapshot could not be had. */
  get failure(): ErrorNote | null {
    return this.#failure
  }

  /** A request of this window that failed, until dismissed. */
  get problem(): string | null {
    return this.#problem
  }

  dismissProblem(): void {
    this.#problem = null
  }

  /** Calls `listener` with what changed until the returned function is called. */
  listen(listener: (news: ReplicaNews) => void): () => void {
    this.#listeners = [...this.#listeners, listener]
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener)
    }
  }

  /** Asks for a new snapshot; further calls while one is on its way do nothing. */
  async reload(): Promise<void> {
    if (this.#held !== null) return
    this.#held = []
    const answer = await ask(this.#port.snapshot())
    const held: Delta[] = this.#held
    this.#held = null
    if (!answer.ok) {
      this.#failure = answer.error
      return
    }
    this.#failure = null
    this.#show(answer.value)
    for (const delta of held.sort((a, b) => a.sequence - b.sequence)) this.#take(delta)
  }

  async signOut(): Promise<void> {
    this.#report(await ask(this.#port.signOut()))
  }

  async dismissNotice(id: number): Promise<void> {
    this.#report(await ask(this.#port.dismissNotice({ id })))
  }

  /** Looks for the lost connection at once. */
  async reconnect(): Promise<void> {
    this.#report(await ask(this.#port.reconnect()))
  }

  async changeSettings(change: Input<'changeSettings'>): Promise<void> {
    const answer = await ask(this.#port.changeSettings(change))
    this.#report(answer)
    if (answer.ok && this.#fields !== null) this.#fields = { ...this.#fields, settings: answer.value }
  }

  #report(answer: { ok: true } | { ok: false; error: ErrorNote }): void {
    if (!answer.ok) this.#problem = answer.error.message
  }

  #take(delta: Delta): void {
    if (this.#held !== null) {
      this.#held.push(delta)
      return
    }
    if (delta.sequence <= this.#sequence) return
    if (delta.sequence > this.#sequence + 1) {
      // The snapshot is made after this delta was sent, so it contains it.
      void this.reload()
      return
    }
    this.#sequence = delta.sequence
    this.#apply(delta.changes)
  }

  #show({ sequence, chats, ...fields }: Snapshot): void {
    this.#sequence = sequence
    this.#fields = fields
    this.#chats = chatsById(chats)
    this.#tell({ kind: 'snapshot' })
  }

  /** The whole batch becomes visible at once; listeners hear of it afterwards. */
  #apply(changes: readonly Change[]): void {
    let fields = this.#fields
    for (const change of changes)
      if (change.kind === 'desk' && fields !== null) fields = { ...fields, ...defined(change.fields) }
    this.#fields = fields
    this.#chats = changedChats(this.#chats, changes)
    for (const change of changes) this.#tell(change)
  }

  #tell(news: ReplicaNews): void {
    for (const listener of this.#listeners) listener(news)
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** A field that is absent is unchanged; so is one that a careless sender spelled out as `undefined`. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}
