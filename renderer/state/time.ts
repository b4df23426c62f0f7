import * as m from '#messages'
import { WAIT_THRESHOLDS, type WaitThresholds } from '../../preload/contract/index.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export type Urgency = 'calm' | 'long' | 'tooLong'

export function urgencyOf(waited: number, { long, tooLong }: WaitThresholds = WAIT_THRESHOLDS): Urgency {
  if (waited >= tooLong) return 'tooLong'
  return waited >= long ? 'long' : 'calm'
}

/** How long a customer has waited by now (ms; null: nobody waits), and how urgent that is. */
export interface Wait {
  waited: number | null
  urgency: Urgency
}

export function waitOf(since: number | null, now: number, thresholds: WaitThresholds): Wait {
  if (since === null) return { waited: null, urgency: 'calm' }
  const waited = Math.max(0, now - since)
  return { waited, urgency: urgencyOf(waited, thresholds) }
}

/** `1:41`, `1:02:03`: for a timer that ticks. */
export function stopwatch(duration: number): string {
  const { hours, minutes, seconds } = split(duration)
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${minutes}:${pad(seconds)}`
}

/** `8 min`, `1 h 04 min`: for an age at a glance. */
export function roughly(duration: number): string {
  const { hours, minutes } = split(duration)
  if (hours > 0) return m.time.hoursMinutes({ hours, minutes: pad(minutes) })
  return minutes > 0 ? m.time.minutes({ minutes }) : m.time.underMinute()
}

/** `45 s`, `3 min`, `1 min 30 s`: a time that somebody typed. */
export function inShort(duration: number): string {
  const minutes = Math.floor(duration / 60_000)
  const seconds = (duration % 60_000) / 1000
  if (minutes === 0) return m.time.seconds({ seconds })
  return seconds === 0 ? m.time.minutes({ minutes }) : m.time.minutesSeconds({ minutes, seconds })
}

/** `1 min 41 s`: in full, for details and screen readers. */
export function inWords(duration: number): string {
  const { hours, minutes, seconds } = split(duration)
  if (hours > 0) return m.time.hoursMinutes({ hours, minutes: pad(minutes) })
  return minutes > 0 ? m.time.minutesSeconds({ minutes, seconds: pad(seconds) }) : m.time.seconds({ seconds })
}

// By the user's own language and this machine's time zone.
const minuteFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const dayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** `11:05` */
export const minuteOfDay = (at: number): string => minuteFormat.format(at)

/** `11:05:19`, `11:05:19 AM` */
export const timeOfDay = (at: number): string => timeFormat.format(at)

/** `Sunday, 22 November 2026` */
export const dayOf = (at: number): string => dayFormat.format(at)

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}

function split(duration: number): { hours: number; minutes: number; seconds: number } {
  const whole = Math.max(0, duration)
  return {
    hours: Math.floor(whole / HOUR),
    minutes: Math.floor((whole % HOUR) / MINUTE),
    seconds: Math.floor((whole % MINUTE) / SECOND),
  }
}

const pad = (value: number): string => String(value).padStart(2, '0')
