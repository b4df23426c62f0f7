import type { AttentionRules } from '../../../preload/contract/index.ts'
import { byLanguage, languages } from './languages/index.ts'

/** The rules that the program comes with, to be made one's own. */
export const defaultAttentionRules: AttentionRules = {
  threshold: 30,
  weights: {
    waits: 30,
    unanswered: 5,
    repeats: 15,
    loud: 10,
    negative: 15,
    escalates: 30,
    silent: 10,
    typing: 8,
    promise: 30,
    help: 35,
    alert: 15,
  },
  words: byLanguage((language) => {
    const { negative, escalates } = languages[language]
    return { negative, escalates }
  }),
}
