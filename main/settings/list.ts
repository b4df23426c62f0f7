import * as v from 'valibot'

/**
 * Reads a stored list one by one, so that a bad entry, or one that is not accepted, costs itself and no other; `lost` hears
 * of each by its place, from 1 on. Null: it is no list at all.
 */
export function readList<S extends v.GenericSchema>(
  schema: S,
  found: unknown,
  lost: (place: number) => void,
  accepts: (one: v.InferOutput<S>, kept: readonly v.InferOutput<S>[]) => boolean = () => true,
): v.InferOutput<S>[] | null {
  if (!Array.isArray(found)) return null
  const kept: v.InferOutput<S>[] = []
  for (const [at, raw] of found.entries()) {
    const read = v.safeParse(schema, raw)
    if (read.success && accepts(read.output, kept)) kept.push(read.output)
    else lost(at + 1)
  }
  return kept
}

/** Of entries with the same key the last one. */
export function lastOfEach<T>(entries: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(entries.map((one) => [key(one), one])).values()]
}
