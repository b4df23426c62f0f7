/** Each item once: the first of those with the same key. */
export function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const own = key(item)
    if (seen.has(own)) return false
    seen.add(own)
    return true
  })
}
