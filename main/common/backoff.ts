export interface Backoff {
  /** Ceiling of the first wait, ms; it doubles with every further one. */
  first: number
  /** The ceiling never grows past this, ms. */
  most: number
}

/** No wait is shorter than this, ms: full jitter may draw a nought, and a row of noughts would be a storm. */
export const SHORTEST_WAIT = 100

/**
 * How long to wait before a further attempt, ms: exponential with full jitter, so that clients which lost the same server
 * do not come back at the same moment. `failures` counts from 0; `random` gives 0 ≤ x < 1.
 */
export function waitAfter(failures: number, { first, most }: Backoff, random: () => number): number {
  return Math.max(SHORTEST_WAIT, random() * Math.min(most, first * 2 ** failures))
}
