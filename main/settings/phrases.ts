import * as m from '#messages'
import { Phrase, PHRASE_LIMIT, type Phrases } from '../../preload/contract/index.ts'
import { readList } from './read.ts'

/** One bad phrase costs that phrase; of two with one id the first is kept. */
export function readPhrases(found: unknown, report: (sentence: string) => void): Phrases | null {
  const lost = (place: number): void => report(m.settings.phraseLeftOut({ place }))
  return readList(
    Phrase,
    found,
    lost,
    ({ id }, kept) => kept.length < PHRASE_LIMIT && kept.every((one) => one.id !== id),
  )
}
