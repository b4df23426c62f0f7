import { readIndex } from './wire.ts'

/** Reads one page of a chat's messages. */
export type ReadPage = (startIndex: number, count: number) => Promise<readonly unknown[]>

/** More pages than any chat has, so that a server that always finds something new is not read for ever. */
const MAX_PAGES = 1000

/**
 * Reads a chat's messages from `startIndex` to the last, each once. It is not documented what `startIndex` and `count` mean
 * where indices have holes (messages that we may not see), nor how long a page may be. So this ends well whether the server
 * counts messages or indices, gives shorter or longer pages than it was asked for, or heeds neither number; it costs one request more.
 */
export async function readAllPages(readPage: ReadPage, startIndex: number, count: number): Promise<unknown[]> {
  const all: unknown[] = []
  const seen = new Set<number>()
  let start = startIndex
  let last = startIndex - 1
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await readPage(start, count)
    const indices = page.flatMap((message) => readIndex(message) ?? [])
    const hasNews = indices.some((index) => !seen.has(index))
    if (hasNews || pages === 0) all.push(...page.filter((message) => isFirst(message, seen)))
    for (const index of indices) last = Math.max(last, index)

    const givesEverything = indices.some((index) => index < start)
    if (page.length === 0 || givesEverything) return all
    // The least step, which passes over nothing by either way to count; or else past all that was seen.
    if (hasNews) start += page.length
    else if (start <= last) start = last + 1
    else return all
  }
  return all
}

/** Whether a message is met for the first time; one without an index always is. */
function isFirst(message: unknown, seen: Set<number>): boolean {
  const index = readIndex(message)
  if (index === null) return true
  const isNew = !seen.has(index)
  seen.add(index)
  return isNew
}
