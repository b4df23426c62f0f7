import type { Alert, AlertLevel, AlertRule, AlertRuleId, AlertWays, ChatId } from '../../../preload/contract/index.ts'
import { causeIn, connectionCause, isTimed } from './causes.ts'
import { EXPOSED } from './default-rules.ts'
import type { WatchedChat } from './watched-chat.ts'

/** An alert with the ways in which it makes itself known. */
export interface Raised {
  readonly alert: Alert
  readonly ways: AlertWays
}

/** What an evaluation brought. */
export interface Outcome {
  readonly raised: readonly Raised[]
  /** Ids of alerts whose cause has ended. */
  readonly ended: readonly string[]
}

/** What an alert takes from the rule that raises it. */
export type AlertSource = Pick<AlertRule, 'id' | 'name' | 'level' | 'ways'> & Pick<Alert, 'kind'>

interface Active extends Raised {
  /** Until when nobody is to be told of it, by the server's clock; Infinity: it was acknowledged. Null: it is told. */
  readonly quietUntil: number | null
}

/**
 * What cannot be undone and has to be known: it is told at once, silenced by nothing, and stays until it is acknowledged. No
 * rule makes it, so none can be switched off.
 */
export const isAccident = ({ alert }: Raised): boolean => alert.kind === 'exposed'

const gravity: Record<AlertLevel, number> = { critical: 0, warning: 1, info: 2 }

/**
 * Facts in, alerts out. There is at most one alert per rule and chat. One that was acknowledged stays silent until its
 * cause has ended and come anew; one that was put off is told again at its time. Each goes by itself when its cause ends. All times by the server's clock, ms.
 */
export class Alerts {
  readonly #chats = new Map<ChatId, WatchedChat>()
  #rules: readonly AlertRule[] = []
  #active = new Map<string, Active>()
  #lostSince: number | null = null

  get rules(): readonly AlertRule[] {
    return this.#rules
  }

  setRules(rules: readonly AlertRule[]): void {
    this.#rules = rules
  }

  chat(id: ChatId): WatchedChat | null {
    return this.#chats.get(id) ?? null
  }

  get chats(): ReadonlyMap<ChatId, WatchedChat> {
    return this.#chats
  }

  put(chat: WatchedChat): void {
    this.#chats.set(chat.id, chat)
  }

  remove(id: ChatId): void {
    this.#chats.delete(id)
  }

  get lostSince(): number | null {
    return this.#lostSince
  }

  /** Since when the connection is lost; null: it is not. */
  connectionLost(since: number | null): void {
    this.#lostSince = since
  }

  /** The session has ended: nothing of it is left. */
  clear(): void {
    this.#chats.clear()
    this.#active.clear()
    this.#lostSince = null
  }

  /** Something that a rule looks for was said. Answers the alert, or null where one is open already. */
  said(rule: AlertRule, id: ChatId, at: number): Raised | null {
    const chat = this.#chats.get(id)
    const open = this.#active.get(alertId(rule.id, id))
    if (chat === undefined || open?.quietUntil === null) return null
    return this.#raise(rule, chat, at)
  }

  /** Own lines for agents can be read by everyone. Answers the alert, or null where one is open already. */
  exposed(id: ChatId, at: number): Raised | null {
    const open = this.#active.get(alertId(EXPOSED.id, id))
    return open?.quietUntil === null ? null : this.#raise(EXPOSED, this.#chats.get(id) ?? null, at)
  }

  /** Looks at everything anew. */
  evaluate(now: number): Outcome {
    const raised: Raised[] = []
    const kept = new Set([...this.#active].flatMap(([id, active]) => (isAccident(active) ? id : [])))
    for (const rule of this.#rules) {
      if (!rule.on) continue
      for (const chat of this.#chats.values()) {
        const alert = this.#look(rule, chat, now)
        if (alert === null) continue
        kept.add(alert.id)
        if (alert.raised !== null) raised.push(alert.raised)
      }
      const lost = connectionCause(rule, this.#lostSince, now)
      if (lost === null) continue
      kept.add(alertId(rule.id, null))
      if (!this.#active.has(alertId(rule.id, null))) raised.push(this.#raise(rule, null, lost))
    }
    const ended = [...this.#active.keys()].filter((id) => !kept.has(id))
    for (const id of ended) this.#active.delete(id)
    return { raised: [...raised, ...this.#dueAgain(now)], ended }
  }

  /** Takes them (null: all) off the list until their causes come anew, or until a time. Answers which of them there were. */
  acknowledge(ids: readonly string[] | null, until = Infinity): string[] {
    const meant = ids ?? [...this.#active.keys()]
    return meant.filter((id) => {
      const active = this.#active.get(id)
      if (active?.quietUntil !== null) return false
      this.#active.set(id, { ...active, quietUntil: until })
      return true
    })
  }

  /** All that nobody has acknowledged, the gravest first, then the oldest. */
  open(): Raised[] {
    return [...this.#active.values()]
      .filter(({ quietUntil }) => quietUntil === null)
      .sort((a, b) => gravity[a.alert.level] - gravity[b.alert.level] || a.alert.since - b.alert.since)
  }

  /** The alert of a rule in a chat, if there is one now; `raised` when it is new. */
  #look(rule: AlertRule, chat: WatchedChat, now: number): { id: string; raised: Raised | null } | null {
    const id = alertId(rule.id, chat.id)
    const active = this.#active.get(id)
    if (rule.kind === 'said') {
      if (active === undefined) return null
      this.#refresh(active, rule, chat)
      return { id, raised: null }
    }
    const cause = causeIn(rule, chat, now)
    if (cause === null) return null
    // A wait that began anew since the last look is another wait.
    if (active !== undefined && !(isTimed(rule) && active.alert.since !== cause)) {
      this.#refresh(active, rule, chat)
      return { id, raised: null }
    }
    if (isTimed(rule) && (!chat.certain || this.#lostSince !== null)) return null
    return { id, raised: this.#raise(rule, chat, cause) }
  }

  /** Those that were put off until now: they are told as if they had just come. */
  #dueAgain(now: number): Raised[] {
    const due = [...this.#active].filter(([, { quietUntil }]) => quietUntil !== null && quietUntil <= now)
    for (const [id, active] of due) this.#active.set(id, { ...active, quietUntil: null })
    return due.map(([, { alert, ways }]) => ({ alert, ways }))
  }

  #raise(rule: AlertSource, chat: WatchedChat | null, since: number): Raised {
    const alert: Alert = { ...namesOf(rule, chat), since }
    const raised = { alert, ways: rule.ways }
    this.#active.set(alert.id, { ...raised, quietUntil: null })
    return raised
  }

  /** Names change: an agent takes over, a rule is renamed. */
  #refresh(active: Active, rule: AlertRule, chat: WatchedChat): void {
    const { alert, ways } = active
    const names = namesOf(rule, chat)
    const same =
      alert.customer === names.customer &&
      alert.agent === names.agent &&
      alert.rule === names.rule &&
      alert.level === names.level &&
      ways === rule.ways
    if (!same) this.#active.set(alert.id, { ...active, ways: rule.ways, alert: { ...names, since: alert.since } })
  }
}

const alertId = (rule: AlertRuleId, chat: ChatId | null): string => `${rule} ${chat ?? ''}`.trim()

function namesOf(rule: AlertSource, chat: WatchedChat | null): Omit<Alert, 'since'> {
  return {
    id: alertId(rule.id, chat?.id ?? null),
    ruleId: rule.id,
    rule: rule.name,
    kind: rule.kind,
    level: rule.level,
    chatId: chat?.id ?? null,
    customer: chat?.customer ?? '',
    agent: chat?.agent ?? '',
  }
}
