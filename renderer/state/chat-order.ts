import { byStart, type Chat, type ChatId, type ChatView, type SortKey } from '../../preload/contract/index.ts'

/**
 * The order of the list. Chats that are equal stand by their start, oldest first, either way round; what is not known
 * comes last either way round, for nobody looks for that.
 */
export function inOrder(chats: readonly Chat[], { by, descending }: ChatView['sort']): readonly Chat[] {
  const key = keys[by]
  const sign = descending ? -1 : 1
  return chats
    .map((chat): [Chat, string | number | null] => [chat, key(chat)])
    .sort(([a, keyOfA], [b, keyOfB]) => {
      if (keyOfA === null || keyOfB === null) return order(keyOfA === null, keyOfB === null) || byStart(a, b)
      return sign * compare(keyOfA, keyOfB) || byStart(a, b)
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

const name = (value: string): string | null => (value === '' ? null : value)

/** What grows downwards when the order is ascending: the shorter wait and age first. */
const keys: Record<SortKey, (chat: Chat) => string | number | null> = {
  start: ({ receivedAt }) => receivedAt,
  age: ({ receivedAt }) => (receivedAt === null ? null : -receivedAt),
  waiting: ({ waitingSince }) => (waitingSince === null ? null : -waitingSince),
  customer: ({ customer }) => name(customer),
  agent: ({ agent }) => name(agent),
  lastLine: ({ lastEntry }) => lastEntry?.at ?? null,
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b)
}

const order = (a: boolean, b: boolean): number => Number(a) - Number(b)
