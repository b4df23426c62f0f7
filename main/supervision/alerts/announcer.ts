import type { Alert, AlertLevel } from '../../../preload/contract/index.ts'
import { isAccident, type Raised } from './alerts.ts'

/** How long alerts are gathered before they are announced together, ms. */
export const GATHER = 1_000
/** The least time between two announcements, ms: forty customers who wait are one notification, not forty. */
export const PAUSE = 10_000

/** What is due to be made known, all at once. */
export interface Announcement {
  /** For one desktop notification; empty: none. */
  readonly desktop: readonly Alert[]
  /** The gravest of those that want a sound; null: none. */
  readonly sound: AlertLevel | null
}

const levels: readonly AlertLevel[] = ['critical', 'warning', 'info']

/** Gathers alerts that want a desktop notification or a sound, so that however many there are nobody is flooded. Times by a clock that never goes back, ms. */
export class Announcer {
  #waiting = new Map<string, Raised>()
  #since = 0
  #last = -Infinity

  add(raised: readonly Raised[], now: number): void {
    for (const each of raised) {
      if (!each.ways.desktop && !each.ways.sound) continue
      if (this.#waiting.size === 0) this.#since = now
      this.#waiting.set(each.alert.id, each)
    }
  }

  /** They have ended, or were acknowledged, before anybody was told. */
  drop(ids: Iterable<string>): void {
    for (const id of ids) this.#waiting.delete(id)
  }

  clear(): void {
    this.#waiting.clear()
  }

  /** When {@link take} has something to give; null: never, as things stand. */
  get dueAt(): number | null {
    if (this.#waiting.size === 0) return null
    if ([...this.#waiting.values()].some(isAccident)) return this.#since
    return Math.max(this.#since + GATHER, this.#last + PAUSE)
  }

  /** What is to be announced now, once. */
  take(now: number): Announcement | null {
    const due = this.dueAt
    if (due === null || now < due) return null
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    this.#last = now
    const loud = new Set(all.filter(({ ways }) => ways.sound).map(({ alert }) => alert.level))
    return {
      desktop: all.filter(({ ways }) => ways.desktop).map(({ alert }) => alert),
      sound: levels.find((level) => loud.has(level)) ?? null,
    }
  }
}
