import * as m from '#messages'
import type { Alert } from '../../preload/contract/index.ts'
import { chatTitle } from '../supervision/chat-title.ts'

/** How many rules a notification about several alerts names. */
const NAMED = 3

/** What a desktop notification says: rules and chats by name, never what was said in them, for anybody may see it. */
export function notificationText(alerts: readonly Alert[]): { title: string; body: string } {
  const [first] = alerts
  if (first !== undefined && alerts.length === 1) {
    return { title: first.rule, body: first.chatId === null ? m.alerts.openToSee() : chatTitle(first) }
  }
  const counts = new Map<string, number>()
  for (const { rule } of alerts) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const lines = [...counts].map(([rule, count]) => m.alerts.times({ count, rule }))
  const rest = lines.length - NAMED
  return {
    title: m.alerts.count({ count: alerts.length }),
    body: [...lines.slice(0, NAMED), ...(rest > 0 ? [m.alerts.more({ count: rest })] : [])].join('\n'),
  }
}
