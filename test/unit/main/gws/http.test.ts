import { describe, expect, it } from 'vitest'
import { basic, connect, failure, html, json, loopback } from './loopback.ts'

describe('requests', () => {
  it('carry credentials, and every cookie that a reply has set', async () => {
    const server = await loopback((_request, response) => {
      response.setHeader('Set-Cookie', [
        'JSESSIONID=abc; Path=/; HttpOnly',
        'AWSELB=xyz; Expires=Wed, 21 Oct 2099 07:28:00 GMT',
        'GONE=1; Max-Age=0',
        'ELSEWHERE=1; Domain=example.com',
        ';;nonsense',
      ])
      json(response, { statusCode: 0 })
    })
    const http = connect(server.url)
    await http.get('/me')
    await http.post('/me', { operationName: 'Ready' })

    const [first, second] = server.requests
    expect(first?.headers).toMatchObject({ authorization: basic('paula', 'secret'), accept: 'application/json' })
    expect(first?.headers.cookie).toBeUndefined()
    expect(second?.headers['content-type']).toBe('application/json')
    expect(second?.headers.cookie?.split('; ').toSorted()).toEqual(['AWSELB=xyz', 'JSESSIONID=abc'])
    expect(second?.body).toBe('{"operationName":"Ready"}')
  })

  it('send the CSRF token of the last reply that brought one', async () => {
    let count = 0
    const server = await loopback((_request, response) => {
      json(response, { statusCode: 0 }, 200, { 'X-CSRF-HEADER': 'X-CSRF-TOKEN', 'X-CSRF-TOKEN': `token-${++count}` })
    })
    const http = connect(server.url)
    await http.get('/me')
    await http.post('/me', {})
    await http.post('/me', {})
    expect(server.requests.map(({ headers }) => headers['x-csrf-token'])).toEqual([undefined, 'token-1', 'token-2'])
  })

  it('fetch a fresh CSRF token when theirs is refused, and are repeated once', async () => {
    const server = await loopback((request, response) => {
      const headers = { 'X-CSRF-HEADER': 'X-CSRF-TOKEN', 'X-CSRF-TOKEN': 'fresh' }
      if (request.method === 'GET') json(response, { statusCode: 0 }, 200, headers)
      else if (request.headers['x-csrf-token'] === 'fresh') json(response, { statusCode: 0, referenceId: 7 })
      else html(response, 403, 'Missing or invalid CSRF token')
    })
    const http = connect(server.url)
    await expect(http.post('/me', { operationName: 'X' })).resolves.toEqual({ statusCode: 0, referenceId: 7 })
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST'])
  })

  it('are not repeated without end when no CSRF token is good enough', async () => {
    const server = await loopback((_request, response) => {
      json(response, { statusCode: 3, statusMessage: 'Expected CSRF token not found' }, 403)
    })
    const error = await failure(connect(server.url).post('/me', {}))
    expect(error).toMatchObject({ code: 'csrf', status: 403 })
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST'])
  })

  it('reach a server that changes its CSRF token with every reply, many at a time', async () => {
    let token = 0
    let taken = 0
    const server = await loopback((request, response) => {
      const fits = request.headers['x-token'] === String(token)
      token += 1
      response.setHeader('X-CSRF-HEADER', 'X-Token')
      response.setHeader('X-Token', String(token))
      if (request.method === 'GET') return json(response, { statusCode: 0 })
      if (!fits) return json(response, { statusCode: 3, statusMessage: 'Expected CSRF token not found' }, 403)
      taken += 1
      json(response, { statusCode: 0 })
    })
    const http = connect(server.url)
    await Promise.all(Array.from({ length: 6 }, (_, at) => http.post(`/me/chats/${at}`, { operationName: 'Leave' })))
    expect(taken).toBe(6)
  })

  it('do not take a redirect with credentials to another host, and name it', async () => {
    const other = await loopback((_request, response) => json(response, { statusCode: 0 }))
    const server = await loopback((_request, response) => {
      response.writeHead(302, { Location: `${other.url}/login?token=1` }).end()
    })
    const error = await failure(connect(server.url).get('/me'))
    expect(error).toMatchObject({ code: 'redirected', status: 302 })
    expect(error.message).toContain(other.url)
    expect(other.requests).toEqual([])
  })

  it('follow a redirect within the server, with the cookies that came with it', async () => {
    const server = await loopback((request, response) => {
      if (request.url === '/api/v2/me/') json(response, { statusCode: 0, at: request.headers.cookie })
      else response.writeHead(301, { Location: '/api/v2/me/', 'Set-Cookie': 'node=3; Path=/' }).end('moved')
    })
    await expect(connect(server.url).get('/me')).resolves.toEqual({ statusCode: 0, at: 'node=3' })
  })

  it('give up on redirects in a circle', async () => {
    const server = await loopback((request, response) => {
      response.writeHead(307, { Location: request.url }).end()
    })
    expect((await failure(connect(server.url).post('/me', {}))).code).toBe('redirected')
    expect(server.requests).toHaveLength(6)
  })

  it('do not turn a POST into a GET for a redirect', async () => {
    const server = await loopback((_request, response) => response.writeHead(303, { Location: '/page' }).end())
    expect((await failure(connect(server.url).post('/me', {}))).code).toBe('redirected')
    expect(server.requests).toHaveLength(1)
  })

  it('end after the timeout, whether nothing came or only half of the answer', async () => {
    const server = await loopback((request, response) => {
      if (request.url.endsWith('/half')) response.write('{"statusCode":')
    })
    const http = connect(server.url, { timeout: 150 })
    for (const path of ['/silent', '/half']) {
      const error = await failure(http.get(path))
      expect(error.code).toBe('timeout')
      expect(error.message).toContain('did not answer within 150 ms')
    }
  })

  it('stop reading an answer that is too long', async () => {
    const server = await loopback((_request, response) => json(response, { statusCode: 0, text: 'x'.repeat(5000) }))
    expect((await failure(connect(server.url, { limit: 4096 }).get('/me'))).code).toBe('tooLarge')
    await expect(connect(server.url, { limit: 8192 }).get('/me')).resolves.toMatchObject({ statusCode: 0 })
  })

  it('say what is wrong with the way to the server', async () => {
    const closed = await closedPort()
    const broken = await loopback((_request, response) => response.destroy())
    const cases: [server: string, code: string][] = [
      ['http://nowhere.invalid', 'hostNotFound'],
      [`http://127.0.0.1:${closed}`, 'refused'],
      [broken.url, 'connectionLost'],
      [broken.url.replace('http:', 'https:'), 'notEncrypted'],
      ['http://127.0.0.1:1', 'invalidServer'],
    ]
    for (const [server, code] of cases) {
      const error = await failure(connect(server).get('/me'))
      expect(error, server).toMatchObject({ code })
      expect(error.message).toContain(new URL(server).hostname)
      expect(error.message).toMatch(/^\S.*\.$/)
    }
  })
})

describe('credentials', () => {
  it('that the server does not take give a sentence, after one request', async () => {
    const server = await loopback((_request, response) => html(response, 401))
    const error = await failure(connect(server.url).get('/me'))
    expect(error).toMatchObject({ code: 'wrongCredentials', status: 401 })
    expect(error.message).toBe(
      'The server does not accept this user name and password. Check both, then sign in again.',
    )
    expect(server.requests).toHaveLength(1)
  })

  it('beyond ASCII are tried once more in ISO-8859-1, which is kept when it works', async () => {
    const accepted = basic('jürgen', 'geheim', 'latin1')
    const server = await loopback((request, response) => {
      if (request.headers.authorization === accepted) json(response, { statusCode: 0 })
      else html(response, 401)
    })
    const http = connect(server.url, { userName: 'jürgen', password: 'geheim' })
    await http.get('/me')
    await http.get('/me')
    const utf8 = basic('jürgen', 'geheim')
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([utf8, accepted, accepted])
    await expect(http.headers(`${http.base}/x`)).resolves.toMatchObject({ Authorization: accepted })
  })

  it('beyond ASCII that are wrong either way are tried twice, and once from then on', async () => {
    const server = await loopback((_request, response) => json(response, { statusCode: 20 }, 401))
    const http = connect(server.url, { userName: 'jürgen' })
    expect((await failure(http.get('/me'))).code).toBe('wrongCredentials')
    expect(server.requests).toHaveLength(2)
    await failure(http.get('/me'))
    expect(server.requests).toHaveLength(3)
    expect(server.requests[2]?.headers.authorization).toBe(basic('jürgen', 'secret'))
  })

  it('that worked in UTF-8 are not tried otherwise when a session ends', async () => {
    let expired = false
    const server = await loopback((_request, response) => json(response, { statusCode: 0 }, expired ? 401 : 200))
    const http = connect(server.url, { userName: 'jürgen' })
    await http.get('/me')
    expired = true
    await failure(http.get('/me'))
    expect(server.requests).toHaveLength(2)
  })

  it('outside of ISO-8859-1 have no second encoding', async () => {
    const server = await loopback((_request, response) => html(response, 401))
    await failure(connect(server.url, { password: 'пароль' }).get('/me'))
    expect(server.requests).toHaveLength(1)
  })
})

describe('headers for the notification socket', () => {
  it('are those of the REST requests, for the same host only', async () => {
    const server = await loopback((_request, response) => {
      json(response, { statusCode: 0 }, 200, {
        'Set-Cookie': 'JSESSIONID=abc; Path=/',
        'X-CSRF-HEADER': 'X-CSRF-TOKEN',
        'X-CSRF-TOKEN': 'token',
      })
    })
    const http = connect(`${server.url}/prefix`)
    await http.get('/me')
    const all = { Cookie: 'JSESSIONID=abc', Authorization: basic('paula', 'secret'), 'X-CSRF-TOKEN': 'token' }
    expect(http.notificationsUrl).toBe(`${server.url}/prefix/api/v2/notifications`)
    await expect(http.headers(http.notificationsUrl)).resolves.toEqual(all)
    await expect(http.headers(http.notificationsUrl.replace('http:', 'ws:'))).resolves.toEqual(all)
    await expect(http.headers('http://10.10.15.212:9090/api/v2/notifications')).resolves.toEqual({})
    await expect(http.headers(http.notificationsUrl.replace('http:', 'https:'))).resolves.toEqual({})
    await expect(http.headers('not a url')).resolves.toEqual({})
  })

  it('take in what replies of the socket bring, of the same host only', async () => {
    const http = connect('https://gws.example.com')
    const reply = (cookie: string, token: string) =>
      new Headers([
        ['Set-Cookie', cookie],
        ['X-CSRF-HEADER', 'X-Token'],
        ['X-Token', token],
      ])
    await http.absorb('wss://gws.example.com/api/v2/notifications', reply('BAYEUX_BROWSER=b; Path=/; Secure', 'one'))
    await http.absorb('wss://evil.example/api/v2/notifications', reply('JSESSIONID=planted', 'two'))
    await expect(http.headers('wss://gws.example.com/x')).resolves.toMatchObject({
      Cookie: 'BAYEUX_BROWSER=b',
      'X-Token': 'one',
    })
  })

  it('are not the server’s to choose when it names one that has a meaning', async () => {
    const http = connect('https://gws.example.com')
    for (const name of ['Authorization', 'cookie', 'no name', 'Content-Length']) {
      await http.absorb(http.base, {
        get: (asked) => (asked === 'x-csrf-header' ? name : 'planted'),
        getSetCookie: () => [],
      })
    }
    await expect(http.headers(http.base)).resolves.toEqual({ Authorization: basic('paula', 'secret') })
  })
})

/** A port of loopback at which nothing listens any more. */
async function closedPort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  await new Promise((resolve) => server.close(resolve))
  return port
}
