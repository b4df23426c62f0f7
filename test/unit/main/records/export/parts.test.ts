import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportFileName, fileName } from '../../../../../main/records/export/file-name.ts'
import { localTimes } from '../../../../../main/records/export/times.ts'
import { NOW } from '../samples.ts'

describe('the suggested name of a file', () => {
  const tom = { customer: 'Tom Okafor', agent: 'Bo Lindqvist', receivedAt: NOW - 600_000 }

  it('says whose chat it is and when it began', () => {
    expect(exportFileName([tom], NOW, 'Europe/Berlin')).toBe('Tom Okafor with Bo Lindqvist 2026-11-22 11-56')
    expect(exportFileName([tom, tom], NOW, 'UTC')).toBe('2 chats 2026-11-22 11-06')
  })

  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['a<b>:"/\\|?*c', 'a b c'],
    ['  ..hidden ', 'hidden'],
    ['CON', '_CON'],
    ['lpt1.txt', '_lpt1.txt'],
    ['evil\u202Etxt.exe\u0000', 'evil txt.exe'],
    ['...', 'Chat'],
    ['名前 😀', '名前 😀'],
  ])('makes %j harmless: %j', (text, harmless) => {
    expect(fileName(text)).toBe(harmless)
  })

  it('is never long, empty, hidden or a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = fileName(text, ' 2026-11-22')
        return name.length > 11 && name.length <= 81 && !/^[.\s]|[/\\<>:"|?*\p{Cc}]|\s$/u.test(name)
      }),
    )
  })
})

describe('times in a file', () => {
  it('follow the time zone, and the change of its clocks', () => {
    const tell = localTimes('Europe/Berlin')
    expect(tell(NOW)).toEqual({
      date: '2026-11-22',
      time: '12:06:12',
      offset: '+01:00',
      iso: '2026-11-22T12:06:12.345+01:00',
    })
    expect(tell(Date.UTC(2026, 6, 1, 22, 30))?.iso).toBe('2026-07-02T00:30:00.000+02:00')
    expect(localTimes('Asia/Kolkata')(NOW)?.offset).toBe('+05:30')
    expect(localTimes('UTC')(NOW)?.offset).toBe('+00:00')
  })

  it('are null for what is no moment, and by UTC in a zone that nobody knows', () => {
    expect(localTimes('UTC')(NaN)).toBeNull()
    expect(localTimes('UTC')(1e20)).toBeNull()
    expect(localTimes('Nowhere/Land')(NOW)?.iso).toBe('2026-11-22T11:06:12.345+00:00')
  })
})
