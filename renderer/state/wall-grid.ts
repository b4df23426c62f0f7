/** What a tile is never narrower or lower than, and the room between tiles, px. */
export interface TileBounds {
  width: number
  height: number
  gap: number
}

/** A tile is easiest to read when it is about so much wider than high. */
const SHAPE = 1.5
/** What an empty place costs against a shape that is off by a factor of e. */
const EMPTY = 2.5

/**
 * How many columns so many tiles stand in, so that they fill the room without a last row of one or two and are of a shape
 * that can be read. Where no arrangement has the room, they are as narrow as they may be, and one scrolls.
 */
export function columnsFor(count: number, room: { width: number; height: number }, least: TileBounds): number {
  const most = Math.max(1, Math.floor((room.width + least.gap) / (least.width + least.gap)))
  let best = { columns: Math.min(count, most) || 1, cost: Infinity }
  for (let columns = 1; columns <= Math.min(count, most); columns += 1) {
    const rows = Math.ceil(count / columns)
    const width = (room.width - (columns - 1) * least.gap) / columns
    const height = (room.height - (rows - 1) * least.gap) / rows
    if (height < least.height) continue
    const empty = (columns * rows - count) / count
    const cost = empty * EMPTY + Math.abs(Math.log(width / height / SHAPE))
    if (cost < best.cost) best = { columns, cost }
  }
  return best.columns
}
