import type { Entry, Gap } from '../../preload/contract/index.ts'
import { sameDay } from './time.ts'

/** Lines of one sender to one audience within this time (ms) stand together, the name said once. */
const GROUP_WITHIN = 120_000

/** Sorted by index, each index once; what comes later replaces what was there. Usually it only adds to the end. */
export function mergeEntries(old: readonly Entry[], news: readonly Entry[]): readonly Entry[] {
  const last = old.at(-1)?.index ?? -Infinity
  const follows = news.every(({ index }, at) => index > (at === 0 ? last : (news[at - 1]?.index ?? last)))
  if (follows) return [...old, ...news]
  const byIndex = new Map(old.map((entry) => [entry.index, entry]))
  for (const entry of news) byIndex.set(entry.index, entry)
  return [...byIndex.values()].sort((a, b) => a.index - b.index)
}

/** Entries are sorted by index, so the newer ones are a tail. */
export function countAfter(entries: readonly Entry[], index: number): number {
  let count = 0
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]
    if (entry === undefined || entry.index <= index) break
    count++
  }
  return count
}

/** The index of the last line before the newest `unread` ones that somebody else has said; -1: all are unread. */
export function lastRead(entries: readonly Entry[], unread: number, isMine: (entry: Entry) => boolean): number {
  let left = unread
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]
    if (entry === undefined || left === 0) return entry?.index ?? -1
    if (said.has(entry.body.kind) && !isMine(entry)) left--
  }
  return -1
}

/** The kinds of lines that count as unread, as main counts them. */
const said: ReadonlySet<Entry['body']['kind']> = new Set(['text', 'pushUrl', 'unknown', 'unreadable'] as const)

/** A gap names the last entry before the loss, which itself may not be visible to us: it hangs on the nearest one before it. */
export function placeGaps(entries: readonly Entry[], gaps: readonly Gap[]): ReadonlyMap<number, readonly Gap[]> {
  const placed = new Map<number, Gap[]>()
  for (const gap of gaps) {
    const holder = entries.findLast(({ index }) => index <= gap.afterIndex)?.index ?? -1
    placed.set(holder, [...(placed.get(holder) ?? []), gap])
  }
  return placed
}

export function startsDay(above: Entry | undefined, entry: Entry): boolean {
  if (entry.at === null) return false
  if (above === undefined) return true
  return above.at !== null && !sameDay(above.at, entry.at)
}

export function belongsTogether(above: Entry, entry: Entry): boolean {
  if (above.body.kind !== 'text' || entry.body.kind !== 'text') return false
  if (above.from === null || entry.from === null || above.at === null || entry.at === null) return false
  return (
    above.from.participantId === entry.from.participantId &&
    above.from.visibility === entry.from.visibility &&
    above.visibility === entry.visibility &&
    entry.at - above.at <= GROUP_WITHIN
  )
}
