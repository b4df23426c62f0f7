import type { Entry, Gap, Transcript } from '../../preload/contract/index.ts'

/** The lines of one chat, kept by the server's index: late, repeated and missing ones are normal. */
export class TranscriptLog {
  #entries: Entry[] = []
  #gaps: Gap[] = []

  get entries(): readonly Entry[] {
    return this.#entries
  }

  get gaps(): readonly Gap[] {
    return this.#gaps
  }

  get lastIndex(): number {
    return this.#entries.at(-1)?.index ?? -1
  }

  /** Merges lines and answers those that are new. A line once read is kept as it is; only an unreadable one is replaced. */
  merge(entries: readonly Entry[]): Entry[] {
    return entries.filter((entry) => this.#put(entry))
  }

  /** The connection was lost at `now` (server's clock). */
  lose(now: number): void {
    const open = this.#gaps.at(-1)
    if (open !== undefined && !open.closed) return
    this.#gaps = [...this.#gaps, { afterIndex: this.lastIndex, from: now, to: now, closed: false }]
  }

  /** Everything the server has was read at `now` (server's clock). Answers whether a gap was closed by it. */
  recover(now: number): boolean {
    const open = this.#gaps.at(-1)
    if (open === undefined || open.closed) return false
    this.#gaps = [...this.#gaps.slice(0, -1), { ...open, to: now, closed: true }]
    return true
  }

  snapshot(): Transcript {
    return { entries: [...this.#entries], gaps: [...this.#gaps] }
  }

  #put(entry: Entry): boolean {
    const entries = this.#entries
    const place = placeOf(entries, entry.index)
    const there = entries[place]
    if (there?.index !== entry.index) {
      entries.splice(place, 0, entry)
      return true
    }
    if (there.body.kind !== 'unreadable' || entry.body.kind === 'unreadable') return false
    entries[place] = entry
    return true
  }
}

/** The first place whose index is not below `index`; new lines mostly come at the end. */
function placeOf(entries: readonly Entry[], index: number): number {
  let low = 0
  let high = entries.length
  if ((entries.at(-1)?.index ?? -Infinity) < index) return high
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.index ?? Infinity) < index) low = middle + 1
    else high = middle
  }
  return low
}

/** Since when the customer waits: the first of the customer's messages that no agent has answered to everyone; null when answered. */
export function waitingSince(entries: readonly Entry[]): number | null {
  let since: number | null = null
  for (let place = entries.length - 1; place >= 0; place -= 1) {
    const entry = entries[place]
    if (entry?.body.kind !== 'text' || entry.audience !== 'everyone') continue
    if (entry.from?.kind === 'customer') since = entry.at ?? since
    else if (entry.from?.kind === 'agent') break
  }
  return since
}
