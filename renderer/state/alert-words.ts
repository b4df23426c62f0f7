import {
  chatName,
  type Alert,
  type AlertLevel,
  type AlertRule,
  type DoNotDisturb,
} from '../../preload/contract/index.ts'
import { roughly, stopwatch, minuteOfDay } from './time.ts'

export const levelWords: Record<AlertLevel, string> = { info: 'Info', warning: 'Warning', critical: 'Critical' }

/** What the kinds of rules are called where one is chosen. */
export const kindWords: Record<AlertRule['kind'], string> = {
  waiting: 'Customer waits',
  silent: 'Agent is silent',
  said: 'Something is said',
  userData: 'User data',
  newChat: 'New chat',
  connection: 'Connection lost',
}

/** Whom an alert is about: `Tom Okafor with Bo Lindqvist`. */
export function alertSubject(alert: Pick<Alert, 'chatId' | 'customer' | 'agent'>): string {
  return alert.chatId === null ? 'The server does not answer' : chatName(alert)
}

/** Since when, in the way that helps for its kind; `server` is the server's time now, ms. */
export function alertSince({ kind, since }: Pick<Alert, 'kind' | 'since'>, server: number): string {
  const passed = Math.max(0, server - since)
  switch (kind) {
    case 'waiting':
      return `waits ${stopwatch(passed)}`
    case 'silent':
      return `silent ${stopwatch(passed)}`
    case 'connection':
      return `for ${stopwatch(passed)}`
    case 'said':
    case 'userData':
    case 'newChat':
    case 'exposed':
      return passed < 60_000 ? 'just now' : `${roughly(passed)} ago`
  }
}

/** One line about what a rule looks for. */
export function ruleSummary(rule: AlertRule): string {
  switch (rule.kind) {
    case 'waiting':
      return `A customer waits for ${inShort(rule.after)}`
    case 'silent':
      return `The agent says nothing for ${inShort(rule.after)}`
    case 'connection':
      return `No connection for ${inShort(rule.after)}`
    case 'said':
      return `${who[rule.from]} says ${rule.match === 'words' ? rule.text : `/${rule.text}/`}`
    case 'userData':
      return `${rule.key} ${{ exists: 'is there', equals: `is ${rule.value}`, contains: `contains ${rule.value}` }[rule.test]}`
    case 'newChat':
      return 'A chat begins that you supervise'
  }
}

/** What the button says to who cannot see it. */
export function bellLabel(count: number, quiet: boolean): string {
  const alerts = count === 0 ? 'Alerts' : count === 1 ? 'Alerts, 1 open' : `Alerts, ${count} open`
  return quiet ? `${alerts}, do not disturb` : alerts
}

export function quietWords({ on, until }: DoNotDisturb): string {
  if (!on) return 'Notifications and sounds are on'
  return until === null
    ? 'No notifications and sounds until you switch it off'
    : `No notifications and sounds until ${minuteOfDay(until)}`
}

const who = { customer: 'The customer', agent: 'The agent', anyone: 'Someone' }

/** `45 s`, `3 min`, `1 min 30 s`. */
function inShort(time: number): string {
  const seconds = Math.round(time / 1000)
  const parts = [seconds >= 60 ? `${Math.floor(seconds / 60)} min` : '', seconds % 60 > 0 ? `${seconds % 60} s` : '']
  return parts.filter((part) => part !== '').join(' ')
}
