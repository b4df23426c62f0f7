/** The moments from the beginning of the day `from` until before the end of the day `to` (`2026-11-22`), by this machine's time zone. */
export function momentsOf(from: string, to: string): { from: number; to: number } {
  return { from: midnight(from, 0), to: midnight(to, 1) }
}

/** Midnight of a day, `later` days on; not always a multiple of 24 hours, as the clocks change. */
function midnight(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}
