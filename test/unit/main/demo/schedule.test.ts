import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Schedule, pace } from '../../../../main/demo/schedule.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what is due runs in order of time, and of planning where the time is the same', () => {
  const schedule = new Schedule()
  const ran: string[] = []
  schedule.after(20, () => ran.push('late'))
  schedule.after(10, () => {
    ran.push('first')
    schedule.after(5, () => ran.push('planned meanwhile'))
  })
  schedule.after(10, () => ran.push('second'))
  schedule.after(21, () => ran.push('not yet'))
  schedule.advanceTo(20)
  expect(ran).toEqual(['first', 'second', 'planned meanwhile', 'late'])
  expect(schedule.now).toBe(20)
})

test('at a speed of ten a second lasts a tenth', () => {
  const schedule = new Schedule()
  const ran = vi.fn()
  const stop = pace(schedule, 10)
  schedule.after(1_000, ran)
  vi.advanceTimersByTime(99)
  expect(ran).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(ran).toHaveBeenCalledOnce()
  stop()
})

test('what is planned from outside counts from the time of the pacer, not of the last event', () => {
  const schedule = new Schedule()
  const ran: string[] = []
  const stop = pace(schedule, 1)
  schedule.after(60_000, () => ran.push('much later'))
  vi.advanceTimersByTime(30_000)
  schedule.after(1_000, () => ran.push('soon'))
  vi.advanceTimersByTime(999)
  expect(ran).toEqual([])
  vi.advanceTimersByTime(1)
  expect(ran).toEqual(['soon'])
  stop()
})

test('after the machine has slept, what was missed is not hurried through', () => {
  const schedule = new Schedule()
  let count = 0
  const tick = () => {
    count += 1
    schedule.after(1_000, tick)
  }
  schedule.after(1_000, tick)
  const stop = pace(schedule, 1)
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(1_000)
  expect(count).toBe(1)
  vi.advanceTimersByTime(5_000)
  expect(count).toBe(6)
  stop()
})

test('a stopped pacer leaves no timer', () => {
  const schedule = new Schedule()
  const stop = pace(schedule, 1)
  schedule.after(1_000, () => undefined)
  stop()
  expect(vi.getTimerCount()).toBe(0)
})
