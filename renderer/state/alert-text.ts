import * as m from '#messages'
import { chatName, type Alert, type AlertRule, type DoNotDisturb } from '../../preload/contract/index.ts'
import { inShort, minuteOfDay, roughly, stopwatch } from './time.ts'

/** Whom an alert is about: `Tom Okafor with Bo Lindqvist`. */
export function alertSubject(alert: Pick<Alert, 'chatId' | 'customer' | 'agent'>): string {
  return alert.chatId === null ? m.alerts.noAnswer() : chatName(alert)
}

/** Since when, in the way that helps for its kind; `server` is the server's time now, ms. */
export function alertSince({ kind, since }: Pick<Alert, 'kind' | 'since'>, server: number): string {
  const passed = Math.max(0, server - since)
  switch (kind) {
    case 'waiting':
    case 'silent':
    case 'connection':
      return m.alerts.since({ kind, time: stopwatch(passed) })
    case 'said':
    case 'userData':
    case 'newChat':
    case 'exposed':
      return passed < 60_000 ? m.alerts.justNow() : m.alerts.ago({ time: roughly(passed) })
  }
}

/** One line about what a rule looks for. */
export function ruleSummary(rule: AlertRule): string {
  switch (rule.kind) {
    case 'waiting':
      return m.alerts.waitsFor({ time: inShort(rule.after) })
    case 'silent':
      return m.alerts.silentFor({ time: inShort(rule.after) })
    case 'connection':
      return m.alerts.lostFor({ time: inShort(rule.after) })
    case 'said': {
      const text = rule.match === 'words' ? rule.text : m.alerts.pattern({ pattern: rule.text })
      return m.alerts.says({ from: rule.from, text })
    }
    case 'userData':
      return m.alerts.userDataTest(rule)
    case 'newChat':
      return m.alerts.chatBegins()
  }
}

/** What the button says to who cannot see it. */
export function bellLabel(count: number, quiet: boolean): string {
  const alerts = m.alerts.bell({ count })
  return quiet ? m.alerts.bellQuiet({ alerts }) : alerts
}

export function quietText({ on, until }: DoNotDisturb): string {
  if (!on) return m.alerts.loud()
  return until === null ? m.alerts.silentOpen() : m.alerts.silentUntil({ time: minuteOfDay(until) })
}
