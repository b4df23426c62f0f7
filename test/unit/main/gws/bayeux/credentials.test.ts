import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'

describe.each(transports)('over %s', (transport) => {
  const only = { transports: [transport] }

  test('headers are asked for afresh for every request, upgrades included', async () => {
    const server = await serve()
    let asked = 0
    const urls: string[] = []
    const { state, clock } = listen(server, {
      ...only,
      headers: (url) => {
        urls.push(url)
        return Promise.resolve({ Cookie: `JSESSIONID=${++asked}`, Authorization: 'Basic eA==' })
      },
    })
    await state('connected')
    await until(() => server.holding)
    server.drop()
    await state('reconnecting')
    clock.advance(1_000)
    await state('connected', 2)
    await until(() => server.holding)
    const cookies = server.requests.map(({ headers }) => headers.cookie)
    expect(cookies.length).toBeGreaterThan(1)
    expect(cookies).toEqual(cookies.map((_, index) => `JSESSIONID=${index + 1}`))
    expect(server.requests.every(({ headers }) => headers.authorization === 'Basic eA==')).toBe(true)
    expect(new Set(urls)).toEqual(new Set([server.url]))
  })

  test('the headers of replies are handed over, cookies one by one', async () => {
    const server = await serve({
      upgradeHeaders: ['Set-Cookie: BAYEUX_BROWSER=a; Path=/', 'Set-Cookie: AWSELB=b', 'X-CSRF-HEADER: X-Token'],
      postHeaders: { 'Set-Cookie': 'BAYEUX_BROWSER=a; Path=/', 'X-CSRF-HEADER': 'X-Token' },
    })
    const cookies: string[] = []
    const tokens: (string | null)[] = []
    const { state } = listen(server, {
      ...only,
      absorb: (url, headers) => {
        expect(url).toBe(server.url)
        cookies.push(...headers.getSetCookie())
        tokens.push(headers.get('x-csrf-header'))
      },
    })
    await state('connected')
    expect(cookies).toContain('BAYEUX_BROWSER=a; Path=/')
    if (transport === 'websocket') expect(cookies).toContain('AWSELB=b')
    expect(tokens[0]).toBe('X-Token')
  })

  test('a stale CSRF token is replaced by the one in the refusal, and the request sent once more', async () => {
    const issue = { 'X-CSRF-HEADER': 'X-CSRF-TOKEN', 'X-CSRF-TOKEN': 'fresh' }
    const check = (request: { headers: Record<string, string | string[] | undefined> }) =>
      request.headers['x-csrf-token'] === 'fresh'
        ? undefined
        : { status: 403, headers: issue, body: 'Invalid CSRF token' }
    const server = await serve({ upgrade: check, post: check })
    let header: Record<string, string> = { 'X-CSRF-TOKEN': 'stale' }
    const { state } = listen(server, {
      ...only,
      headers: () => Promise.resolve(header),
      absorb: (_url, headers) => {
        const name = headers.get('X-CSRF-HEADER')
        if (name !== null) header = { [name]: headers.get(name) ?? '' }
      },
    })
    await state('connected')
    expect(server.count('/meta/handshake')).toBe(1)
  })

  test('a token that the refusal does not bring is renewed by the owner', async () => {
    const check = (request: { headers: Record<string, string | string[] | undefined> }) =>
      request.headers['x-csrf-token'] === 'fresh' ? undefined : { status: 403, body: '{"reason":"CSRF token missing"}' }
    const server = await serve({ upgrade: check, post: check })
    let token = 'none'
    const { state } = listen(server, {
      ...only,
      headers: () => Promise.resolve({ 'X-CSRF-TOKEN': token }),
      renew: () => {
        token = 'fresh'
        return Promise.resolve()
      },
    })
    await state('connected')
  })

  test('a CSRF token refused twice is denied', async () => {
    const refuse = () => ({ status: 403, body: 'csrf' })
    const server = await serve({ upgrade: refuse, post: refuse })
    const { state } = listen(server, only)
    expect(await state('denied')).toMatchObject({ status: 403 })
    expect(server.requests).toHaveLength(2)
  })

  test.each([401, 403])('HTTP %i at the start surfaces once, and the server is left alone', async (status) => {
    const refuse = () => ({ status })
    const server = await serve({ upgrade: refuse, post: refuse })
    const { state, states, clock } = listen(server, only)
    const denied = await state('denied')
    expect(denied.status).toBe(status)
    expect(denied.reason).toContain(`HTTP ${status}`)
    clock.advance(3_600_000)
    await quiet()
    expect(server.requests).toHaveLength(1)
    expect(states.filter(({ kind }) => kind === 'denied')).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  test('HTTP 401 after the connection was lost surfaces once, too', async () => {
    const server = await serve()
    const { state, clock } = listen(server, only)
    await state('connected')
    await until(() => server.holding)
    server.script.upgrade = server.script.post = () => ({ status: 401 })
    server.drop()
    await state('reconnecting')
    clock.advance(1_000)
    expect((await state('denied')).status).toBe(401)
    expect(clock.pending).toBe(0)
  })

  test('a handshake that is denied by Bayeux surfaces as denied', async () => {
    const server = await serve({
      reply: (_message, reply) => ({
        ...reply,
        successful: false,
        error: '403::Handshake denied',
        advice: { reconnect: 'none' },
      }),
    })
    const { state } = listen(server, only)
    const denied = await state('denied')
    expect(denied.status).toBe(403)
    expect(denied.reason).toContain('Handshake denied')
    expect(server.count('/meta/handshake')).toBe(1)
  })

  test('it can be started again after it was denied', async () => {
    const refuse = () => ({ status: 401 })
    const server = await serve({ upgrade: refuse, post: refuse })
    const { state, client } = listen(server, only)
    await state('denied')
    server.script = {}
    client.start()
    await state('connected')
  })

  test('an owner who cannot give headers is asked again', async () => {
    const server = await serve()
    let asked = 0
    const { state, clock } = listen(server, {
      ...only,
      headers: () => (++asked === 1 ? Promise.reject(new Error('no headers')) : Promise.resolve({})),
    })
    await state('reconnecting')
    clock.advance(1_000)
    await state('connected')
  })
})

test('HTTP 403 to the upgrade and to plain HTTP alike is denied, after one request of each', async () => {
  const refuse = () => ({ status: 403 })
  const server = await serve({ upgrade: refuse, post: refuse })
  const { state } = listen(server)
  expect((await state('denied')).status).toBe(403)
  expect(server.requests.map(({ method }) => method)).toEqual(['UPGRADE', 'POST'])
})

test('HTTP 401 to the upgrade is denied at once', async () => {
  const server = await serve({ upgrade: () => ({ status: 401 }) })
  const { state } = listen(server)
  await state('denied')
  expect(server.requests.map(({ method }) => method)).toEqual(['UPGRADE'])
})

test.each(transports)('credentials do not follow a redirect to another server (%s)', async (transport) => {
  const other = await serve()
  const redirect = () => ({ status: 307, headers: { location: other.url } })
  const server = await serve({ upgrade: redirect, post: redirect })
  const { state } = listen(server, {
    transports: [transport],
    headers: () => Promise.resolve({ Authorization: 'Basic secret' }),
  })
  const { reason } = await state('reconnecting')
  expect(reason).toContain(new URL(other.url).host)
  expect(other.requests).toEqual([])
})
