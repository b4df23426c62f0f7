import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Announcer, GATHER, PAUSE } from '../../../../../main/supervision/alerts/announcer.ts'
import { raise, ways } from './samples.ts'

let announcer: Announcer

beforeEach(() => {
  announcer = new Announcer()
})

describe('alerts that want to be announced', () => {
  it('are one announcement when they come together, however many they are', () => {
    const forty = Array.from({ length: 40 }, (_, place) => raise(`chat-${place}`))
    announcer.add(forty.slice(0, 10), 0)
    expect(announcer.take(0)).toBeNull()
    announcer.add(forty.slice(10), GATHER - 1)
    expect(announcer.take(GATHER)?.desktop).toHaveLength(40)
    expect(announcer.take(GATHER * 5)).toBeNull()
    expect(announcer.dueAt).toBeNull()
  })

  it('wait for the pause after the last announcement', () => {
    announcer.add([raise('a')], 0)
    announcer.take(GATHER)
    announcer.add([raise('b')], GATHER + 1)
    expect(announcer.dueAt).toBe(GATHER + PAUSE)
    expect(announcer.take(GATHER + PAUSE - 1)).toBeNull()
    expect(announcer.take(GATHER + PAUSE)?.desktop).toMatchObject([{ chatId: 'b' }])
  })

  it('are not announced once their cause has ended', () => {
    announcer.add([raise('a'), raise('b')], 0)
    announcer.drop(['waiting a'])
    expect(announcer.take(GATHER)?.desktop).toMatchObject([{ chatId: 'b' }])
  })

  it('are heard by the gravest of those that want a sound, and shown by those that want to be shown', () => {
    announcer.add(
      [
        raise('a', 'info'),
        raise('b', 'warning', { ...ways, desktop: false }),
        raise('c', 'critical', { ...ways, sound: false }),
        raise('d', 'critical', { ...ways, sound: false, desktop: false }),
      ],
      0,
    )
    const announcement = announcer.take(GATHER)
    expect(announcement?.sound).toBe('warning')
    expect(announcement?.desktop.map(({ chatId }) => chatId)).toEqual(['a', 'c'])
  })

  it('never come faster than the pause, and each comes once', () => {
    const events = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 5_000 }), count: fc.integer({ min: 0, max: 5 }) }),
    )
    fc.assert(
      fc.property(events, (steps) => {
        const announcer = new Announcer()
        const times: number[] = []
        let [now, added, told] = [0, 0, 0]
        const look = (): void => {
          const announcement = announcer.take(now)
          if (announcement === null) return
          times.push(now)
          told += announcement.desktop.length
        }
        for (const { wait, count } of steps) {
          now += wait
          announcer.add(
            Array.from({ length: count }, () => raise(`chat-${added++}`)),
            now,
          )
          look()
        }
        now += GATHER + PAUSE
        look()
        expect(told).toBe(added)
        times.slice(1).forEach((time, place) => expect(time - (times[place] ?? 0)).toBeGreaterThanOrEqual(PAUSE))
      }),
    )
  })
})
