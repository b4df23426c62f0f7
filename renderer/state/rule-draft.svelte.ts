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
import { askedAgain } from './asked-again.ts'
import { ruleKind, type RuleFields } from './rule-kinds.ts'

export type RuleKind = AlertRule['kind']

/** A rule that is being written: every kind's fields side by side, so that nothing typed is lost when the kind changes. */
export class RuleDraft implements RuleFields {
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
  time = $state('60')
  match = $state<RuleFields['match']>('words')
  text = $state('')
  from = $state<RuleFields['from']>('customer')
  audience = $state<RuleFields['audience']>('any')
  key = $state('')
  test = $state<RuleFields['test']>('equals')
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
    const { id, name, on, level, ways, kind } = this
    return { id, name: name.trim(), on, level, ways: { ...ways }, kind, ...ruleKind(kind).write(this) }
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
    return askedAgain(() => this.#look(rule))
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
    Object.assign(this, ruleKind(rule.kind).read(rule))
  }
}
