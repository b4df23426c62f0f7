import fs from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { createServerClock, type ServerClock } from '../../../../main/gws/clock.ts'

const START = Date.UTC(2026, 10, 27, 9)
const fixture = JSON.parse(fs.readFileSync('test/fixtures/two-clocks.json', 'utf8')) as Record<string, unknown>
const offsets = (fixture["Date of alternate replies, by this machine's clock"] as string[]).map(
  (text) => Number.parseInt(text) * 1000,
)

let clock: ServerClock
/** This machine's clock, and its stopwatch, ms. */
let now: number
let passed: number

beforeEach(() => {
  now = START
  passed = 0
  clock = createServerClock(
    () => now,
    () => passed,
  )
})

function pass(ms: number): void {
  now += ms
  passed += ms
}

/** A reply whose clock is `offset` ms ahead of this machine's. */
function reply(offset: number, { took = 40, age = null as string | null } = {}): number {
  pass(took)
  clock.learn({ date: new Date(now - took / 2 + offset).toUTCString(), age, sentAt: now - took, receivedAt: now })
  pass(1_000)
  return clock.skew
}

describe('the clock of the replies', () => {
  it('is believed from the first one, to a second', () => {
    expect(Math.abs(reply(-60_000) + 60_000)).toBeLessThan(1_000)
  })

  it('does not tremble where two nodes differ by seconds', () => {
    const seen = Array.from({ length: 40 }, (_, at) => reply(offsets[at % offsets.length] ?? 0))
    const settled = seen.slice(4)
    expect(new Set(settled).size).toBe(1)
    expect(Math.abs((settled[0] ?? NaN) - 500)).toBeLessThan(2_500)
  })

  it('is not that of one reply that is wrong by years, wherever in the row it comes', () => {
    const [, , lie] = Object.values(fixture)
    const date = String(lie).replace('Date: ', '')
    expect(Date.parse(date)).toBe(Date.UTC(2019, 0, 1))
    for (let at = 1; at < 20; at += 1) {
      if (at % 3 === 1) clock.learn({ date, age: null, sentAt: now, receivedAt: now })
      if (at > 1) expect(Math.abs(reply(2_000) - 2_000)).toBeLessThan(2_500)
      else reply(2_000)
    }
  })

  it('is not that of a cached reply, nor of one that was long under way', () => {
    reply(0)
    expect(reply(-3_600_000, { age: '3600' })).toBe(clock.skew)
    for (let round = 0; round < 20; round += 1) reply(-20_000, { took: 9_000 })
    expect(Math.abs(clock.skew)).toBeLessThan(1_000)
  })

  it('is learnt anew at once when this machine’s clock was set, or it slept', () => {
    for (let round = 0; round < 9; round += 1) reply(0)
    now += 3_600_000
    expect(Math.abs(reply(-3_600_000) + 3_600_000)).toBeLessThan(1_000)
  })

  it('follows a server whose clock was set within a few replies', () => {
    for (let round = 0; round < 9; round += 1) reply(0)
    for (let round = 0; round < 6; round += 1) reply(30_000)
    expect(Math.abs(clock.skew - 30_000)).toBeLessThan(15_000)
    for (let round = 0; round < 9; round += 1) reply(30_000)
    expect(Math.abs(clock.skew - 30_000)).toBeLessThan(2_500)
  })
})

describe('a chat server that stamps lines by another clock', () => {
  it.each([-150_000, 150_000])('is gone by once it was heard for a while (%i ms off)', (offset) => {
    reply(0)
    for (let line = 0; line < 12; line += 1) {
      clock.hear(now + offset - 200 - 50 * (line % 3), now)
      pass(5_000)
    }
    expect(Math.abs(clock.skew - offset)).toBeLessThan(1_000)
  })

  it('is not what lines show that come late, all at once', () => {
    reply(0)
    for (let line = 0; line < 30; line += 1) clock.hear(now - 60_000 + line * 100, now)
    expect(Math.abs(clock.skew)).toBeLessThan(1_000)
  })

  it('is not what a few late lines among others show', () => {
    reply(0)
    for (let line = 0; line < 30; line += 1) {
      clock.hear(now - (line % 4 === 0 ? 300 : 90_000), now)
      pass(5_000)
    }
    expect(Math.abs(clock.skew)).toBeLessThan(1_000)
  })
})
