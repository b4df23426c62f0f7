import type { ChatId, WallLayout } from '../../preload/contract/index.ts'

/**
 * The chats of the wall in their places: first the pinned ones in their order, then others. Who has a place keeps it; the
 * place of one who is gone goes to the first who waits for one, so that no other tile moves for it.
 */
export function placeTiles(
  before: readonly ChatId[],
  { tiles, pinned }: WallLayout,
  chats: readonly ChatId[],
): readonly ChatId[] {
  const there = new Set(chats)
  const first = pinned.filter((id) => there.has(id))
  const isFirst = new Set(first)
  const placed = before.filter((id) => !isFirst.has(id))
  const hadPlace = new Set(placed)
  const newcomers = chats.filter((id) => !isFirst.has(id) && !hadPlace.has(id))
  let next = 0
  const others = placed.flatMap((id) => (there.has(id) ? id : (newcomers[next++] ?? [])))
  return [...first, ...others, ...newcomers.slice(next)].slice(0, Math.max(tiles, first.length))
}

/** What is pinned once a tile was moved `by` places: all up to the last place that has to stay. Null: it cannot move so. */
export function moved(places: readonly ChatId[], id: ChatId, by: number, pinned: number): readonly ChatId[] | null {
  const from = places.indexOf(id)
  const to = from + by
  if (from === -1 || to < 0 || to >= places.length || by === 0) return null
  const order = places.toSpliced(from, 1).toSpliced(to, 0, id)
  return order.slice(0, Math.max(pinned, to + 1))
}
