import { customerName, type Agent, type Chat, type ChatId, type WaitThresholds } from '../../preload/contract/index.ts'
import type { AttentionMap } from './attention-map.ts'
import { reasonsText } from './attention-text.ts'
import { chatTitle } from './team-text.ts'
import { waitOf, type Wait } from './time.ts'

/** What the board says of an agent's running chats. Of those that are not supervised nothing but their subject is known. */
export interface AgentBoard {
  chats: readonly { id: ChatId; name: string; wait: Wait; needs: boolean }[]
  /** Of the customers who can be seen. */
  longest: Wait
  /** Why one of the chats needs somebody, the one most in need first; null: none does. */
  asks: string | null
}

export interface BoardFacts {
  chat: (id: ChatId) => Chat | null
  attention: AttentionMap
  thresholds: WaitThresholds
  /** The server's time, ms. */
  now: number
}

export function agentBoard(
  { chats }: Pick<Agent, 'chats'>,
  { chat, attention, thresholds, now }: BoardFacts,
): AgentBoard {
  const running = (chats ?? []).map(({ id, title }) => ({ id, title, seen: chat(id) }))
  const waits = running.flatMap(({ seen }) => seen?.waitingSince ?? [])
  const needing = running
    .flatMap(({ id }) => attention.get(id) ?? [])
    .filter(({ needs }) => needs)
    .sort((a, b) => a.place - b.place)
  const [most] = needing
  return {
    chats: running.map(({ id, title, seen }) => ({
      id,
      name: seen === null ? chatTitle({ title }) : customerName(seen),
      wait: waitOf(seen?.waitingSince ?? null, now, thresholds),
      needs: attention.get(id)?.needs === true,
    })),
    longest: waitOf(waits.length === 0 ? null : Math.min(...waits), now, thresholds),
    asks: most === undefined ? null : reasonsText(most, now, true),
  }
}
