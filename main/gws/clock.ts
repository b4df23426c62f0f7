/** The server's clock beside this machine's, learnt from the `Date` of its replies. */
export interface ServerClock {
  /** Server's clock minus this machine's, ms. */
  readonly skew: number
  learn(date: string | null, sentAt: number, receivedAt: number): void
}

/**
 * `Date` has whole seconds and was written at some moment of the round trip, so a reply tells a range only. An estimate
 * within the range stands: the skew must not tremble with each reply.
 */
export function createServerClock(): ServerClock {
  let skew = 0
  return {
    get skew() {
      return skew
    },
    learn(date, sentAt, receivedAt) {
      const server = date === null ? NaN : Date.parse(date)
      if (Number.isNaN(server)) return
      const least = server - receivedAt
      const most = server + 999 - sentAt
      if (skew < least || skew > most) skew = Math.round((least + most) / 2)
    },
  }
}
