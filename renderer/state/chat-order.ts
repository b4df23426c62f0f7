import { byStart, type Chat, type ChatId, type ChatView, type SortKey } from '../../preload/contract/index.ts'

/**
 * The order of the list. Chats that are equal stand by their start, oldest first, either way round; what is not known
 * comes last either way round, for nobody looks for that.
 */
export function inOrder(chats: readonly Chat[], { by, descending }: ChatView['sort']): readonly Chat[] {
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

/**
 * The order while it is held, so that nothing moves under a pointer: who was there stays where it was, fitting or not;
 * who came stands at the end; only who is gone goes.
 */
export function held(
  order: readonly ChatId[],
  chats: readonly Chat[],
  byId: (id: ChatId) => Chat | null,
): readonly Chat[] {
  const there = new Set(order)
  return [...order.flatMap((id) => byId(id) ?? []), ...chats.filter(({ id }) => !there.has(id))]
}

/** What grows downwards when the order is ascending: the shorter wait and age first. */
const keys: Record<Exclude<SortKey, 'customer' | 'agent'>, (chat: Chat) => number | null> = {
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

const order = (a: boolean, b: boolean): number => Number(a) - Number(b)
