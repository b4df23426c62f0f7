import * as m from '#messages'
import type { Phrase, PhraseId, Port, Result } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { findable, fuzzySearch } from './fuzzy.ts'
import { inGroups, merged, moved, type PhraseGroup } from './phrase-order.ts'

/** Phrases that were read from a file and wait for the word whether they come in addition or in place. */
export interface Import {
  file: string
  phrases: readonly Phrase[]
  /** How many of them are not among the own ones yet. */
  fresh: number
}

export type PhraseNews = { kind: 'error' | 'saved'; text: string } | null

/** The supervisor's coaching text: to be searched, changed, and taken in and out as files. */
export class PhraseBook {
  readonly #port: Port
  readonly #kept: () => readonly Phrase[]
  #news = $state.raw<PhraseNews>(null)
  #import = $state.raw<Import | null>(null)
  #managed = $state(false)
  readonly #groups = $derived.by(() => inGroups(this.#kept()))
  readonly #list = $derived(this.#groups.flatMap(({ phrases }) => phrases))
  readonly #findable = $derived(this.#list.map((phrase) => findable(phrase, phrase.title, phrase.group, phrase.text)))

  constructor(port: Port, kept: () => readonly Phrase[]) {
    this.#port = port
    this.#kept = kept
  }

  /** All phrases, group by group: the order in which they are shown and numbered. */
  get list(): readonly Phrase[] {
    return this.#list
  }

  get groups(): readonly PhraseGroup[] {
    return this.#groups
  }

  /** What came of the last thing that was asked for. */
  get news(): PhraseNews {
    return this.#news
  }

  get import(): Import | null {
    return this.#import
  }

  /** Whether the window for changing phrases is open. */
  get managed(): boolean {
    return this.#managed
  }

  manage(): void {
    this.#news = null
    this.#managed = true
  }

  close(): void {
    this.#managed = false
    this.#import = null
  }

  /** The phrases that a few letters fit, the best first; all, in their order, for none. */
  search(query: string, limit = 50): Phrase[] {
    return fuzzySearch(this.#findable, query, limit)
  }

  /** Adds a phrase, or takes the place of the one with its id. Answers whether it is kept. */
  save(phrase: Phrase): Promise<boolean> {
    const known = this.#list.some(({ id }) => id === phrase.id)
    return this.#keep(
      known ? this.#list.map((one) => (one.id === phrase.id ? phrase : one)) : [...this.#list, phrase],
      m.phrases.kept({ how: known ? 'saved' : 'added' }),
    )
  }

  remove(id: PhraseId): Promise<boolean> {
    return this.#keep(
      this.#list.filter((one) => one.id !== id),
      m.phrases.kept({ how: 'deleted' }),
    )
  }

  move(id: PhraseId, by: -1 | 1): Promise<boolean> {
    return this.#keep(moved(this.#list, id, by), null)
  }

  /** Asks for a file and reads it; what it holds waits in {@link import}. */
  async readFile(): Promise<void> {
    this.#news = null
    const read = await ask(this.#port.readPhraseFile())
    if (!read.ok) this.#fail(read)
    else if (read.value.kind === 'read') {
      const { file, phrases } = read.value
      this.#import = { file, phrases, fresh: merged(this.#list, phrases).length - this.#list.length }
    }
  }

  /** Ends the wait: with the phrases in addition to the own ones, in their place, or not at all. */
  async finishImport(way: 'merge' | 'replace' | 'cancel'): Promise<void> {
    const waiting = this.#import
    this.#import = null
    if (waiting === null || way === 'cancel') return
    const { file, phrases, fresh } = waiting
    if (way === 'merge') await this.#keep(merged(this.#list, phrases), m.phrases.added({ count: fresh, file }))
    else await this.#keep([...phrases], m.phrases.replaced({ file }))
  }

  async export(): Promise<void> {
    this.#news = null
    const saved = await ask(this.#port.exportPhrases())
    if (!saved.ok) this.#fail(saved)
    else if (saved.value.kind === 'saved')
      this.#news = { kind: 'saved', text: m.phrases.saved({ file: saved.value.file }) }
  }

  async #keep(phrases: Phrase[], done: string | null): Promise<boolean> {
    const answer = await ask(this.#port.savePhrases({ phrases }))
    if (!answer.ok) this.#fail(answer)
    else this.#news = done === null ? null : { kind: 'saved', text: done }
    return answer.ok
  }

  #fail(answer: Extract<Result<unknown>, { ok: false }>): void {
    this.#news = { kind: 'error', text: answer.error.message }
  }
}
