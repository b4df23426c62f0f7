import type { AttentionLanguage } from '../../../../preload/contract/index.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { LanguageTable } from './table.ts'

/** Something for each language. */
export const byLanguage = <T>(make: (language: AttentionLanguage) => T): Readonly<Record<AttentionLanguage, T>> => ({
  en: make('en'),
  de: make('de'),
  fr: make('fr'),
  es: make('es'),
})

export const languages: Readonly<Record<AttentionLanguage, LanguageTable>> = { en, de, fr, es }
