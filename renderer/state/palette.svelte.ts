import { findable, fuzzySearch } from './fuzzy.ts'

/** Something that the palette finds and does. */
export interface Finding {
  /** Unique among all. */
  key: string
  kind: 'chat' | 'agent' | 'phrase' | 'view' | 'command'
  title: string
  /** What it is, or says, in a few words more; also found by. */
  detail: string
  /** The keys that do it without the palette, as Electron spells them; null: none. */
  keys: string | null
  run: () => void
}

/** So many findings are shown. */
const SHOWN = 50

/** One field that finds whatever can be done now: a chat, an agent, a phrase, a view or a command. */
export class Palette {
  readonly #all: () => readonly Finding[]
  #open = $state(false)
  #query = $state('')
  /** By its key, the first too: what is found changes with every notification, and what Enter takes must not. */
  #chosen = $state<string | null>(null)
  readonly #findable = $derived.by(() =>
    this.#open ? this.#all().map((one) => findable(one, one.title, one.detail)) : [],
  )
  readonly #found = $derived(fuzzySearch(this.#findable, this.#query, SHOWN))
  readonly #place = $derived(this.#found.findIndex(({ key }) => key === this.#chosen))

  /** `all`: what can be done now. */
  constructor(all: () => readonly Finding[]) {
    this.#all = all
  }

  get open(): boolean {
    return this.#open
  }

  get query(): string {
    return this.#query
  }

  set query(value: string) {
    this.#query = value
    this.#chosen = this.#found[0]?.key ?? null
  }

  /** The best first. */
  get found(): readonly Finding[] {
    return this.#found
  }

  /** What Enter takes. Null where what was chosen cannot be done any more, so that nothing else is done instead. */
  get active(): Finding | null {
    return this.#found[this.#place] ?? null
  }

  /** Where that stands among what is found; -1: nowhere. */
  get place(): number {
    return this.#place
  }

  show(): void {
    this.#open = true
    this.query = ''
  }

  close(): void {
    this.#open = false
  }

  /** Chooses the one above or below, round the ends. */
  step(by: 1 | -1): void {
    const count = this.#found.length
    const place = this.#place === -1 && by === -1 ? 0 : this.#place
    this.#chosen = this.#found[(place + by + count) % count]?.key ?? null
  }
}
