import type { Chat, ChatId, Entry } from '../../../preload/contract/index.ts'
import { isMyself, type Myself } from '../myself.ts'

/** What the rules look at of one chat. Times by the server's clock, ms. */
export interface WatchedChat {
  readonly id: ChatId
  readonly customer: string
  readonly agent: string
  readonly running: boolean
  /** False from a lost connection until the chat has been heard of again: what stands here may be out of date. */
  readonly certain: boolean
  readonly userData: Readonly<Record<string, string>>
  /** No customer is in it: nobody waits, and the agent has nobody to be silent to. */
  readonly customerGone: boolean
  readonly waitingSince: number | null
  /** The agent's last line to everyone; where there is none, the chat's start. */
  readonly silentSince: number
  /** When the chat came; null: it was there at sign-in. */
  readonly cameAt: number | null
  /** How many own lines for agents everyone can read. */
  readonly exposed: number
  /** Whether the supervisor has opened it. */
  readonly opened: boolean
}

/** What is known of a chat after the server told of it; `before` is null for one that has just come, at `now`. */
export function heardOf(before: WatchedChat | null, chat: Chat, now: number): WatchedChat {
  return {
    id: chat.id,
    customer: chat.customer,
    agent: chat.agent,
    running: chat.state === 'Chatting',
    certain: chat.mode.phase.kind !== 'unconfirmed',
    userData: chat.userData,
    customerGone: chat.customerGone,
    waitingSince: chat.waitingSince,
    silentSince: before?.customerGone === true ? now : (before?.silentSince ?? chat.receivedAt ?? now),
    cameAt: before === null ? now : before.cameAt,
    exposed: chat.exposed.length,
    opened: before?.opened ?? false,
  }
}

/** The same after lines were added. Lines without a time say nothing of since when. */
export function heardLines(chat: WatchedChat, me: Myself, entries: readonly Entry[]): WatchedChat {
  const times = entries.flatMap(({ at, audience, body, from }) =>
    at !== null && body.kind === 'text' && audience === 'everyone' && from?.kind === 'agent' && !isMyself(me, from)
      ? at
      : [],
  )
  const last = times.reduce((latest, time) => Math.max(latest, time), chat.silentSince)
  return last === chat.silentSince ? chat : { ...chat, silentSince: last }
}
