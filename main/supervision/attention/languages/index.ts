import type { AttentionLanguage } from '../../../../preload/contract/index.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { LanguageTable } from './table.ts'

export const languages: Readonly<Record<AttentionLanguage, LanguageTable>> = { en, de, fr, es }
