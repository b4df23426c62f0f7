import * as v from 'valibot'
import {
  AlertRule,
  type AlertLevel,
  type AlertPreview,
  type AlertRuleProblem,
  type AlertWays,
  type Port,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'

/** How long the keys have to rest before the preview is asked for, ms. */
const REST = 150
/** How often it is asked for again while nothing is typed, ms: chats go on. */
const AGAIN = 2_000

export type RuleKind = AlertRule['kind']

/** A rule that is being written: every kind's fields side by side, so that nothing typed is lost when the kind changes. */
export class RuleDraft {
  readonly #port: Port
  readonly id: string
  /** Whether the rule is kept already. */
  readonly known: boolean
  name = $state('')
  on = $state(true)
  kind = $state<RuleKind>('waiting')
  level = $state<AlertLevel>('warning')
  ways = $state<AlertWays>({ list: true, tray: true, desktop: true, sound: false })
  /** As it is typed. */
  seconds = $state('60')
  match = $state<'words' | 'pattern'>('words')
  text = $state('')
  from = $state<'customer' | 'agent' | 'anyone'>('customer')
  audience = $state<'any' | 'everyone' | 'agents'>('any')
  key = $state('')
  test = $state<'exists' | 'equals' | 'contains'>('equals')
  value = $state('')
  #preview = $state.raw<AlertPreview | null>(null)
  #refused = $state.raw<AlertRuleProblem | null>(null)
  #asked = 0

  /** `rule` null: a new one, under the id given. */
  constructor(port: Port, rule: AlertRule | null, newId: string) {
    this.#port = port
    this.known = rule !== null
    this.id = rule?.id ?? newId
    if (rule !== null) this.#take(rule)
  }

  /** What would be kept; not checked yet. */
  get rule(): unknown {
    const { id, name, on, level, ways, kind, match, text, from, audience, key, test, value } = this
    const common = { id, name: name.trim(), on, level, ways: { ...ways }, kind }
    const after = Math.round(Number.parseFloat(this.seconds.replace(',', '.')) * 1000)
    switch (kind) {
      case 'waiting':
      case 'silent':
      case 'connection':
        return { ...common, after: Number.isFinite(after) ? after : 0 }
      case 'said':
        return { ...common, match, text, from, audience }
      case 'userData':
        return { ...common, key: key.trim(), test, value }
      case 'newChat':
        return common
    }
  }

  /** What it would find now; null until main has said. */
  get preview(): AlertPreview | null {
    return this.#preview
  }

  /** What is wrong with it, if anything. */
  get problem(): AlertRuleProblem | null {
    return this.#refused ?? this.#preview?.problem ?? null
  }

  /** What is wrong with one of its fields, as a sentence. */
  problemOf(field: string): string | null {
    const { problem } = this
    return problem?.field === field ? problem.message : null
  }

  /**
   * Asks what the rule finds when nothing has been typed for a moment. To be called in an effect: it reads all that counts.
   * The answered function calls it off.
   */
  watch(): () => void {
    const rule = this.rule
    this.#refused = null
    let timer: ReturnType<typeof setTimeout>
    const look = (): void => {
      void this.#look(rule)
      timer = setTimeout(look, AGAIN)
    }
    timer = setTimeout(look, REST)
    return () => clearTimeout(timer)
  }

  /** Answers the rule if it can be kept, else says what is wrong in {@link problem}. */
  finish(): AlertRule | null {
    const read = v.safeParse(AlertRule, this.rule)
    if (read.success) return this.problem === null ? read.output : null
    const [{ message, path }] = read.issues
    const field = path?.[0]?.key
    this.#refused = { field: typeof field === 'string' ? field : '', message, position: null }
    return null
  }

  /** Main would not keep it. */
  refuse(message: string): void {
    this.#refused = { field: this.kind === 'said' ? 'text' : '', message, position: null }
  }

  async #look(rule: unknown): Promise<void> {
    const number = ++this.#asked
    const answer = await ask(this.#port.previewAlertRule({ rule }))
    if (number === this.#asked && answer.ok) this.#preview = answer.value
  }

  #take(rule: AlertRule): void {
    this.name = rule.name
    this.on = rule.on
    this.kind = rule.kind
    this.level = rule.level
    this.ways = { ...rule.ways }
    switch (rule.kind) {
      case 'waiting':
      case 'silent':
      case 'connection':
        this.seconds = String(rule.after / 1000)
        break
      case 'said':
        this.match = rule.match
        this.text = rule.text
        this.from = rule.from
        this.audience = rule.audience
        break
      case 'userData':
        this.key = rule.key
        this.test = rule.test
        this.value = rule.value
        break
      case 'newChat':
        break
    }
  }
}
