import type { Entry, Gap, Transcript } from '../../preload/contract/index.ts'
import { belongsTogether, countAfter, lastRead, mergeEntries, placeGaps, startsDay } from './lines.ts'

/** What stands around a line of the transcript besides the line itself. */
export interface Surroundings {
  /** A day begins here; the time of its first line. */
  day: number | null
  /** Continues the line above: same sender, same standing, same audience. */
  grouped: boolean
  gapsBefore: readonly Gap[]
  gapsAfter: readonly Gap[]
  /** What has come since the reader looked begins with this line. */
  fresh: boolean
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
  /** What comes after this index has come since the reader looked; null: nothing has. */
  #looked = $state<number | null>(null)
  /** The newest index when the window was hidden; null while it is not, and its lines are here. */
  #left: number | null = null
  #unread: number
  readonly #isMine: (entry: Entry) => boolean
  readonly #unseen = $derived(countAfter(this.#entries, this.#seen))
  readonly #gapsByIndex = $derived(placeGaps(this.#entries, this.#gaps))
  readonly #firstFresh = $derived.by(() => {
    const looked = this.#looked
    return looked === null ? null : (this.#entries.find(({ index }) => index > looked)?.index ?? null)
  })

  /** `unread`: how many lines had not been read when the chat was opened; own lines count as read. */
  constructor(unread = 0, isMine: (entry: Entry) => boolean = () => false) {
    this.#unread = unread
    this.#isMine = isMine
  }

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

  /** The window was hidden, or can be seen again: what came meanwhile follows with {@link load}. */
  look(visible: boolean): void {
    if (!visible) this.#left ??= this.#last
  }

  /** Takes the whole transcript as it was read; lines that came meanwhile stay. */
  load(transcript: Transcript): void {
    this.#merge(transcript)
    if (this.#left !== null) this.#markFrom(this.#left)
    this.#left = null
    if (this.#unread > 0) this.#looked = lastRead(this.#entries, this.#unread, this.#isMine)
    this.#unread = 0
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
    if (!this.#atEnd) this.#markFrom(this.#seen)
    if (this.#atEnd) this.#seen = this.#last
  }

  around(position: number): Surroundings {
    const entry = this.#entries[position]
    const above = this.#entries[position - 1]
    if (entry === undefined) return { day: null, grouped: false, gapsBefore: [], gapsAfter: [], fresh: false }
    const gapsBefore = above === undefined ? (this.#gapsByIndex.get(-1) ?? []) : []
    const gapsAfter = this.#gapsByIndex.get(entry.index) ?? []
    const gapAbove = above === undefined ? false : this.#gapsByIndex.has(above.index)
    const day = startsDay(above, entry) ? entry.at : null
    const fresh = entry.index === this.#firstFresh
    return {
      day,
      grouped: above !== undefined && !gapAbove && !fresh && day === null && belongsTogether(above, entry),
      gapsBefore,
      gapsAfter,
      fresh,
    }
  }

  /** Gaps to show where there is no line yet to hang them on. */
  get gapsAlone(): readonly Gap[] {
    return this.#entries.length === 0 ? this.#gaps : []
  }

  /** The reader has not seen what follows `index`, if it is anybody else's. */
  #markFrom(index: number): void {
    if (this.#entries.some((entry) => entry.index > index && !this.#isMine(entry))) this.#looked = index
  }

  get #last(): number {
    return this.#entries.at(-1)?.index ?? -1
  }

  #merge({ entries, gaps }: { entries: readonly Entry[]; gaps: readonly Gap[] }): void {
    this.#gaps = gaps
    if (entries.length > 0) this.#entries = mergeEntries(this.#entries, entries)
  }
}
