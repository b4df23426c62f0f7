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

const BRACES = /\{([^{}]*)\}/g

export const PhraseWords = v.object({
  /** Phrases of one group stand together; empty: in none. */
  group: v.pipe(v.string(), v.trim(), v.maxLength(60, 'The group’s name is too long: it ends at 60 characters.')),
  title: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'The phrase needs a title.'),
    v.maxLength(80, 'The title is too long: it ends at 80 characters.'),
  ),
  text: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'The phrase needs a text.'),
    v.maxLength(PHRASE_TEXT_LIMIT, `The text is too long: it ends at ${PHRASE_TEXT_LIMIT} characters.`),
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
  v.maxLength(PHRASE_LIMIT, `These are too many phrases: at most ${PHRASE_LIMIT} are kept.`),
  v.check((phrases) => new Set(phrases.map(({ id }) => id)).size === phrases.length, 'Two phrases have the same id.'),
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
  if (unknown === undefined) return null
  const known = PHRASE_FIELDS.map((name) => `{${name}}`)
  return `“{${unknown}}” is no field. The fields are ${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''}.`
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
