import type { Entry, Gap, Transcript } from '../../preload/contract/index.ts'
import { isSameLine, isSameVersion, laterWord } from './versions.ts'

/** What a merge brought: lines that were not there, and lines of which there is a later word, as they were and as they are. */
export interface Merged {
  added: Entry[]
  changed: { before: Entry; after: Entry }[]
}

/** The indices that notifications have told of since a reading of the lines began: of those they know better. */
export type Reading = Set<number>

/** Most earlier words on lines that are kept. */
const EARLIER = 1_000
/** How far behind the line before it one stands that came under another's index: far less than the server's next index. */
const BESIDE = 1 / 4096

/**
 * The lines of one chat, kept by the server's index: late, repeated and missing ones are normal. Of a line that is told of
 * again the later word counts; another line under a known index, as after a fail-over of the chat server, stands for itself.
 */
export class TranscriptLog {
  #entries: Entry[] = []
  #gaps: Gap[] = []
  /** Lines that came under an index which was taken, by that index. */
  readonly #others = new Map<number, Entry['index'][]>()
  /** What was said of a line before the word that counts, the oldest first. */
  #earlier: Entry[] = []
  readonly #readings = new Set<Reading>()

  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** Words on lines that later ones have replaced. */
  get earlier(): readonly Entry[] {
    return this.#earlier
  }

  get gaps(): readonly Gap[] {
    return this.#gaps
  }

  get lastIndex(): number {
    return this.#entries.at(-1)?.index ?? -1
  }

  at(index: number): Entry | null {
    const entry = this.#entries[placeOf(this.#entries, index)]
    return entry?.index === index ? entry : null
  }

  startReading(): Reading {
    const reading: Reading = new Set()
    this.#readings.add(reading)
    return reading
  }

  endReading(reading: Reading): void {
    this.#readings.delete(reading)
  }

  /**
   * Merges lines that a notification tells of, or that were read. A notification may come again after a newer one, so it
   * does not bring back what was replaced; a reading does, unless a notification overtook it.
   */
  merge(entries: readonly Entry[], reading: Reading | null = null): Merged {
    const merged: Merged = { added: [], changed: [] }
    for (const entry of entries) {
      if (reading === null) for (const each of this.#readings) each.add(entry.index)
      this.#put(entry, reading, merged)
    }
    return merged
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

  #put(entry: Entry, reading: Reading | null, merged: Merged): void {
    const there = this.at(entry.index)
    if (there === null) {
      this.#insert(entry)
      merged.added.push(entry)
      return
    }
    const others = this.#others.get(entry.index) ?? []
    const same = [there, ...others.map((index) => this.at(index))].find(
      (each) => each !== null && isSameLine(each, entry),
    )
    if (same === undefined || same === null) {
      const beside = { ...entry, index: this.#placeBeside(entry) }
      this.#others.set(entry.index, [...others, beside.index])
      this.#insert(beside)
      merged.added.push(beside)
      return
    }
    const later = laterWord(same, entry)
    if (later === same) return
    const isOld = reading === null ? this.#earlier.some((each) => isSameVersion(each, later)) : reading.has(entry.index)
    if (isOld) return
    this.#entries[placeOf(this.#entries, same.index)] = later
    // What could not be read before is read for the first time.
    if (same.body.kind === 'unreadable') merged.added.push(later)
    else {
      this.#earlier = [...this.#earlier.filter((each) => !isSameVersion(each, later)), same].slice(-EARLIER)
      merged.changed.push({ before: same, after: later })
    }
  }

  #insert(entry: Entry): void {
    this.#entries.splice(placeOf(this.#entries, entry.index), 0, entry)
  }

  /** Behind the last line that is not younger: where an index says nothing the time does. */
  #placeBeside({ at }: Entry): number {
    const place = this.#entries.findLastIndex((each) => at === null || each.at === null || each.at <= at)
    const before = this.#entries[place]?.index ?? -1
    const after = this.#entries[place + 1]?.index ?? Infinity
    return Math.min(before + BESIDE, (before + after) / 2)
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
