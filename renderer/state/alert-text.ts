import * as m from '#messages'
import { chatName, type Alert, type DoNotDisturb } from '../../preload/contract/index.ts'
import { minuteOfDay } from './time.ts'

/** Whom an alert is about: `Tom Okafor with Bo Lindqvist`. */
export function alertSubject(alert: Pick<Alert, 'chatId' | 'customer' | 'agent'>): string {
  return alert.chatId === null ? m.alerts.noAnswer() : chatName(alert)
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
