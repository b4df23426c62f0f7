/** No server is believed that wants to be left alone for longer, ms. */
const LONGEST = 300_000

/**
 * How long a reply asks to be left alone, ms; null where it does not say. `Retry-After` is in seconds, or a date, which goes by
 * the clock of the reply's own `Date`. `now` is this machine's time, for a reply without one.
 */
export function readRetryAfter(headers: { get(name: string): string | null }, now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return Math.min(LONGEST, Number(value) * 1000)
  const until = Date.parse(value)
  if (Number.isNaN(until)) return null
  const date = Date.parse(headers.get('date') ?? '')
  return Math.min(LONGEST, Math.max(0, until - (Number.isNaN(date) ? now : date)))
}
