import type { Change, Chat, ChatId, Delta, Entry, Gap, Snapshot } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'

/** At most one delta in this time: one frame of a screen, ms. */
const FRAME = 16

/** The fields of the snapshot that are replaced as a whole. */
export type DeskFields = Omit<Snapshot, 'sequence' | 'chats'>

export interface RelayParts {
  clock: Clock
  /** Sends to the main window. */
  send(delta: Delta): void
  chats(): Chat[]
  chat(id: ChatId): Chat | null
  initial: DeskFields
}

/**
 * What the main window is told: a snapshot, then numbered deltas, batched per frame. Lines go out only for the open chat,
 * and only while the window can be seen; what was held back follows when it is shown.
 */
export class Relay {
  readonly #parts: RelayParts
  #fields: DeskFields
  #sequence = 0
  #pending: Partial<DeskFields> = {}
  #touched = new Set<ChatId>()
  #removed = new Set<ChatId>()
  #lines: { chatId: ChatId; entries: Entry[]; gaps: readonly Gap[] } | null = null
  #open: ChatId | null = null
  #hidden = false
  #scheduled = false
  /** When the last delta went out, by this machine's clock. */
  #sentAt = -Infinity

  constructor(parts: RelayParts) {
    this.#parts = parts
    this.#fields = parts.initial
  }

  get fields(): DeskFields {
    return this.#fields
  }

  /** All there is to show now. Changes that wait for their frame are contained, and sent once more: they are idempotent. */
  snapshot(): Snapshot {
    return { ...this.#fields, sequence: this.#sequence, chats: this.#parts.chats() }
  }

  set(fields: Partial<DeskFields>): void {
    this.#fields = { ...this.#fields, ...fields }
    this.#pending = { ...this.#pending, ...fields }
    this.#schedule()
  }

  /** From now on the lines of this chat go out, and of no other. */
  open(id: ChatId | null): void {
    this.#open = id
    this.#lines = null
  }

  setHidden(hidden: boolean): void {
    this.#hidden = hidden
    if (!hidden && this.#lines !== null) this.#schedule()
  }

  chatChanged(id: ChatId): void {
    this.#touched.add(id)
    this.#schedule()
  }

  chatRemoved(id: ChatId): void {
    this.#touched.delete(id)
    this.#removed.add(id)
    this.#schedule()
  }

  /** `entries`: lines that were added or of which there is a later word. */
  transcriptChanged(id: ChatId, entries: readonly Entry[], gaps: readonly Gap[]): void {
    if (id !== this.#open) return
    this.#lines ??= { chatId: id, entries: [], gaps }
    for (const entry of entries) this.#lines.entries.push(entry)
    this.#lines.gaps = gaps
    if (!this.#hidden) this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    const since = this.#parts.clock.now() - this.#sentAt
    // The first after a rest goes at once, with all that comes in the same go. A clock that was set back counts as no rest.
    this.#parts.clock.after(since >= FRAME ? 0 : FRAME - Math.max(since, 0), () => this.#flush())
  }

  #flush(): void {
    this.#scheduled = false
    const changes = this.#take()
    if (changes.length === 0) return
    this.#sequence += 1
    this.#sentAt = this.#parts.clock.now()
    this.#parts.send({ sequence: this.#sequence, changes })
  }

  #take(): Change[] {
    const changes: Change[] = []
    if (Object.keys(this.#pending).length > 0) changes.push({ kind: 'desk', fields: this.#pending })
    for (const chatId of this.#removed) changes.push({ kind: 'chatRemoved', chatId })
    for (const id of this.#touched) {
      const chat = this.#parts.chat(id)
      if (chat !== null) changes.push({ kind: 'chat', chat })
    }
    this.#pending = {}
    this.#removed.clear()
    this.#touched.clear()
    if (this.#lines !== null && !this.#hidden) {
      const { chatId, entries, gaps } = this.#lines
      changes.push({ kind: 'entries', chatId, entries, gaps: [...gaps] })
      this.#lines = null
    }
    return changes
  }
}
