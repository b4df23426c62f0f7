import { describe, expect, it } from 'vitest'
import { connect, failure, html, json, loopback } from './loopback.ts'

describe('replies', () => {
  it('are read as JSON whatever their content type, commas and line breaks', async () => {
    const server = await loopback((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html;charset=nonsense' })
      response.end('\ufeff{"statusCode":"0","name":"Jürgen","uris":["a\n b",],}')
    })
    await expect(connect(server.url).get('/me')).resolves.toEqual({
      statusCode: '0',
      name: 'Jürgen',
      uris: ['a\n b'],
    })
  })

  it('with a statusCode other than 0 are errors in the server’s words too, save those that the caller takes', async () => {
    const server = await loopback((_request, response) => {
      json(response, { statusCode: '7', statusMessage: 'Channel <b>chat</b>\u202e\nfailed' })
    })
    const http = connect(server.url)
    const error = await failure(http.post('/me', {}))
    expect(error).toMatchObject({ code: 'partialSuccess', statusCode: 7, status: 200 })
    expect(error.message).toContain('The server says: “Channel <b>chat</b> failed”')
    await expect(http.post('/me', {}, { takes: [7] })).resolves.toMatchObject({ statusCode: '7' })
  })

  it.each([
    [200, 'notGws', '200 OK'],
    [404, 'notGws', '404 Not Found'],
    [502, 'proxy', '502 Bad Gateway'],
    [504, 'proxy', '504 Gateway Timeout'],
  ])('that are a page with status %d say that something else answers', async (status, code, line) => {
    const server = await loopback((_request, response) => html(response, status))
    const error = await failure(connect(server.url).get('/me'))
    expect(error).toMatchObject({ code, status })
    expect(error.message).toContain(line)
  })

  it('with which a proxy demands a password say so, although fetch hides them', async () => {
    const server = await loopback((_request, response) => html(response, 407))
    const error = await failure(connect(server.url).get('/me'))
    expect(error).toMatchObject({ code: 'proxy' })
    expect(error.message).toContain('407 Proxy Authentication Required')
  })

  it.each([
    ['null', 'notGws'],
    ['[1]', 'notGws'],
    ['"text"', 'notGws'],
    ['', 'notGws'],
    ['{"statusCode":0', 'notGws'],
  ])('of %j are not from Web Services', async (text, code) => {
    const server = await loopback((_request, response) => response.end(text))
    expect((await failure(connect(server.url).get('/me'))).code).toBe(code)
  })

  it.each([
    ['12', 12_000, 'Try again in 12 seconds.'],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000, 'Try again in 60 seconds.'],
    ['soon', undefined, 'Try again in a moment.'],
  ])('of a busy server say how long it wants to rest: %s', async (value, retryAfter, sentence) => {
    for (const [status, code] of [
      [429, 'busy'],
      [503, 'unavailable'],
    ] as const) {
      const server = await loopback((_request, response) => {
        json(response, { statusCode: 4 }, status, { 'Retry-After': value, Date: 'Thu, 01 Jan 2026 00:00:00 GMT' })
      })
      const http = connect(server.url, { now: () => Date.UTC(2026, 0, 1) })
      const error = await failure(http.get('/me'))
      expect(error).toMatchObject({ code, status, retryAfter })
      expect(error.message).toContain(sentence)
    }
  })

  it('that fail by HTTP alone are errors though their body says 0', async () => {
    const server = await loopback((_request, response) => json(response, { statusCode: 0 }, 500))
    expect(await failure(connect(server.url).get('/me'))).toMatchObject({ code: 'http', status: 500 })
  })

  it('tell the latency, and the server’s clock as far as its whole seconds allow', async () => {
    const server = await loopback((_request, response) => {
      json(response, { statusCode: 0 }, 200, { Date: 'Thu, 01 Jan 2026 00:00:10 GMT' })
    })
    let time = Date.UTC(2026, 0, 1, 0, 0, 10)
    const http = connect(server.url, { now: () => (time += 20) })
    expect(http.latency).toBeNull()
    await http.get('/me')
    expect(http.latency).toBe(20)
    expect(http.clockSkew).toBe(0)
    time += 60_000
    await http.get('/me')
    expect(Math.abs(http.clockSkew + 60_000)).toBeLessThan(1000)
  })

  it('of a gateway say nothing of the server’s clock', async () => {
    let gateway = false
    const server = await loopback((_request, response) => {
      if (!gateway) return json(response, { statusCode: 0 })
      response.writeHead(200, { 'Content-Type': 'text/html', Date: 'Tue, 01 Jan 2019 00:00:00 GMT' })
      response.end('<html>Corporate gateway</html>')
    })
    const http = connect(server.url)
    await http.get('/me')
    const before = http.clockSkew
    gateway = true
    await failure(http.get('/me'))
    expect(http.clockSkew).toBe(before)
  })
})
