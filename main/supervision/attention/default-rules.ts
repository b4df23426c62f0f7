import type { AttentionLanguage, AttentionRules } from '../../../preload/contract/index.ts'
import { languages } from './languages/index.ts'

const wordsOf = (language: AttentionLanguage): AttentionRules['words'][AttentionLanguage] => {
  const { negative, escalates } = languages[language]
  return { negative, escalates }
}

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
  words: { en: wordsOf('en'), de: wordsOf('de'), fr: wordsOf('fr'), es: wordsOf('es') },
}
