import type { ChatId, WallLayout } from '../../preload/contract/index.ts'

/** Who comes first where there is not room for all. */
export interface Precedence {
  /** Those that need somebody, the one most in need first. */
  inNeed: ReadonlySet<ChatId>
  /** Those that keep their places: the one that is read, and those in which the supervisor does more than watch. */
  kept: ReadonlySet<ChatId>
}

/**
 * The chats of the wall in their places: first the pinned ones in their order, then others. Who has a place keeps it; the
 * place of one who is gone goes to the first who waits for one, so that no other tile moves for it. Who is in need and has no
 * place takes that of the last who is not, neither pinned nor kept. `chats`: the oldest first.
 */
export function placeTiles(
  before: readonly ChatId[],
  { tiles, pinned }: WallLayout,
  chats: readonly ChatId[],
  precedence: Precedence,
): readonly ChatId[] {
  const there = new Set(chats)
  const first = pinned.filter((id) => there.has(id))
  const isFirst = new Set(first)
  const placed = before.filter((id) => !isFirst.has(id))
  const hadPlace = new Set(placed)
  const newcomers = inNeedFirst(chats, precedence).filter((id) => !isFirst.has(id) && !hadPlace.has(id))
  let next = 0
  const others = placed.flatMap((id) => (there.has(id) ? id : (newcomers[next++] ?? [])))
  const all = [...first, ...others, ...newcomers.slice(next)]
  const room = Math.max(tiles, first.length)
  return admitted(all.slice(0, room), all.slice(room), first.length, precedence)
}

function inNeedFirst(chats: readonly ChatId[], { inNeed }: Precedence): readonly ChatId[] {
  const there = setOf(chats)
  return [...[...inNeed].filter((id) => there.has(id)), ...chats.filter((id) => !inNeed.has(id))]
}

/** For the wall's state, where a set that changes would have to be a reactive one: these never change. */
export const setOf = (ids: readonly ChatId[]): ReadonlySet<ChatId> => new Set(ids)

function admitted(
  placed: readonly ChatId[],
  waiting: readonly ChatId[],
  pinned: number,
  { inNeed, kept }: Precedence,
): readonly ChatId[] {
  const places = [...placed]
  for (const id of waiting) {
    if (!inNeed.has(id)) continue
    const place = places.findLastIndex((other, at) => at >= pinned && !kept.has(other) && !inNeed.has(other))
    if (place === -1) break
    places[place] = id
  }
  return places
}

/** What is pinned once a tile was moved `by` places: all up to the last place that has to stay. Null: it cannot move so. */
export function moved(places: readonly ChatId[], id: ChatId, by: number, pinned: number): readonly ChatId[] | null {
  const from = places.indexOf(id)
  const to = from + by
  if (from === -1 || to < 0 || to >= places.length || by === 0) return null
  const order = places.toSpliced(from, 1).toSpliced(to, 0, id)
  return order.slice(0, Math.max(pinned, to + 1))
}
