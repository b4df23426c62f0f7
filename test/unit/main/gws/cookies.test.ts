import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createAccess } from '../../../../main/gws/access.ts'
import { Cookies } from '../../../../main/gws/cookies.ts'

const NOW = Date.now()
const utc = (at: number) => new Date(at).toUTCString()
const jar = () => new Cookies(Date.now)

describe('a domain that is the host itself', () => {
  const [, url = '', cookie = ''] =
    /^(\S+)\s+Set-Cookie: (.*)$/m.exec(fs.readFileSync('test/fixtures/cookie-of-a-single-label.txt', 'utf8')) ?? []

  it('of a single label is kept, for that host alone', async () => {
    const cookies = jar()
    await cookies.take([cookie], url, null)
    expect(await cookies.header(url)).toBe('JSESSIONID=1')
    expect(await cookies.header('http://other.gwshost:8080/')).toBe('')
  })

  it('comes back with the next request', async () => {
    const access = createAccess(new URL(url).origin, 'jana', 'secret', Date.now)
    await access.absorb(url, { get: () => null, getSetCookie: () => [cookie] })
    expect(await access.headers(`${url}/api/v2/me`)).toMatchObject({ Cookie: 'JSESSIONID=1' })
  })

  it.each([
    ['https://[fd00::1]:8443/', 'a=1; Domain=[fd00::1]; Secure'],
    ['https://[fd00::1]:8443/', 'a=1; Domain=fd00::1'],
    ['http://10.1.2.3/', 'a=1; Domain=10.1.2.3'],
    ['http://localhost:8080/', 'a=1; Domain=localhost'],
    ['http://GWSHOST/', 'a=1; Domain=.gwshost'],
  ])('as at %s is kept: %s', async (at, set) => {
    const cookies = jar()
    await cookies.take([set], at, null)
    expect(await cookies.header(at)).toBe('a=1')
  })

  it('is not a step above it, which would be everybody’s', async () => {
    const cookies = jar()
    await cookies.take(['a=1; Domain=.intra', 'b=1; Domain=com'], 'https://gws.intra/', null)
    expect(await cookies.header('https://gws.intra/')).toBe('')
  })

  it('or a part of it is kept as browsers do', async () => {
    const cookies = jar()
    await cookies.take(['a=1; Domain=example.com'], 'https://gws.example.com/', null)
    expect(await cookies.header('https://other.example.com/')).toBe('a=1')
  })
})

describe('a time of expiry', () => {
  const url = 'https://gws.example.com/'
  const HOUR = 3_600_000

  it('is by the server’s clock, which may be hours from this machine’s', async () => {
    for (const skew of [-5 * HOUR, 0, 5 * HOUR]) {
      const cookies = jar()
      const server = NOW + skew
      await cookies.take(
        [`kept=1; Expires=${utc(server + HOUR)}`, `gone=1; Expires=${utc(server - HOUR)}`],
        url,
        utc(server),
      )
      expect(await cookies.header(url)).toBe('kept=1')
    }
  })

  it('in the past takes a cookie away', async () => {
    const cookies = jar()
    await cookies.take(['a=1; Path=/'], url, utc(NOW))
    await cookies.take([`a=; Path=/; Expires=${utc(0)}`], url, utc(NOW + 9 * HOUR))
    expect(await cookies.header(url)).toBe('')
  })

  it('as an age needs no clock, and goes before a date', async () => {
    const cookies = jar()
    await cookies.take([`a=1; Max-Age=60; Expires=${utc(0)}`], url, utc(NOW - 9 * HOUR))
    expect(await cookies.header(url)).toBe('a=1')
  })
})
