import type { ChatId } from '../../preload/contract/index.ts'
import { isSessionLoss } from '../requests/attempt.ts'
import type { Clock } from '../common/clock.ts'
import type { Backend } from '../backend/backend.ts'
import type { Chats } from '../supervision/chats.ts'
import { mayBeLeft } from '../supervision/own-chat.ts'

/** How long leaving all chats at once may take, ms. */
const LEAVING = 3_000

export interface LeavingParts {
  backend: Pick<Backend, 'leave'>
  chats: Pick<Chats, 'all'>
  clock: Clock
  /** Forgets what belongs to a session that the server no longer takes, so that a request stands on the credentials alone. */
  forget: () => Promise<void>
}

/** Leaves every supervised chat, in parallel and each once, however often it is asked to. */
export class Leaving {
  readonly #parts: LeavingParts
  readonly #asked = new Map<ChatId, Promise<void>>()
  readonly #left = new Set<ChatId>()
  #forgotten: Promise<void> | null = null

  constructor(parts: LeavingParts) {
    this.#parts = parts
  }

  /** The chats whose leave the server has taken. */
  get left(): ReadonlySet<ChatId> {
    return this.#left
  }

  /** Whether the server has taken the leave of every chat. */
  get done(): boolean {
    return this.#parts.chats.all().every((chat) => !mayBeLeft(chat) || this.#left.has(chat.id))
  }

  /** Never rejects, and takes a set time at most. */
  async all(): Promise<void> {
    const { chats, clock } = this.#parts
    for (const chat of chats.all()) if (mayBeLeft(chat) && !this.#left.has(chat.id)) this.#ask(chat.id)
    await Promise.race([
      Promise.allSettled(this.#asked.values()),
      new Promise<void>((resolve) => clock.after(LEAVING, resolve)),
    ])
  }

  /** What was left may come again, and is then to be left again. */
  forget(): void {
    this.#left.clear()
  }

  #ask(id: ChatId): void {
    if (this.#asked.has(id)) return
    const asked = this.#leave(id)
      .then(() => void this.#left.add(id))
      .finally(() => this.#asked.delete(id))
    this.#asked.set(id, asked)
    // Whoever asks again tries again.
    asked.catch(() => undefined)
  }

  /** What was refused for the session was not carried out: it is asked for once more without it, since no other time may come. */
  async #leave(id: ChatId): Promise<void> {
    const { backend, forget } = this.#parts
    try {
      await backend.leave(id)
    } catch (error) {
      if (!isSessionLoss(error)) throw error
      await (this.#forgotten ??= forget())
      await backend.leave(id)
    }
  }
}
