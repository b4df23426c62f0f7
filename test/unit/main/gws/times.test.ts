import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStamp, readTime } from '../../../../main/gws/wire/times.ts'

describe('a time of the server', () => {
  const seed = Date.UTC(2014, 4, 5, 18, 8, 45)

  it.each([
    ['2014-05-0511:08:45.000-0700', seed],
    ['2014-05-05 11:08:45.000-0700', seed],
    ['2014-05-05T11:08:45.000-07:00', seed],
    ['2014-05-05T18:08:45Z', seed],
    ['2014-05-05 23:38:45,25+0530', seed + 250],
    [' 2014-05-05T18:08:45.123456Z ', seed + 123],
    ['2016-08-16 03:01:21.000-0700', Date.UTC(2016, 7, 16, 10, 1, 21)],
    ['2016-02-29T00:00:00Z', Date.UTC(2016, 1, 29)],
  ])('%j is read by hand', (text, ms) => {
    expect(readTime(text)).toBe(ms)
  })

  it.each([
    '2014-05-05T11:08:45.000',
    '2014-02-30T11:08:45Z',
    '2015-02-29T11:08:45Z',
    '2014-13-01T11:08:45Z',
    '2014-05-05T24:08:45Z',
    '0014-05-05T11:08:45Z',
    '05/05/2014',
    '',
    null,
    1399313371000,
    {},
  ])('%j is none', (value) => {
    expect(readTime(value)).toBeNull()
  })

  it('comes out as it went in, for any zone', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        fc.constantFrom('', ' ', 'T'),
        (date, offset, mark) => {
          const local = new Date(date.getTime() + offset * 60_000).toISOString()
          const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')
          const minutes = String(Math.abs(offset) % 60).padStart(2, '0')
          const zone = `${offset < 0 ? '-' : '+'}${hours}${minutes}`
          expect(readTime(local.replace('T', mark).replace('Z', zone))).toBe(date.getTime())
        },
      ),
    )
  })

  it('as a stamp is in milliseconds in spite of its name, unless its size says seconds', () => {
    expect(readStamp(1399313371000)).toBe(1399313371000)
    expect(readStamp('1399313371000L')).toBe(1399313371000)
    expect(readStamp(1399313371)).toBe(1399313371000)
    for (const none of [0, -1, NaN, Infinity, 1e300, '', 'L', '1e3', null, {}]) expect(readStamp(none)).toBeNull()
  })
})
