import type { Entry, Gap, Transcript } from '../../preload/contract/index.ts'
import { belongsTogether, countAfter, mergeEntries, placeGaps, startsDay } from './lines.ts'

/** What stands around a line of the transcript besides the line itself. */
export interface Surroundings {
  /** A day begins here; the time of its first line. */
  day: number | null
  /** Continues the line above: same sender, same standing, same audience. */
  grouped: boolean
  gapsBefore: readonly Gap[]
  gapsAfter: readonly Gap[]
}

/** The lines of the open chat, merged by index in whatever order and however often they come. */
export class TranscriptState {
  #entries = $state.raw<readonly Entry[]>([])
  #gaps = $state.raw<readonly Gap[]>([])
  #phase = $state.raw<{ kind: 'loading' | 'loaded' } | { kind: 'failed'; message: string }>({ kind: 'loading' })
  #atEnd = $state(true)
  /** The newest index that was on the screen when the reader was last at the end. */
  #seen = $state(-1)
  #arrived = $state.raw<readonly Entry[]>([])
  readonly #unseen = $derived(countAfter(this.#entries, this.#seen))
  readonly #gapsByIndex = $derived(placeGaps(this.#entries, this.#gaps))

  get entries(): readonly Entry[] {
    return this.#entries
  }

  get phase(): { kind: 'loading' | 'loaded' } | { kind: 'failed'; message: string } {
    return this.#phase
  }

  /** The lines that the last delta brought, for a screen reader; what was there when the chat was opened is not news. */
  get arrived(): readonly Entry[] {
    return this.#arrived
  }

  /** Whether the reader is at the newest line: then the view stays with it. */
  get atEnd(): boolean {
    return this.#atEnd
  }

  set atEnd(value: boolean) {
    this.#atEnd = value
    if (value) this.#seen = this.#last
  }

  /** How many lines came since the reader left the end. */
  get unseen(): number {
    return this.#atEnd ? 0 : this.#unseen
  }

  /** Takes the whole transcript as it was read; lines that came meanwhile stay. */
  load(transcript: Transcript): void {
    this.#merge(transcript)
    this.#phase = { kind: 'loaded' }
    if (this.#atEnd) this.#seen = this.#last
  }

  fail(message: string): void {
    if (this.#entries.length === 0) this.#phase = { kind: 'failed', message }
  }

  /** Takes what a delta brings. */
  add(entries: readonly Entry[], gaps: readonly Gap[]): void {
    const newest = this.#last
    this.#merge({ entries, gaps })
    if (this.#phase.kind !== 'loaded') return
    this.#arrived = entries.filter(({ index }) => index > newest)
    if (this.#atEnd) this.#seen = this.#last
  }

  around(position: number): Surroundings {
    const entry = this.#entries[position]
    const above = this.#entries[position - 1]
    if (entry === undefined) return { day: null, grouped: false, gapsBefore: [], gapsAfter: [] }
    const gapsBefore = above === undefined ? (this.#gapsByIndex.get(-1) ?? []) : []
    const gapsAfter = this.#gapsByIndex.get(entry.index) ?? []
    const gapAbove = above === undefined ? false : this.#gapsByIndex.has(above.index)
    const day = startsDay(above, entry) ? entry.at : null
    return {
      day,
      grouped: above !== undefined && !gapAbove && day === null && belongsTogether(above, entry),
      gapsBefore,
      gapsAfter,
    }
  }

  /** Gaps to show where there is no line yet to hang them on. */
  get gapsAlone(): readonly Gap[] {
    return this.#entries.length === 0 ? this.#gaps : []
  }

  get #last(): number {
    return this.#entries.at(-1)?.index ?? -1
  }

  #merge({ entries, gaps }: { entries: readonly Entry[]; gaps: readonly Gap[] }): void {
    this.#gaps = gaps
    if (entries.length > 0) this.#entries = mergeEntries(this.#entries, entries)
  }
}
