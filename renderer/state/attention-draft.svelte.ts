import * as v from 'valibot'
import {
  AttentionRules,
  type Attention,
  type AttentionLanguage,
  type Chat,
  type ChatId,
  type Port,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { askedAgain } from './asked-again.ts'

type Weights = AttentionRules['weights']
type WeightName = keyof Weights

/** In the order in which they are shown. */
export const weightNames: readonly WeightName[] = [
  'help',
  'escalates',
  'promise',
  'waits',
  'repeats',
  'negative',
  'alert',
  'loud',
  'silent',
  'typing',
  'unanswered',
]

/** The rules of what needs somebody while they are being edited, with how the open chats would stand by them. */
export class AttentionDraft {
  readonly #port: Port
  readonly #chat: (id: ChatId) => Chat | null
  /** As they are typed. */
  threshold: string
  weights: Record<WeightName, string>
  words: AttentionRules['words']
  language = $state<AttentionLanguage>('en')
  #preview = $state.raw<readonly Attention[] | null>(null)
  #problem = $state.raw<string | null>(null)
  #asked = 0

  constructor(port: Port, rules: AttentionRules, chat: (id: ChatId) => Chat | null) {
    this.#port = port
    this.#chat = chat
    this.threshold = $state(String(rules.threshold))
    this.weights = $state(asTyped(rules.weights))
    this.words = $state(structuredClone(rules.words))
  }

  /** What would be kept; null: something in it is no number or out of bounds. */
  get rules(): AttentionRules | null {
    const weights = Object.fromEntries(Object.entries(this.weights).map(([name, typed]) => [name, read(typed)]))
    const words = $state.snapshot(this.words)
    const checked = v.safeParse(AttentionRules, { threshold: read(this.threshold), weights, words })
    return checked.success ? checked.output : null
  }

  /** Whether one of the numbers cannot be taken. */
  isWrong(name: WeightName | 'threshold'): boolean {
    const { threshold, weights } = AttentionRules.entries
    return name === 'threshold'
      ? !v.is(threshold, read(this.threshold))
      : !v.is(weights.entries[name], read(this.weights[name]))
  }

  /** How the chats would stand now, those that would need somebody first; null until main has said. */
  get preview(): readonly { chat: Chat; attention: Attention }[] | null {
    return (
      this.#preview?.flatMap((attention) => {
        const chat = this.#chat(attention.chatId)
        return chat === null || attention.reasons.length === 0 ? [] : { chat, attention }
      }) ?? null
    )
  }

  /** Why they were not kept. */
  get problem(): string | null {
    return this.#problem
  }

  /** Asks how the chats would stand when nothing has been typed for a moment; to be called in an effect. The answer ends it. */
  watch(): () => void {
    const { rules } = this
    return rules === null ? () => undefined : askedAgain(() => this.#look(rules))
  }

  /** Answers whether they were kept. */
  async save(): Promise<boolean> {
    const { rules } = this
    return rules !== null && (await this.#keep(rules))
  }

  /** Takes the rules that the program comes with. */
  async reset(): Promise<void> {
    await this.#keep(null)
  }

  async #keep(rules: AttentionRules | null): Promise<boolean> {
    const answer = await ask(this.#port.saveAttentionRules({ rules }))
    this.#problem = answer.ok ? null : answer.error.message
    if (answer.ok) this.#take(answer.value)
    return answer.ok
  }

  async #look(rules: AttentionRules): Promise<void> {
    const number = ++this.#asked
    const answer = await ask(this.#port.previewAttention({ rules }))
    if (number === this.#asked && answer.ok) this.#preview = answer.value
  }

  #take({ threshold, weights, words }: AttentionRules): void {
    this.threshold = String(threshold)
    this.weights = asTyped(weights)
    this.words = structuredClone(words)
  }
}

const asTyped = (weights: Weights): Record<WeightName, string> =>
  // Each name with its own number.
  Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, String(weight)])) as Record<
    WeightName,
    string
  >

/** A whole number as it was typed; NaN: it is none, and no rule takes it. */
const read = (typed: string): number => (/^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN)
