import type { ChatId } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'

/** All supervised chats are read once in this time where there are few of them, ms: a lost word heals within a minute. */
const ROUND = 50_000
/** The least and the most time between two readings, ms. */
const PACE = { least: 1_200, most: 10_000 }
/** How many times longer that time is while nobody can see the window. */
const HIDDEN = 3
/** By so much of it the time between two readings is longer or shorter by chance, that a thousand desks do not ask in step. */
const JITTER = 0.2

export interface PatrolParts {
  clock: Clock
  /** The supervised chats that go on. */
  chats: () => readonly ChatId[]
  /** Whether notifications come: what is read without them confirms nothing, and their return reads all chats. */
  live: () => boolean
  /** Whether nobody can see the window: then chats are read more seldom. */
  hidden: () => boolean
  /** Reads a chat's state and its newest lines. */
  glance: (id: ChatId) => Promise<void>
  onFailure: (error: unknown) => void
  /** From 0 to 1. */
  random?: () => number
}

/**
 * Reads one chat after the other, slowly, although nothing is known to be missing: a notification that is lost on the way is
 * noticed by nothing else.
 */
export class Patrol {
  readonly #parts: PatrolParts
  /** Those that were looked at in this round. */
  readonly #looked = new Set<ChatId>()
  #stopped = false
  #cancel: () => void = () => undefined

  constructor(parts: PatrolParts) {
    this.#parts = parts
  }

  start(): void {
    const { clock, chats, hidden, random = Math.random } = this.#parts
    const seen = Math.min(Math.max(ROUND / Math.max(chats().length, 1), PACE.least), PACE.most)
    const pace = hidden() ? HIDDEN * seen : seen
    this.#cancel = clock.after(pace * (1 + JITTER * (2 * random() - 1)), () => void this.#look())
  }

  stop(): void {
    this.#stopped = true
    this.#cancel()
  }

  async #look(): Promise<void> {
    const { chats, live, glance, onFailure } = this.#parts
    if (live()) {
      const ids = chats()
      if (ids.every((id) => this.#looked.has(id))) this.#looked.clear()
      const next = ids.find((id) => !this.#looked.has(id))
      if (next !== undefined) {
        this.#looked.add(next)
        await glance(next).catch(onFailure)
      }
    }
    if (!this.#stopped) this.start()
  }
}
