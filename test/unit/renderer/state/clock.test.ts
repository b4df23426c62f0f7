import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Clock } from '../../../../renderer/state/clock.svelte.ts'

beforeEach(() => void vi.useFakeTimers({ now: 10_400 }))
afterEach(() => void vi.useRealTimers())

it('ticks at the turn of each second, and not at all once stopped', () => {
  const clock = new Clock()
  clock.start()
  vi.advanceTimersByTime(599)
  expect(clock.local).toBe(10_400)
  vi.advanceTimersByTime(1)
  expect(clock.local).toBe(11_000)
  vi.advanceTimersByTime(1000)
  expect(clock.local).toBe(12_000)
  clock.stop()
  vi.advanceTimersByTime(5000)
  expect(clock.local).toBe(12_000)
  expect(vi.getTimerCount()).toBe(0)
})

it('gives the server’s time by the difference of the two clocks', () => {
  const clock = new Clock()
  clock.skew = -400
  expect(clock.server).toBe(10_000)
})

it('has one timer however often it is started', () => {
  const clock = new Clock()
  clock.start()
  clock.start()
  expect(vi.getTimerCount()).toBe(1)
})
