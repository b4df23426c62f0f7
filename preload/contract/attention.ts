/** Which chats need a person, and why: facts that can be seen in a chat, weighed by the supervisor's own rules. */
import * as v from 'valibot'
import { AlertLevel } from './alerts.ts'
import { ChatId } from './ids.ts'
import { upTo } from './lengths.ts'

/** The languages in which lines can be read for their tone and their promises. */
export const attentionLanguages = ['en', 'de', 'fr', 'es'] as const
export type AttentionLanguage = (typeof attentionLanguages)[number]

/** What a reason brings to the sum. */
const points = v.pipe(v.number(), v.integer(), v.minValue(0))
const times = v.pipe(v.number(), v.integer(), v.minValue(1))

export const Reason = v.variant('kind', [
  /** The customer waits longer than is meant to be; since when, by the server's clock. */
  v.object({ kind: v.literal('waits'), points, since: v.number() }),
  /** So many lines of the customer's in a row that nobody has answered. */
  v.object({ kind: v.literal('unanswered'), points, lines: times }),
  /** The customer asks the same for so many times. */
  v.object({ kind: v.literal('repeats'), points, times }),
  /** In capitals, or with marks in a row. */
  v.object({ kind: v.literal('loud'), points }),
  /** `words`: those of the rules that were found. */
  v.object({ kind: v.literal('negative'), points, words: v.string() }),
  v.object({ kind: v.literal('escalates'), points, words: v.string() }),
  /** The agent has written nothing to everyone since. */
  v.object({ kind: v.literal('silent'), points, since: v.number() }),
  /** The agent has been typing since, without a break. */
  v.object({ kind: v.literal('typing'), points, since: v.number() }),
  /** The agent promised something for a time that has come, and has written nothing since. */
  v.object({ kind: v.literal('promise'), points, due: v.number() }),
  /** The agent asks for help; in what words, where there are any. */
  v.object({ kind: v.literal('help'), points, text: v.string() }),
  /** An alert that nobody has acknowledged, of a rule about something that no other reason tells of. */
  v.object({ kind: v.literal('alert'), points, rule: v.string(), level: AlertLevel }),
])
/** A fact about a chat (never about a person) for which it may need somebody. */
export type Reason = v.InferOutput<typeof Reason>

const weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))
/** Words with commas between, `*` at a word's end for any ending, as in alert rules. */
const words = v.pipe(v.string(), upTo(2_000))
const LanguageWords = v.object({ negative: words, escalates: words })

export const AttentionRules = v.object({
  /** From so many points on a chat needs somebody. */
  threshold: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  /** What one such fact counts; 0: nothing, and it is not told of. */
  weights: v.object({
    waits: weight,
    unanswered: weight,
    repeats: weight,
    loud: weight,
    negative: weight,
    escalates: weight,
    silent: weight,
    typing: weight,
    promise: weight,
    help: weight,
    alert: weight,
  }),
  words: v.object({ en: LanguageWords, de: LanguageWords, fr: LanguageWords, es: LanguageWords }),
})
export type AttentionRules = v.InferOutput<typeof AttentionRules>

export const Attention = v.object({
  chatId: ChatId,
  /** Whether the sum has reached the threshold, or has not yet fallen far enough below it. */
  needs: v.boolean(),
  /** The sum of the reasons' points. */
  score: points,
  /** The weightiest first. */
  reasons: v.array(Reason),
  /** The customer writes in a language that cannot be read: what was said counts for nothing, which is not the same as calm. */
  unread: v.boolean(),
})
export type Attention = v.InferOutput<typeof Attention>

export const attentionRequests = {
  /** Keeps the rules; null: those that the program comes with. Answers what is kept. */
  saveAttentionRules: { input: v.object({ rules: v.nullable(AttentionRules) }), output: AttentionRules },
  /** How the open chats would stand by these rules: those with a reason, in their order. */
  previewAttention: { input: v.object({ rules: AttentionRules }), output: v.array(Attention) },
} as const satisfies Record<string, { input: v.GenericSchema; output: v.GenericSchema }>
