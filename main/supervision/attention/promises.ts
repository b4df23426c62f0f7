import type { AttentionLanguage } from '../../../preload/contract/index.ts'
import { languages } from './languages/index.ts'
import { folded } from './words.ts'

const MINUTE = 60_000
const HALF_A_DAY = 12 * 60 * MINUTE

/**
 * For when a line that was written at `at` (ms) promises something; null: it promises nothing for a time. A time of day is one of this
 * machine's time zone, and the next such time where it is past by more than half a day.
 */
export function promisedFor(text: string, at: number, language: AttentionLanguage): number | null {
  // In most lines there is no time at all, which is seen faster.
  if (!/\d|min/iu.test(text)) return null
  const { will, minutes, until, numbers } = languages[language].promise
  const line = folded(text)
  if (!will.test(line)) return null
  const wait = minutes.exec(line)?.[1]
  const count = wait === undefined ? undefined : /^\d/.test(wait) ? Number(wait) : numbers[wait]
  if (count !== undefined) return at + count * MINUTE
  const [, hours, withColon, withWord] = until.exec(line) ?? []
  return hours === undefined ? null : timeOfDay(at, Number(hours), Number(withColon ?? withWord ?? 0))
}

function timeOfDay(at: number, hours: number, minutes: number): number | null {
  if (hours > 23 || minutes > 59) return null
  const day = new Date(at)
  day.setHours(hours, minutes, 0, 0)
  const due = day.getTime()
  if (due >= at) return due
  if (at - due <= HALF_A_DAY) return null
  day.setDate(day.getDate() + 1)
  return day.getTime()
}
