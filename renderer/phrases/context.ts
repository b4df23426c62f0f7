import { createContext } from 'svelte'
import type { Composer } from '../state/composer.svelte.ts'
import type { PhraseBook } from '../state/phrase-book.svelte.ts'

export interface Phrases {
  readonly book: PhraseBook
  /** What is being written in the open chat; null where nothing can be. */
  readonly composer: Composer | null
}

/** The coaching text, for whatever view offers it. */
export const [usePhrases, providePhrases] = createContext<Phrases>()
