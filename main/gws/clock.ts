/** The server's clock beside this machine's. */
export interface ServerClock {
  /** Server's clock minus this machine's, ms; as the server's stamps have it, where those go by another clock than its replies. */
  readonly skew: number
  /** A reply of the server's own; others may lie. Times by this machine's clock, ms. */
  learn(reply: { date: string | null; age: string | null; sentAt: number; receivedAt: number }): void
  /** A line that was just said was notified of: `stampedAt` is the server's time of it, ms. */
  hear(stampedAt: number, receivedAt: number): void
}

/** So many replies, and so many lines, are gone by. */
const KEPT = 9
/** A reply that was under way for longer tells too little, ms. */
const SLOWEST = 5_000
/** Replies that are so far from the middle one are of a clock that lies, ms. */
const LIAR = 60_000
/** By less than this an estimate is not changed, ms: `Date` has whole seconds, and waits must not tremble. */
const STEADY = 2_000
/** How far the stamps of lines have to be from the clock of replies to be another clock's, ms. */
const OTHER = 10_000
/** Over how long a time lines have to be heard for that, ms: after a pause some come late, and all at once. */
const LONG_ENOUGH = 30_000
/** By so much this machine's clock may go against its stopwatch before it counts as set, or the machine as having slept, ms. */
const SET = 5_000

/**
 * Behind one address there may be several clocks: nodes that differ by seconds, a gateway that is wrong by years, and a chat
 * server that stamps the lines by its own. `stopwatch` never goes back, ms.
 */
export function createServerClock(
  now: () => number = Date.now,
  stopwatch: () => number = () => performance.now(),
): ServerClock {
  let replies: number[] = []
  let lines: { skew: number; at: number }[] = []
  let skew = 0
  let offset = now() - stopwatch()

  return {
    get skew() {
      return skewOfLines() ?? skew
    },

    learn({ date, age, sentAt, receivedAt }) {
      const server = date === null ? NaN : Date.parse(date)
      // What a cache has kept tells of then.
      if (Number.isNaN(server) || Number(age ?? 0) > 0) return
      forgetIfSet()
      if (replies.length > 0 && receivedAt - sentAt > SLOWEST) return
      // `Date` has whole seconds, and was written at some moment of the round trip.
      replies = [...replies, server + 500 - (sentAt + receivedAt) / 2].slice(-KEPT)
      const estimate = middle(replies, skew)
      const steady = replies.length === 1 ? 500 + (receivedAt - sentAt) / 2 : STEADY
      if (Math.abs(estimate - skew) > steady) skew = Math.round(estimate)
    },

    hear(stampedAt, receivedAt) {
      forgetIfSet()
      lines = [...lines, { skew: stampedAt - receivedAt, at: receivedAt }].slice(-KEPT)
    },
  }

  function forgetIfSet(): void {
    const before = offset
    offset = now() - stopwatch()
    if (Math.abs(offset - before) <= SET) return
    replies = []
    lines = []
  }

  /** Every line is late by some time, so the least late tells most. */
  function skewOfLines(): number | null {
    const [first] = lines
    const last = lines.at(-1)
    if (first === undefined || last === undefined || lines.length < KEPT || last.at - first.at < LONG_ENOUGH)
      return null
    const freshest = Math.max(...lines.map((line) => line.skew))
    return Math.abs(freshest - skew) > OTHER ? freshest : null
  }
}

/** The mean of the middle half of those that are not far off; of two middles the one that is nearer to what was believed. */
function middle(samples: readonly number[], believed: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const [low = 0, high = low] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ]
  const median = Math.abs(low - believed) <= Math.abs(high - believed) ? low : high
  const near = sorted.filter((one) => Math.abs(one - median) <= LIAR)
  const cut = Math.floor(near.length / 4)
  const half = near.slice(cut, near.length - cut)
  return half.reduce((sum, one) => sum + one, 0) / half.length
}
