import {
  NO_ALERTS,
  PUT_OFF,
  waitThresholds,
  type Alert,
  type AlertRule,
  type AlertsShown,
  type ChatId,
  type DoNotDisturb,
  type ErrorNote,
  type Port,
  type Result,
  type WaitThresholds,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import type { Replica } from './replica.svelte.ts'
import { RuleDraft } from './rule-draft.svelte.ts'

/** The alerts there are, the rules behind them, and what one does about them. */
export class AlertsState {
  readonly #port: Port
  readonly #desk: Replica
  readonly #open: (id: ChatId) => void
  /** Whether the rules are being edited. */
  editing = $state(false)
  #problem = $state.raw<string | null>(null)
  readonly #thresholds = $derived(waitThresholds(this.rules))

  constructor(port: Port, desk: Replica, open: (id: ChatId) => void) {
    this.#port = port
    this.#desk = desk
    this.#open = open
  }

  get shown(): AlertsShown {
    return this.#desk.fields?.alerts ?? NO_ALERTS
  }

  get list(): readonly Alert[] {
    return this.shown.list
  }

  get rules(): readonly AlertRule[] {
    return this.#desk.fields?.alertRules ?? []
  }

  /** When a wait is long, and too long: wherever waits are coloured. */
  get thresholds(): WaitThresholds {
    return this.#thresholds
  }

  get doNotDisturb(): DoNotDisturb {
    return this.shown.doNotDisturb
  }

  /** Why the last request failed; gone with the next one. */
  get problem(): string | null {
    return this.#problem
  }

  openChat(id: ChatId): void {
    this.#open(id)
  }

  /** For writing a rule: null begins a new one. */
  draft(rule: AlertRule | null): RuleDraft {
    return new RuleDraft(this.#port, rule, `own-${crypto.randomUUID()}`)
  }

  acknowledge(alert: Alert): Promise<boolean> {
    return this.#try(this.#port.acknowledgeAlerts({ ids: [alert.id] }))
  }

  /** It is told again after {@link PUT_OFF}, where its cause still holds. */
  putOff(alert: Alert): Promise<boolean> {
    return this.#try(this.#port.acknowledgeAlerts({ ids: [alert.id], putOff: PUT_OFF }))
  }

  acknowledgeAll(): Promise<boolean> {
    return this.#try(this.#port.acknowledgeAlerts({ ids: null }))
  }

  /** `until` by this machine's clock, ms; null: until it is switched off. */
  setDoNotDisturb(on: boolean, until: number | null = null): Promise<boolean> {
    return this.#try(this.#port.setDoNotDisturb({ on, until: on ? until : null }))
  }

  switchRule(rule: AlertRule, on: boolean): Promise<boolean> {
    return this.#try(this.#port.saveAlertRule({ rule: { ...rule, on } }))
  }

  /** Answers why it was not kept, or null when it was. */
  async saveRule(rule: AlertRule): Promise<ErrorNote | null> {
    const answer = await ask(this.#port.saveAlertRule({ rule }))
    return answer.ok ? null : answer.error
  }

  async removeRule(id: string): Promise<boolean> {
    const rule = this.rules.find((each) => each.id === id)
    return rule === undefined || (await this.#try(this.#port.removeAlertRule({ id: rule.id })))
  }

  resetRules(): Promise<boolean> {
    return this.#try(this.#port.resetAlertRules())
  }

  async #try(request: Promise<Result<undefined>>): Promise<boolean> {
    this.#problem = null
    const answer = await ask(request)
    if (!answer.ok) this.#problem = answer.error.message
    return answer.ok
  }
}
