/** A moment by the clock of some place. */
export interface LocalTime {
  /** `2026-11-22` */
  date: string
  /** `11:06:12` */
  time: string
  /** `+01:00` */
  offset: string
  /** `2026-11-22T11:06:12.345+01:00` */
  iso: string
}

/** Tells a moment, ms since 1970; null for what no calendar of four-digit years has. */
export type Tell = (at: number) => LocalTime | null

/** Years that ISO 8601 writes with four digits, by the clock of any place: ms since 1970. */
const EARLIEST = Date.parse('0001-01-02T00:00Z')
const LATEST = Date.parse('9999-12-31T00:00Z')

/**
 * Tells moments by the clock of a time zone (IANA name). A clock that is off by seconds (local mean time: Berlin until
 * 1893, Monrovia until 1972) cannot be written in ISO 8601; UTC stands in for it.
 */
export function localTimes(timeZone: string): Tell {
  const local = formatOf(timeZone)
  const utc = formatOf('UTC')
  return (at) => {
    if (!(at >= EARLIEST && at <= LATEST)) return null
    const told = tell(local, at)
    return told.offset.length === '+00:00'.length ? told : tell(utc, at)
  }
}

function tell(format: Intl.DateTimeFormat, at: number): LocalTime {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
  const time = `${part('hour')}:${part('minute')}:${part('second')}`
  const offset = part('timeZoneName').replace(/^GMT/, '') || '+00:00'
  const milliseconds = String((((at % 1000) + 1000) % 1000) | 0).padStart(3, '0')
  return { date, time, offset, iso: `${date}T${time}.${milliseconds}${offset}` }
}

/** The name of this machine's time zone. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  // Of the language only the offset shows, which begins with GMT in this one; the rest is taken in parts.
  const options = {
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  } as const
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  } catch {
    // A system can name a zone that Intl does not know (`Etc/Unknown`).
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}
