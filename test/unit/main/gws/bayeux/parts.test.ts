import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SHORTEST_WAIT, waitAfter } from '../../../../../main/common/backoff.ts'
import { readError, readMessages } from '../../../../../main/gws/bayeux/messages.ts'
import { listen } from './harness.ts'

describe('the wait before a further attempt', () => {
  const backoff = { first: 1_000, most: 30_000 }

  test('doubles its ceiling up to the most', () => {
    const ceilings = [0, 1, 2, 3, 4, 5, 6, 2000].map((failures) => waitAfter(failures, backoff, () => 1))
    expect(ceilings).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  })

  test('is drawn from the whole range below, but is never nothing', () => {
    expect(waitAfter(3, backoff, () => 0.5)).toBe(4_000)
    expect(waitAfter(3, backoff, () => 0)).toBe(SHORTEST_WAIT)
  })
})

describe('reading messages', () => {
  test('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readMessages(text)))
  })

  test('passes over fields that it cannot read', () => {
    const reading = readMessages(
      '{"channel":"/meta/connect","id":7,"advice":{"interval":"soon","timeout":-1},"ext":null,"error":5}',
    )
    expect(reading?.messages).toEqual([
      {
        channel: '/meta/connect',
        id: '7',
        advice: { interval: undefined, timeout: undefined },
        ext: undefined,
        error: undefined,
      },
    ])
  })

  test('bounds times, which no timer could keep', () => {
    const [message] = readMessages('{"channel":"/meta/connect","advice":{"interval":1e15}}')?.messages ?? []
    expect(message?.advice?.interval).toBe(3_600_000)
  })

  test('finds the code of an error, where there is one', () => {
    expect(readError('402:abc:Unknown client')).toEqual({ code: 402, text: '402 Unknown client' })
    expect(readError('402::')).toEqual({ code: 402, text: '402' })
    expect(readError('no way')).toEqual({ code: 0, text: 'no way' })
    expect(readError(undefined)).toEqual({ code: 0, text: '' })
  })
})

test('an address that is none is refused when the client is made', () => {
  expect(() => listen({ url: 'somewhere' })).toThrow(TypeError)
  expect(() => listen({ url: 'ftp://somewhere/' })).toThrow(TypeError)
})
