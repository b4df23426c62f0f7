/**
 * A time as ms since 1970, or null. Servers print `2014-05-0511:08:45.000-0700`, `2016-08-16 03:01:21.000-0700` and
 * ISO forms; engines differ in what `Date.parse` makes of those, so it is not used. A time without a zone is no time.
 */
export function readTime(value: unknown): number | null {
  const parts = typeof value === 'string' ? pattern.exec(value.trim()) : null
  if (parts === null) return null
  const { fraction = '', zone = '' } = parts.groups ?? {}
  const number = (name: string) => Number(parts.groups?.[name])
  const year = number('year')
  const month = number('month')
  const day = number('day')
  const hour = number('hour')
  const minute = number('minute')
  const second = number('second')
  if (hour > 23 || minute > 59 || second > 60) return null

  const midnight = Date.UTC(year, month - 1, day)
  const date = new Date(midnight)
  // Date.UTC takes the 31st of February for the 2nd or 3rd of March, and the year 14 for 1914.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return midnight + ((hour * 60 + minute - offset(zone)) * 60 + second) * 1000 + ms
}

/**
 * `timestampSeconds` as ms since 1970, or null. In spite of its name it is in milliseconds; should a server mean its name,
 * the size tells (as milliseconds it would lie before March 1973). A text may end in the `L` of a long integer.
 */
export function readStamp(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d+L?\s*$/.test(value) ? Number.parseInt(value, 10) : value
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return null
  const ms = Math.round(number < 1e11 ? number * 1000 : number)
  return ms <= LAST_DATE ? ms : null
}

/** The last ms that a `Date` can hold. */
const LAST_DATE = 8.64e15

const pattern =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:T|\s+)?(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:[.,](?<fraction>\d+))?\s*(?<zone>Z|[+-]\d\d:?\d\d)$/i

/** A zone such as `-0700`, `+05:30` or `Z` in minutes. */
function offset(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}
