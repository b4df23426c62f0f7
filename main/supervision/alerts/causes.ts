import { comparable, type AlertRule, type Entry } from '../../../preload/contract/index.ts'
import { isMyself, type Myself } from '../myself.ts'
import type { WatchedChat } from './watched-chat.ts'

/**
 * Since when the cause of a rule holds in a chat (server's clock), or null where it does not. `now` where nobody can say
 * since when. What is said in a chat is no state but an event: see {@link mayBeSaid}.
 */
export function causeIn(rule: AlertRule, chat: WatchedChat, now: number): number | null {
  if (!chat.running) return null
  switch (rule.kind) {
    case 'waiting':
      return since(chat.waitingSince, rule.after, now)
    case 'silent':
      return chat.customerGone ? null : since(chat.silentSince, rule.after, now)
    case 'userData':
      return fits(rule, chat.userData) ? now : null
    case 'newChat':
      return chat.opened ? null : chat.cameAt
    case 'said':
    case 'connection':
      return null
  }
}

/** Whether the cause is that time has passed: then it is looked for only where what is known is certain. */
export const isTimed = ({ kind }: AlertRule): boolean => kind === 'waiting' || kind === 'silent'

/** Since when the connection is lost, as a rule sees it. */
export function connectionCause(rule: AlertRule, lostSince: number | null, now: number): number | null {
  return rule.kind === 'connection' ? since(lostSince, rule.after, now) : null
}

export type SaidRule = Extract<AlertRule, { kind: 'said' }>

/** The text of a line that a rule about what is said has to look at; null: the line is none of its business. Own lines never are. */
export function mayBeSaid({ from, audience }: SaidRule, entry: Entry, me: Myself): string | null {
  const { body, from: sender } = entry
  if (body.kind !== 'text' || (sender !== null && isMyself(me, sender))) return null
  if (from !== 'anyone' && sender?.kind !== from) return null
  return audience === 'any' || audience === entry.audience ? body.text : null
}

function since(start: number | null, after: number, now: number): number | null {
  return start !== null && now - start >= after ? start : null
}

function fits(
  { key, test, value }: Extract<AlertRule, { kind: 'userData' }>,
  userData: Readonly<Record<string, string>>,
): boolean {
  const found = Object.entries(userData).filter(([name]) => same(name, key))
  return found.some(([, there]) => {
    switch (test) {
      case 'exists':
        return true
      case 'equals':
        return same(there.trim(), value.trim())
      case 'contains':
        return comparable(there).includes(comparable(value))
    }
  })
}

const same = (a: string, b: string): boolean => comparable(a) === comparable(b)
