import * as v from 'valibot'

/** A stored value, or `fallback` where there is none, or none that fits; `lost` hears of the latter. */
export function readValue<S extends v.GenericSchema>(
  schema: S,
  found: unknown,
  fallback: v.InferOutput<S>,
  lost: () => void,
): v.InferOutput<S> {
  if (found === undefined) return fallback
  const read = v.safeParse(schema, found)
  if (read.success) return read.output
  lost()
  return fallback
}

/** The parts of a stored object, each still to be read; null: it is no object. */
export function readParts(found: unknown): Record<string, unknown> | null {
  const parts = v.safeParse(v.record(v.string(), v.unknown()), found)
  return parts.success ? parts.output : null
}

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
