import type { ChatId } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'
import type { Backend } from '../backend/backend.ts'
import { ServerError } from '../backend/error.ts'
import type { Chats } from '../supervision/chats.ts'
import type { Source } from '../supervision/standing.ts'

/** How many transcripts are read at the same time. */
const READERS = 4
/** Waits between attempts to read everything again, ms: doubled from the first to the last. */
const RETRY = { first: 1_000, last: 30_000 }
/** How often a chat is read again because news of it overtook the reading. */
const OVERTAKEN = 4

/** How many lines a glance at a chat reads before the newest that is known. */
const TAIL = 20

/** How long a second word on the own standing is waited for before the chat is read again, ms. */
const DOUBT = 100

export interface ReconcilerParts {
  backend: Pick<Backend, 'chats' | 'chat' | 'messages'>
  chats: Chats
  clock: Clock
  /** Whether notifications come: only then does a reading confirm anything. */
  live: () => boolean
  /** The server's time, ms. */
  serverNow: () => number
  onUnreadable: (count: number) => void
  onFailure: (error: unknown) => void
}

/**
 * Reads over REST what notifications may have missed: nothing guarantees that they are replayed. A notification that
 * arrives while a reading is on its way is newer than the reading; such a chat is read again instead of being set back.
 * What is read while no notifications come confirms no mode and closes no gap: it may be out of date the moment it is read.
 */
export class Reconciler {
  readonly #parts: ReconcilerParts
  /** For each reading that is on its way, of which chats notifications told meanwhile. */
  readonly #overtaken = new Set<Set<ChatId>>()
  readonly #reading = new Map<ChatId, Promise<void>>()
  #round: Promise<void> | null = null
  /** How often a round was asked for. */
  #asked = 0
  #cancelRetry: () => void = () => undefined
  /** Counts the losses of the connection: what was asked for before one says nothing of after it. */
  #losses = 0
  #stopped = false

  constructor(parts: ReconcilerParts) {
    this.#parts = parts
  }

  /** A notification told of this chat, or it is gone: what was asked about it before is out of date. */
  heard(id: ChatId): void {
    for (const told of this.#overtaken) told.add(id)
  }

  /** The connection was lost: readings that are on their way are dropped, and later ones do not wait for them. */
  lost(): void {
    this.#losses += 1
    this.#cancelRetry()
    this.#round = null
    this.#reading.clear()
  }

  /** Reads all chats and their transcripts; rejects when that fails. A call during a round makes one more round. */
  all(): Promise<void> {
    this.#asked += 1
    if (this.#round !== null) return this.#round
    const round = this.#rounds().finally(() => {
      if (this.#round === round) this.#round = null
    })
    this.#round = round
    return round
  }

  /** The same, tried until it works or {@link stop} is called. */
  keepTrying(wait = RETRY.first): void {
    this.#cancelRetry()
    const losses = this.#losses
    this.all().catch((error: unknown) => {
      if (this.#outdated(losses)) return
      this.#parts.onFailure(error)
      // Whoever was told may have ended the session for it: asking on would only repeat what was refused.
      if (this.#outdated(losses)) return
      this.#cancelRetry()
      this.#cancelRetry = this.#parts.clock.after(wait, () => this.keepTrying(Math.min(wait * 2, RETRY.last)))
    })
  }

  /** Reads one chat and its transcript; a chat that the server no longer gives out counts as revoked. */
  one(id: ChatId): Promise<void> {
    const running = this.#reading.get(id)
    if (running !== undefined) return running
    const reading = this.#readOne(id).finally(() => {
      if (this.#reading.get(id) === reading) this.#reading.delete(id)
    })
    this.#reading.set(id, reading)
    return reading
  }

  /** Reads a chat's state and its newest lines, as {@link one} does with all of them; nothing where that is under way. */
  glance(id: ChatId): Promise<void> {
    return this.#reading.has(id) ? Promise.resolve() : this.#readOne(id, TAIL)
  }

  /** The supervisor has come into a chat: what was said since the invitation is told by no notification. */
  entered(id: ChatId): void {
    const { chats, serverNow, onFailure } = this.#parts
    this.one(id).catch((error: unknown) => {
      chats.missed(id, serverNow())
      onFailure(error)
    })
  }

  /**
   * The own standing in a chat is in doubt: reads it again, also where a reading that is on its way does not clear it up. Some
   * servers tell of a standing by two notifications, of which the second is about to come.
   */
  doubted(id: ChatId): void {
    const { chats, clock, onFailure } = this.#parts
    const settle = async (): Promise<void> => {
      await this.#reading.get(id)?.catch(() => undefined)
      if (chats.inDoubt(id) && !this.#stopped) await this.one(id)
    }
    clock.after(DOUBT, () => void settle().catch(onFailure))
  }

  stop(): void {
    this.#stopped = true
    this.#cancelRetry()
  }

  async #rounds(): Promise<void> {
    const losses = this.#losses
    let asked: number
    do {
      // What was asked for in the same breath is one round.
      await Promise.resolve()
      asked = this.#asked
      await this.#readAll()
    } while (asked !== this.#asked && !this.#outdated(losses))
  }

  async #readAll(): Promise<void> {
    const { backend, chats, clock } = this.#parts
    const losses = this.#losses
    const source = this.#sourceOfReading()
    const { answer: reports, told: overtaken } = await this.#whileHeard(() => backend.chats())
    if (this.#outdated(losses)) return
    for (const report of reports) if (!overtaken.has(report.id)) chats.report(report, clock.now(), source())
    chats.listed(new Set([...reports.map(({ id }) => id), ...overtaken]), clock.now())
    const waiting = chats.all().map(({ id }) => id)
    const failures: unknown[] = []
    const reader = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined && !this.#outdated(losses); id = waiting.shift()) {
        try {
          await (overtaken.has(id) ? this.#readOne(id) : this.#readListed(id))
        } catch (error) {
          failures.push(error)
        }
      }
    }
    await Promise.all(Array.from({ length: READERS }, reader))
    if (failures.length > 0) throw failures[0]
  }

  /** The lines of a chat that was just listed; one that has ended since is looked at once more. */
  async #readListed(id: ChatId): Promise<void> {
    try {
      await this.#readLines(id)
    } catch (error) {
      if (!isGone(error)) throw error
      await this.#readOne(id)
    }
  }

  /** `tail`: so many of the newest lines are enough. */
  async #readOne(id: ChatId, tail: number | null = null): Promise<void> {
    const { backend, chats, clock } = this.#parts
    const losses = this.#losses
    try {
      for (let attempt = 0; attempt < OVERTAKEN; attempt += 1) {
        const source = this.#sourceOfReading()
        const { answer: report, told } = await this.#whileHeard(() => backend.chat(id))
        if (this.#outdated(losses)) return
        if (told.has(id)) continue
        chats.report(report, clock.now(), source())
        break
      }
      if (chats.has(id)) await this.#readLines(id, tail)
    } catch (error) {
      if (!isGone(error)) throw error
      chats.report({ id, state: 'Revoked' }, clock.now())
    }
  }

  async #readLines(id: ChatId, tail: number | null = null): Promise<void> {
    const { backend, chats, clock, serverNow, onUnreadable } = this.#parts
    const losses = this.#losses
    const source = this.#sourceOfReading()
    const reading = chats.startReading(id)
    try {
      const { entries, unreadable } = await backend.messages(
        id,
        tail === null ? {} : { startIndex: this.#tailOf(id, tail) },
      )
      if (this.#outdated(losses)) return
      if (unreadable > 0) onUnreadable(unreadable)
      // Typing marks of the past say nothing of now.
      chats.lines(id, { entries, typing: [] }, clock.now(), reading)
      if (tail === null && source() === 'live') chats.recovered(id, serverNow())
    } finally {
      chats.endReading(id, reading)
    }
  }

  #tailOf(id: ChatId, tail: number): number {
    const last = this.#parts.chats.transcript(id)?.entries.at(-1)?.index ?? 0
    return Math.max(0, Math.floor(last) - tail)
  }

  /** For a reading that begins now: answers, once it is there, whether notifications came from its beginning to its end. */
  #sourceOfReading(): () => Source {
    const { live } = this.#parts
    const began = live()
    return () => (began && live() ? 'live' : 'alone')
  }

  #outdated(losses: number): boolean {
    return this.#stopped || losses !== this.#losses
  }

  /** What a request answers, and of which chats notifications told while it was on its way. */
  async #whileHeard<T>(request: () => Promise<T>): Promise<{ answer: T; told: ReadonlySet<ChatId> }> {
    const told = new Set<ChatId>()
    this.#overtaken.add(told)
    try {
      return { answer: await request(), told }
    } finally {
      this.#overtaken.delete(told)
    }
  }
}

/** The server's own word only: a bare 403 may come from a proxy or be about a cookie, and takes no chat away. */
function isGone(error: unknown): boolean {
  if (!(error instanceof ServerError)) return false
  const { code, statusCode } = error
  return code === 'notFound' || (statusCode !== undefined && (code === 'forbidden' || code === 'noPermission'))
}
