import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'

describe.each(transports)('over %s', (transport) => {
  const only = { transports: [transport] }

  test('a server that is gone for 20 s is found again within a few seconds', async () => {
    const server = await serve()
    const { clock, state, gaps, messages } = listen(server, only)
    await until(() => server.holding)
    const goneAt = clock.now()
    await server.kill()
    const waits = [1_000, 2_000, 4_000, 5_000, 5_000, 5_000]
    let restarted = false
    for (const [index, wait] of waits.entries()) {
      const { attempt, since } = await state('reconnecting', index + 1)
      expect({ attempt, since }).toEqual({ attempt: index + 1, since: goneAt })
      if (!restarted && clock.now() + wait - goneAt >= 20_000) {
        await server.start()
        restarted = true
      }
      clock.advance(wait)
    }
    await state('connected', 2)
    expect(clock.now() - goneAt).toBeLessThanOrEqual(25_000)
    await until(() => gaps.length === 1)
    await until(() => server.holding)
    server.publish('/v2/me/chats', 'again')
    await until(() => messages.length === 1)
  })

  test('after two minutes of outage the server is asked only every half minute', async () => {
    const server = await serve()
    await server.kill()
    const { clock, state } = listen(server, only)
    await state('reconnecting')
    const started = clock.now()
    clock.advance(1_000)
    for (let attempt = 2; clock.now() - started < 120_000; attempt++) {
      await state('reconnecting', attempt)
      clock.advance(attempt === 2 ? 2_000 : attempt === 3 ? 4_000 : 5_000)
    }
    const { attempt } = await state('reconnecting', 27)
    clock.advance(29_000)
    await quiet()
    expect((await state('reconnecting')).attempt).toBe(attempt)
    clock.advance(1_000)
    expect((await state('reconnecting', attempt + 1)).attempt).toBe(attempt + 1)
  })

  test('a server that is down at the start is waited for, and that is no gap', async () => {
    const server = await serve()
    await server.kill()
    const { clock, state, gaps } = listen(server, only)
    expect((await state('reconnecting')).reason).toMatch(/Nothing answers at 127\.0\.0\.1/)
    await server.start()
    clock.advance(1_000)
    await state('connected')
    await quiet()
    expect(gaps).toEqual([])
  })

  test('an unknown name is said in words', async () => {
    const { state } = listen({ url: 'http://nowhere.invalid/api/v2/notifications' }, only)
    expect((await state('reconnecting')).reason).toContain('nowhere.invalid')
  })

  test.each([503, 429])('HTTP %i is left alone for as long as Retry-After says', async (status) => {
    const busy = () => ({ status, headers: { 'Retry-After': '7' } })
    const server = await serve({ upgrade: busy, post: busy })
    const { clock, state, client } = listen(server, { transports: [transport, 'long-polling'] })
    expect((await state('reconnecting')).reason).toContain(`HTTP ${status}`)
    server.script = {}
    clock.advance(6_999)
    client.checkNow()
    await quiet()
    expect(server.requests).toHaveLength(1)
    clock.advance(1)
    await state('connected')
  })

  test('Retry-After may be a date', async () => {
    const server = await serve()
    const { clock, state, client } = listen(server, only)
    await until(() => server.holding)
    // By the server's clock, an hour from ours.
    const date = (ms: number) => new Date(clock.now() + 3_600_000 + ms).toUTCString()
    const busy = () => ({ status: 503, headers: { Date: date(0), 'Retry-After': date(20_000) } })
    server.script = { upgrade: busy, post: busy }
    server.drop()
    await state('reconnecting')
    client.checkNow()
    await state('reconnecting', 2)
    server.script = {}
    clock.advance(15_000)
    await quiet()
    expect((await state('reconnecting')).attempt).toBe(2)
    clock.advance(5_000)
    await state('connected', 2)
  })

  test('a wait ends when the owner says that the network is back', async () => {
    const server = await serve()
    await server.kill()
    const { client, state } = listen(server, only)
    await state('reconnecting')
    await server.start()
    client.checkNow()
    await state('connected')
  })

  test('a link that breaks again and again is not mended in a tight loop', async () => {
    const server = await serve()
    const { clock, state } = listen(server, only)
    for (const [index, wait] of [1_000, 2_000, 4_000, 5_000].entries()) {
      await state('connected', index + 1)
      await until(() => server.holding)
      server.drop()
      expect((await state('reconnecting', index + 1)).attempt).toBe(index + 1)
      clock.advance(wait - 1)
      await quiet()
      await state('reconnecting', index + 1)
      clock.advance(1)
    }
    await state('connected', 5)
  })

  test('a link that lasted is missed anew: attempts are counted from one', async () => {
    const server = await serve()
    // The socket's pings would go unanswered while half a minute passes in one step.
    const { clock, state } = listen(server, { ...only, timings: { ping: 1e9, pong: 1e8 } })
    for (let round = 1; round <= 2; round++) {
      await state('connected', round)
      await until(() => server.holding)
      clock.advance(30_000)
      server.drop()
      expect((await state('reconnecting', round)).attempt).toBe(1)
      clock.advance(1_000)
    }
    await state('connected', 3)
  })
})

test.each([
  ['a web page', '<!DOCTYPE html><title>Log in</title>', /a web page.*HTTP 200/],
  ['something else', 'OK', /something unreadable/],
  ['nothing', '', /something unreadable/],
  ['no reply to what was asked', '[]', /without a reply/],
])('HTTP 200 with %s is said in words, and tried again', async (_what, body, reason) => {
  const server = await serve({ upgrade: () => ({ status: 400 }), post: () => ({ status: 200, body }) })
  const { clock, state } = listen(server)
  expect((await state('reconnecting')).reason).toMatch(reason)
  server.script = {}
  clock.advance(1_000)
  await state('connected')
})

test('a gateway that answers in place of the server is said in words', async () => {
  const gateway = () => ({ status: 502, body: '<html>Bad gateway</html>' })
  const server = await serve({ upgrade: gateway, post: gateway })
  const { state } = listen(server)
  expect((await state('reconnecting')).reason).toContain('HTTP 502 Bad Gateway')
})
