import type { Phrase } from '../../preload/contract/index.ts'
import type { Composer } from './composer.svelte.ts'
import type { PhraseBook } from './phrase-book.svelte.ts'

/**
 * Choosing a phrase while writing: a `/` at the start of a draft for agents, or a button, opens the list. There is none
 * while the composer speaks to everyone, and what is chosen goes into the agents' draft whatever happened meanwhile.
 */
export class QuickPick {
  readonly #composer: Composer
  readonly #book: PhraseBook
  readonly #say: (phrase: Phrase) => string
  #opened = $state(false)
  #dismissed = $state(false)
  #search = $state('')
  #place = $state(0)
  readonly #found = $derived.by(() => (this.open ? this.#book.search(this.query) : []))

  /** `say`: a phrase with its fields filled from the chat as it is now. */
  constructor(composer: Composer, book: PhraseBook, say: (phrase: Phrase) => string) {
    this.#composer = composer
    this.#book = book
    this.#say = say
  }

  /** Whether the button, and with it phrases at all, are offered. */
  get offered(): boolean {
    return this.#composer.audience === 'agents' && this.#composer.open
  }

  get open(): boolean {
    return this.offered && (this.#opened || (this.#slash && !this.#dismissed))
  }

  /** Opened by the button: then it has a search field of its own. */
  get ownSearch(): boolean {
    return this.open && this.#opened
  }

  get query(): string {
    return this.#opened ? this.#search : this.#composer.text.slice(1)
  }

  set query(value: string) {
    this.#search = value
    this.#place = 0
  }

  get found(): readonly Phrase[] {
    return this.#found
  }

  /** The phrase that Enter takes. */
  get active(): Phrase | null {
    return this.#found[Math.min(this.#place, this.#found.length - 1)] ?? null
  }

  /** Fields filled, as it would go out. */
  preview(phrase: Phrase): string {
    return this.#say(phrase)
  }

  browse(): void {
    this.#opened = !this.#opened
    this.query = ''
  }

  /** The draft has changed by hand. */
  typed(): void {
    this.#place = 0
    if (!this.#slash) this.#dismissed = false
  }

  step(by: -1 | 1): void {
    const count = this.#found.length
    if (count > 0) this.#place = (Math.min(this.#place, count - 1) + by + count) % count
  }

  close(): void {
    this.#dismissed = this.#slash
    this.#opened = false
  }

  /** Takes a phrase into the agents' draft; a `/…` that searched for it goes. Answers whether it could. */
  take(phrase: Phrase): boolean {
    if (this.#slash && !this.#opened && !this.#dismissed && this.offered) this.#composer.text = ''
    const taken = this.#composer.coach(this.#say(phrase))
    this.close()
    this.#dismissed = false
    return taken
  }

  /** Takes the phrase with this number, counted from 1; answers whether there is one, and it could be. */
  takeNumber(number: number): boolean {
    const phrase = this.#book.list[number - 1]
    return phrase !== undefined && this.take(phrase)
  }

  get #slash(): boolean {
    const { audience, text } = this.#composer
    return audience === 'agents' && text.startsWith('/') && !text.includes('\n')
  }
}
