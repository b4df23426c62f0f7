import * as m from '#messages'
import * as v from 'valibot'

/** Coaching text: phrases that a supervisor keeps to send to agents, and to agents only. */

/** The most phrases that are kept. */
export const PHRASE_LIMIT = 1000
/** Longest text of a phrase, in characters. */
export const PHRASE_TEXT_LIMIT = 1000

/** What can stand in braces in a phrase; it is filled from the chat when the phrase is used. */
export const PHRASE_FIELDS = ['agent', 'customer', 'waited'] as const
export type PhraseField = (typeof PHRASE_FIELDS)[number]

export const PhraseId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/), v.brand('PhraseId'))
export type PhraseId = v.InferOutput<typeof PhraseId>

/** Longest names of a group and of a phrase, in characters. */
const GROUP_LIMIT = 60
const TITLE_LIMIT = 80

const BRACES = /\{([^{}]*)\}/g

export const PhraseWords = v.object({
  /** Phrases of one group stand together; empty: in none. */
  group: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(GROUP_LIMIT, () => m.phrases.groupTooLong({ most: GROUP_LIMIT })),
  ),
  title: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, () => m.phrases.titleMissing()),
    v.maxLength(TITLE_LIMIT, () => m.phrases.titleTooLong({ most: TITLE_LIMIT })),
  ),
  text: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, () => m.phrases.textMissing()),
    v.maxLength(PHRASE_TEXT_LIMIT, () => m.common.textTooLong({ most: PHRASE_TEXT_LIMIT })),
    v.rawCheck(({ dataset, addIssue }) => {
      const unknown = dataset.typed ? unknownField(dataset.value) : null
      if (unknown !== null) addIssue({ message: unknown })
    }),
  ),
})
/** A phrase without its id, as it stands in a file. */
export type PhraseWords = v.InferOutput<typeof PhraseWords>

export const Phrase = v.object({ id: PhraseId, ...PhraseWords.entries })
export type Phrase = v.InferOutput<typeof Phrase>

export const Phrases = v.pipe(
  v.array(Phrase),
  v.maxLength(PHRASE_LIMIT, () => m.phrases.tooMany({ most: PHRASE_LIMIT })),
  v.check(
    (phrases) => new Set(phrases.map(({ id }) => id)).size === phrases.length,
    () => m.phrases.sameId(),
  ),
)
export type Phrases = v.InferOutput<typeof Phrases>

/** Puts what is known of a chat into the fields of a phrase. What is filled in is not looked at again. */
export function fillPhrase(text: string, values: Readonly<Record<PhraseField, string>>): string {
  return text.replaceAll(BRACES, (whole, name: string) => (isField(name) ? values[name] : whole))
}

const PhraseFile = v.variant('kind', [
  /** The dialog was closed. */
  v.object({ kind: v.literal('cancelled') }),
  /** `file`: its name without the folder. */
  v.object({ kind: v.literal('read'), file: v.string(), phrases: Phrases }),
])
export type PhraseFile = v.InferOutput<typeof PhraseFile>

const PhrasesSaved = v.variant('kind', [
  v.object({ kind: v.literal('cancelled') }),
  v.object({ kind: v.literal('saved'), file: v.string() }),
])
export type PhrasesSaved = v.InferOutput<typeof PhrasesSaved>

export const phraseRequests = {
  /** Keeps these phrases, in this order, in place of all there are. */
  savePhrases: { input: v.object({ phrases: Phrases }), output: v.undefined() },
  /** Asks for a file of phrases and reads it, with a new id for each; nothing is kept by it. */
  readPhraseFile: { input: v.undefined(), output: PhraseFile },
  /** Asks for a file and writes all phrases into it. */
  exportPhrases: { input: v.undefined(), output: PhrasesSaved },
} as const

function unknownField(text: string): string | null {
  const unknown = [...text.matchAll(BRACES)].map(([, name = '']) => name).find((name) => !isField(name))
  return unknown === undefined ? null : m.phrases.noSuchField({ field: `{${unknown}}` })
}

function isField(name: string): name is PhraseField {
  return PHRASE_FIELDS.some((field) => field === name)
}

/** Why these words cannot be a phrase, or null. */
export function phraseProblem(words: PhraseWords): { field: keyof PhraseWords; message: string } | null {
  for (const field of ['title', 'group', 'text'] as const) {
    const read = v.safeParse(PhraseWords.entries[field], words[field])
    if (!read.success) return { field, message: read.issues[0].message }
  }
  return null
}
