import * as v from 'valibot'
import { AlertRule, ChatId, type AlertLevel } from '../../../../../preload/contract/index.ts'
import { Alerts, type Raised } from '../../../../../main/supervision/alerts/alerts.ts'
import type { WatchedChat } from '../../../../../main/supervision/alerts/watched-chat.ts'

export const ways = { list: true, tray: true, desktop: true, sound: true }

type Kind = AlertRule['kind']

const particulars: Record<Kind, object> = {
  waiting: { after: 60_000 },
  silent: { after: 120_000 },
  said: { match: 'words', text: 'lawyer', from: 'customer', audience: 'any' },
  userData: { key: 'HelpRequested', test: 'equals', value: '1' },
  newChat: {},
  connection: { after: 5_000 },
}

export function rule(kind: Kind, more: object = {}): AlertRule {
  return v.parse(AlertRule, {
    id: kind,
    kind,
    name: `Rule ${kind}`,
    on: true,
    level: 'warning',
    ways,
    ...particulars[kind],
    ...more,
  })
}

/** A chat in which nothing is amiss at time 0. */
export function watched(id = 'chat-1', more: Partial<WatchedChat> = {}): WatchedChat {
  return {
    id: v.parse(ChatId, id),
    customer: 'Tom',
    agent: 'Bo',
    running: true,
    certain: true,
    userData: {},
    customerGone: false,
    waitingSince: null,
    silentSince: 0,
    cameAt: null,
    exposed: 0,
    opened: false,
    ...more,
  }
}

/** The alert that an evaluation brings of a chat in which the customer waits. */
export function raise(chat: string, level: AlertLevel = 'warning', ways_ = ways): Raised {
  const alerts = new Alerts()
  alerts.setRules([rule('waiting', { level, ways: ways_ })])
  alerts.put(watched(chat, { waitingSince: 0 }))
  const [raised] = alerts.evaluate(1e6).raised
  if (raised === undefined) throw new Error('nothing was raised')
  return raised
}
