import { describe, expect, it } from 'vitest'
import { httpError, notGwsError, statusError } from '../../../../main/gws/errors.ts'

describe('errors of the server', () => {
  it('have a code of their own and whole sentences for each status code of the API', () => {
    const errors = Array.from({ length: 20 }, (_, index) => statusError(index + 1, ''))
    expect(new Set(errors.map(({ code }) => code)).size).toBe(20)
    for (const { message } of errors) expect(message).toMatch(/^[A-Z].*\.$/)
    expect(errors.map(({ statusCode }) => statusCode)).toEqual(errors.map((_, index) => index + 1))
  })

  it('tell an unknown status code by its number', () => {
    expect(statusError(99, '')).toMatchObject({ code: 'unknownStatus', statusCode: 99 })
    expect(statusError(99, '').message).toContain('99')
  })

  it('quote the server in one line of bounded length', () => {
    const { message } = statusError(2, `Not\nin\u0000 ${'x'.repeat(1000)}`)
    expect(message).toContain('The server says: “Not in xxx')
    expect(message.length).toBeLessThan(500)
    expect(statusError(2, ' \n ').message).not.toContain('says')
  })

  it('name the status line where HTTP left out its words', () => {
    expect(notGwsError('gws.example.com', 502).message).toContain('502 Bad Gateway')
    expect(notGwsError('gws.example.com', 200, 'Fine').message).toContain('200 Fine')
    expect(httpError(418, '').message).toContain('418 I')
  })
})
