import * as m from '#messages'
import { AttentionRules } from '../../preload/contract/index.ts'
import { defaultAttentionRules } from '../supervision/attention/default-rules.ts'
import { readParts, readValue } from './read.ts'

/**
 * Reads the stored rules part by part, so that bad words cost no weights; what is not there, as a language that was added
 * since, is as it comes. `report` takes a sentence for each part that was lost. Null: nothing of it can be used.
 */
export function readAttentionRules(found: unknown, report: (sentence: string) => void): AttentionRules | null {
  const parts = readParts(found)
  if (parts === null) return null
  const { threshold, weights, words } = AttentionRules.entries
  const common = defaultAttentionRules
  const lost = (part: 'threshold' | 'weights' | 'words') => () => report(m.settings.attentionPartUnreadable({ part }))
  return {
    threshold: readValue(threshold, parts.threshold, common.threshold, lost('threshold')),
    weights: readValue(weights, completed(parts.weights, common.weights), common.weights, lost('weights')),
    words: readValue(words, completed(parts.words, common.words), common.words, lost('words')),
  }
}

const completed = (found: unknown, common: object): unknown => {
  const there = readParts(found)
  return found === undefined ? common : there === null ? found : { ...common, ...there }
}
