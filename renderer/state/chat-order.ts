import { byStart, type Chat, type ChatId, type ChatView, type SortKey } from '../../preload/contract/index.ts'
import type { AttentionMap } from './attention-map.ts'

/** What of the list a chat belongs to: it needs somebody, its customer waits, or neither. */
export type Group = 'needs' | 'waiting' | 'calm'
const groups: readonly Group[] = ['needs', 'waiting', 'calm']

function groupOf(chat: Chat, attention: AttentionMap): Group {
  if (attention.get(chat.id)?.needs === true) return 'needs'
  return chat.waitingSince === null ? 'calm' : 'waiting'
}

/** Those in need first, as main has them in order; then whose customer waits, the longest wait first; then the others by start. */
function byNeed(chats: readonly Chat[], attention: AttentionMap, descending: boolean): readonly Chat[] {
  const keys: Record<Group, (chat: Chat) => number> = {
    needs: ({ id }) => attention.get(id)?.place ?? Infinity,
    waiting: ({ waitingSince }) => waitingSince ?? Infinity,
    calm: () => 0,
  }
  const inNeed = groups.flatMap((group) =>
    chats
      .filter((chat) => groupOf(chat, attention) === group)
      .sort((a, b) => order(keys[group](a), keys[group](b)) || byStart(a, b)),
  )
  return descending ? inNeed : inNeed.reverse()
}

/**
 * The order of the list. Chats that are equal stand by their start, oldest first, either way round; what is not known
 * comes last either way round, for nobody looks for that.
 */
export function inOrder(
  chats: readonly Chat[],
  { by, descending }: ChatView['sort'],
  attention: AttentionMap,
): readonly Chat[] {
  if (by === 'attention') return byNeed(chats, attention, descending)
  const key = by === 'customer' || by === 'agent' ? alphabetical(chats, by) : keys[by]
  const sign = descending ? -1 : 1
  return chats
    .map((chat): [Chat, number | null] => [chat, key(chat)])
    .sort(([a, keyOfA], [b, keyOfB]) => {
      if (keyOfA === null || keyOfB === null) return order(keyOfA === null, keyOfB === null) || byStart(a, b)
      return sign * (keyOfA - keyOfB) || byStart(a, b)
    })
    .map(([chat]) => chat)
}

/** The chats in the order from which nothing moves, each with the group in which it stood. */
export type Held = ReadonlyMap<ChatId, Group>

export const heldFrom = (chats: readonly Chat[], attention: AttentionMap): Held =>
  new Map(chats.map((chat) => [chat.id, groupOf(chat, attention)]))

/**
 * The order while it is held, so that nothing moves under a pointer: who was there stays where it was, fitting or not;
 * who came stands at the end; only who is gone goes.
 */
export function held(order: Held, chats: readonly Chat[], byId: (id: ChatId) => Chat | null): readonly Chat[] {
  return [...[...order.keys()].flatMap((id) => byId(id) ?? []), ...chats.filter(({ id }) => !order.has(id))]
}

/** How many of the chats, as they stand by need, make up each group. While the order is held, who came belongs to the last. */
export function divided(
  chats: readonly Chat[],
  order: Held | null,
  attention: AttentionMap,
  descending: boolean,
): readonly { group: Group; count: number }[] {
  const inTurn = descending ? groups : groups.toReversed()
  const last = inTurn.at(-1)
  const of = (chat: Chat): Group | undefined =>
    order === null ? groupOf(chat, attention) : (order.get(chat.id) ?? last)
  return inTurn
    .map((group) => ({ group, count: chats.filter((chat) => of(chat) === group).length }))
    .filter(({ count }) => count > 0)
}

/** What grows downwards when the order is ascending: the shorter wait and age first. */
const keys: Record<Exclude<SortKey, 'attention' | 'customer' | 'agent'>, (chat: Chat) => number | null> = {
  start: ({ receivedAt }) => receivedAt,
  age: ({ receivedAt }) => (receivedAt === null ? null : -receivedAt),
  waiting: ({ waitingSince }) => (waitingSince === null ? null : -waitingSince),
  lastLine: ({ lastEntry }) => lastEntry?.at ?? null,
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

/**
 * The place of each name in the alphabet. Comparing names is what takes time, and names seldom change: the places are kept
 * until a name comes that has none.
 */
const places = { customer: new Map<string, number>(), agent: new Map<string, number>() }

function alphabetical(chats: readonly Chat[], by: 'customer' | 'agent'): (chat: Chat) => number | null {
  if (!chats.every((chat) => places[by].has(chat[by]))) {
    const names = [...new Set(chats.map((chat) => chat[by]))].sort((a, b) => collator.compare(a, b))
    let place = 0
    places[by] = new Map(
      names.map((name, at) => {
        if (at > 0 && collator.compare(names[at - 1] ?? '', name) !== 0) place += 1
        return [name, place]
      }),
    )
  }
  const known = places[by]
  return (chat) => (chat[by] === '' ? null : (known.get(chat[by]) ?? null))
}

const order = (a: boolean | number, b: boolean | number): number => (a === b ? 0 : Number(a) - Number(b))
