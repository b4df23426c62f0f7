import * as m from '#messages'
import {
  ALERT_RULE_LIMIT,
  failure,
  NO_ALERTS,
  success,
  type Alert,
  type alertRequests,
  type AlertRule,
  type AlertsShown,
  type Chat,
  type ChatId,
  type Connection,
  type DoNotDisturb,
  type Entry,
  type Me,
  type Transcript,
} from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'
import { NextLook } from '../common/next-look.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import type { SessionObserver } from '../session/events.ts'
import { Alerts, isAccident, type Outcome } from '../supervision/alerts/alerts.ts'
import { defaultAlertRules } from '../supervision/alerts/default-rules.ts'
import { heardLines, heardOf } from '../supervision/alerts/watched-chat.ts'
import { checkRule } from './check-rule.ts'
import { LineListener } from './listener.ts'
import { Notifications, type NotificationsParts } from './notifications.ts'
import { preview } from './preview.ts'

/** How often it is looked whether time has made a rule come true, ms. */
const TICK = 1_000
/** After a change it is looked so soon, ms: what changes in one go is looked at once. */
const SOON = 100
/** How many alerts the window is given. */
const SHOWN = 200

export interface AlertDeskParts extends Omit<NotificationsParts, 'openList'> {
  clock: Clock
  /** A clock that never goes back, ms. */
  stopwatch: () => number
  /** Lets others have their turn. */
  pause: () => Promise<void>
  /** Server's clock minus this machine's, ms. */
  clockSkew: () => number
  stored: {
    rules: () => readonly AlertRule[]
    doNotDisturb: () => DoNotDisturb
    keep: (changes: { alertRules?: AlertRule[]; doNotDisturb?: DoNotDisturb }) => void
  }
  transcript: (id: ChatId) => Transcript | null
  /** Shows the window what there is. */
  show: (shown: { alerts?: AlertsShown; alertRules?: AlertRule[] }) => void
  /** So many alerts want to be seen in the tray, the Dock or the taskbar. */
  count: (count: number) => void
  /** Brings the window up. */
  bringUp: () => void
  /** Whether the supervisor looks at this chat right now. */
  looksAt: (id: ChatId) => boolean
  notice: (text: string) => void
}

/** Joins the alerts to what they hear of and to the ways in which they make themselves known. */
export class AlertDesk implements SessionObserver {
  readonly #parts: AlertDeskParts
  readonly #alerts = new Alerts()
  readonly #listener: LineListener
  readonly #notifications: Notifications
  #me: Me | null = null
  #shown: AlertsShown = NO_ALERTS
  #counted = 0
  readonly #next: NextLook
  #previews = 0

  constructor(parts: AlertDeskParts) {
    this.#parts = parts
    this.#next = new NextLook(parts.clock, () => this.#look())
    this.#listener = new LineListener({
      clock: () => parts.stopwatch(),
      tooSlow: (rule) => this.#switchOff(rule),
    })
    const openList = (): void => {
      parts.bringUp()
      this.#publish({ opened: this.#shown.opened + 1 })
    }
    this.#notifications = new Notifications({ ...parts, openList })
    this.#takeRules()
    this.#shown = { ...NO_ALERTS, doNotDisturb: parts.stored.doNotDisturb() }
  }

  /** What the window is to be shown at its start. */
  get shown(): { alerts: AlertsShown; alertRules: AlertRule[] } {
    return { alerts: this.#shown, alertRules: [...this.#alerts.rules] }
  }

  /** All that nobody has acknowledged. */
  get open(): Alert[] {
    return this.#alerts.open().map(({ alert }) => alert)
  }

  readonly handlers: HandlersOf<typeof alertRequests> = {
    acknowledgeAlerts: ({ ids, putOff }) => {
      const until = putOff === undefined ? Infinity : this.#serverNow + putOff
      this.#notifications.drop(this.#alerts.acknowledge(ids, until))
      this.#publish()
      return success(undefined)
    },
    setDoNotDisturb: (wanted) => {
      this.#setDoNotDisturb(wanted.on ? wanted : { on: false, until: null })
      return success(undefined)
    },
    saveAlertRule: ({ rule }) => {
      const checked = checkRule(rule)
      if (!checked.ok) return failure('badRule', checked.problem.message)
      const rules = this.#alerts.rules
      const known = rules.some(({ id }) => id === rule.id)
      if (!known && rules.length >= ALERT_RULE_LIMIT)
        return failure('tooMany', m.alerts.tooManyRules({ most: ALERT_RULE_LIMIT }))
      this.#keepRules(
        known ? rules.map((each) => (each.id === rule.id ? checked.rule : each)) : [...rules, checked.rule],
      )
      return success(undefined)
    },
    removeAlertRule: ({ id }) => {
      this.#keepRules(this.#alerts.rules.filter((rule) => rule.id !== id))
      return success(undefined)
    },
    resetAlertRules: () => {
      this.#keepRules(defaultAlertRules())
      return success(undefined)
    },
    previewAlertRule: async ({ rule }) => {
      const number = (this.#previews += 1)
      const { stopwatch, pause, transcript } = this.#parts
      const answer = await preview(rule, {
        chats: [...this.#alerts.chats.values()],
        me: this.#me,
        transcript,
        serverNow: this.#serverNow,
        clock: stopwatch,
        pause,
        outdated: () => number !== this.#previews,
      })
      return success(answer)
    },
  }

  /** `chats` are there already: they are nothing new, and what was said in them before is past. */
  signedIn(me: Me, _server: string, chats: readonly Chat[]): void {
    this.#forget()
    this.#me = me
    for (const chat of chats) {
      const there = { ...heardOf(null, chat, this.#serverNow), cameAt: null }
      this.#alerts.put(heardLines(there, me, this.#parts.transcript(chat.id)?.entries ?? []))
    }
    this.#schedule(0)
  }

  signedOut(): void {
    this.#forget()
  }

  chatChanged(chat: Chat): void {
    if (this.#me === null) return
    const before = this.#alerts.chat(chat.id)
    this.#alerts.put(heardOf(before, chat, this.#serverNow))
    if (chat.exposed.length > (before?.exposed ?? 0)) {
      const raised = this.#alerts.exposed(chat.id, this.#serverNow)
      if (raised !== null) this.#tell({ raised: [raised], ended: [] })
    }
    this.#schedule(SOON)
  }

  chatRemoved(id: ChatId): void {
    this.#alerts.remove(id)
    this.#schedule(SOON)
  }

  linesAdded(id: ChatId, added: readonly Entry[]): void {
    const chat = this.#alerts.chat(id)
    if (chat === null || this.#me === null) return
    this.#alerts.put(heardLines(chat, this.#me, added))
    const found = this.#listener.hear(added, this.#me)
    if (found.length === 0) return
    const now = this.#serverNow
    const raised = found.flatMap(({ rule, entry }) => this.#alerts.said(rule, id, entry.at ?? now) ?? [])
    this.#tell({ raised, ended: [] })
  }

  /** The chat that the supervisor reads; null: none. */
  opened(id: ChatId | null): void {
    const chat = id === null ? null : this.#alerts.chat(id)
    if (chat === null || chat.opened) return
    this.#alerts.put({ ...chat, opened: true })
    this.#schedule(SOON)
  }

  connectionChanged(connection: Connection): void {
    if (this.#me === null) return
    switch (connection.kind) {
      case 'connected':
        this.#alerts.connectionLost(null)
        break
      case 'reconnecting':
        this.#alerts.connectionLost(connection.since + this.#parts.clockSkew())
        break
      case 'offline':
      case 'stopped':
        this.#alerts.connectionLost(this.#alerts.lostSince ?? this.#serverNow)
        break
      case 'connecting':
      case 'signedOut':
        return
    }
    this.#schedule(SOON)
  }

  /** For quitting. */
  stop(): void {
    this.#next.cancel()
  }

  get #serverNow(): number {
    return this.#parts.clock.now() + this.#parts.clockSkew()
  }

  /** Looks again after `delay` ms, or sooner where that is planned already; only while signed in. */
  #schedule(delay: number): void {
    if (this.#me !== null) this.#next.within(delay)
  }

  #look(): void {
    const now = this.#parts.clock.now()
    const { doNotDisturb } = this.#shown
    if (doNotDisturb.until !== null && now >= doNotDisturb.until) this.#setDoNotDisturb({ on: false, until: null })
    this.#tell(this.#alerts.evaluate(this.#serverNow))
    this.#schedule(TICK)
  }

  #tell({ raised, ended }: Outcome): void {
    const { stopwatch, looksAt } = this.#parts
    this.#notifications.drop(ended)
    const seen = ({ chatId }: Alert): boolean => chatId !== null && looksAt(chatId)
    const quiet = this.#shown.doNotDisturb.on
    // What comes while nobody wants to be disturbed is in the list, and is not made up for afterwards.
    const news = raised.filter((each) => isAccident(each) || (!quiet && !seen(each.alert)))
    const level = this.#notifications.announce(news, stopwatch())
    const { sound } = this.#shown
    this.#publish({ sound: level === null ? sound : { count: sound.count + 1, level } })
  }

  #publish(changes: Partial<Pick<AlertsShown, 'sound' | 'opened' | 'doNotDisturb'>> = {}): void {
    const open = this.#alerts.open()
    const listed = open.filter(({ ways }) => ways.list).map(({ alert }) => alert)
    const shown = { ...this.#shown, ...changes, list: listed.slice(0, SHOWN), count: listed.length }
    if (JSON.stringify(shown) !== JSON.stringify(this.#shown)) {
      this.#shown = shown
      this.#parts.show({ alerts: shown })
    }
    const counted = open.filter(({ ways }) => ways.tray).length
    if (counted !== this.#counted) this.#parts.count((this.#counted = counted))
  }

  #setDoNotDisturb(doNotDisturb: DoNotDisturb): void {
    this.#parts.stored.keep({ doNotDisturb })
    if (doNotDisturb.on) this.#notifications.clear()
    this.#publish({ doNotDisturb })
  }

  #keepRules(rules: readonly AlertRule[]): void {
    this.#parts.stored.keep({ alertRules: [...rules] })
    this.#takeRules()
    this.#parts.show({ alertRules: [...this.#alerts.rules] })
    this.#schedule(0)
  }

  #takeRules(): void {
    const rules = this.#parts.stored.rules()
    this.#alerts.setRules(rules)
    this.#listener.setRules(rules)
  }

  #switchOff(rule: AlertRule): void {
    this.#keepRules(this.#alerts.rules.map((each) => (each.id === rule.id ? { ...each, on: false } : each)))
    this.#parts.notice(m.alerts.tooSlow({ rule: rule.name }))
  }

  #forget(): void {
    this.#next.cancel()
    this.#me = null
    this.#alerts.clear()
    this.#notifications.clear()
    this.#publish()
  }
}
