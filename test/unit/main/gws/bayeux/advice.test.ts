import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'
import type { BayeuxServer, Wire } from './server.ts'

const unknownClient = {
  successful: false,
  error: '402::Unknown client',
  advice: { reconnect: 'handshake', interval: 0 },
}

/** Changes the replies to one channel, the first `count` of them after `spared`. */
const answering =
  (channel: string, change: object, count = Infinity, spared = 0) =>
  (message: Wire, reply: Wire): Wire =>
    message.channel === channel && spared-- <= 0 && count-- > 0 ? { ...reply, ...change } : reply

const connects = (server: BayeuxServer) => server.count('/meta/connect')

describe.each(transports)('over %s', (transport) => {
  const only = { transports: [transport] }

  test('a session that was forgotten while the link was lost is begun anew', async () => {
    const server = await serve()
    const { clock, state, gaps } = listen(server, only)
    await until(() => server.holding)
    server.forget()
    server.drop()
    await state('reconnecting')
    clock.advance(1_000)
    await until(() => gaps.length === 1)
    expect((await state('connected')).transport).toBe(transport)
    expect(server.count('/meta/handshake')).toBe(2)
  })

  test('402 is followed by a handshake without a wait, and by a gap once the subscriptions hold', async () => {
    const server = await serve({ reply: answering('/meta/connect', unknownClient, 1, 1) })
    const told: string[] = []
    listen(server, {
      ...only,
      onState: ({ kind }) => told.push(kind),
      onGap: () => told.push(`gap after ${server.count('/meta/subscribe')} subscriptions`),
    })
    await until(() => server.holding)
    server.releaseAll()
    await until(() => told.length === 5)
    expect(told).toEqual(['connecting', 'connected', 'reconnecting', 'connected', 'gap after 2 subscriptions'])
    expect(server.count('/meta/handshake')).toBe(2)
  })

  test.each([
    ['402 without advice', { successful: false, error: '402::Unknown client' }],
    ['advice handshake', { successful: false, advice: { reconnect: 'handshake' } }],
    ['advice handshake in a reply that succeeded', { advice: { reconnect: 'handshake' } }],
    ['401, as Faye has it', { successful: false, error: '401:abc:Unknown client' }],
    ['403 of an unknown client', { successful: false, error: '403::Unknown client' }],
  ])('%s is taken as an unknown client', async (_what, change) => {
    const server = await serve({ reply: answering('/meta/connect', change, 1) })
    const { state } = listen(server, only)
    await state('connected')
    expect(server.count('/meta/handshake')).toBe(2)
  })

  test('a server that wants a pause before the new session gets it', async () => {
    const advice = { reconnect: 'handshake', interval: 9_000 }
    const server = await serve({ reply: answering('/meta/connect', { ...unknownClient, advice }, 1) })
    const { state, clock } = listen(server, only)
    await state('reconnecting')
    clock.advance(8_999)
    await quiet()
    expect(server.count('/meta/handshake')).toBe(1)
    clock.advance(1)
    await state('connected')
    expect(server.count('/meta/handshake')).toBe(2)
  })

  test('advice none ends it, with a reason', async () => {
    const server = await serve({
      reply: answering('/meta/connect', { successful: false, error: '403::Too many', advice: { reconnect: 'none' } }),
    })
    const { state, clock } = listen(server, only)
    expect((await state('stopped')).reason).toContain('Too many')
    expect(clock.pending).toBe(0)
    await quiet()
    expect(connects(server)).toBe(1)
  })

  test('advice retry after a failed connect keeps the session and connects again', async () => {
    const server = await serve({
      reply: answering('/meta/connect', { successful: false, advice: { reconnect: 'retry' } }, 1),
    })
    const { state, clock } = listen(server, only)
    await state('reconnecting')
    clock.advance(1_000)
    await state('connected')
    expect(server.count('/meta/handshake')).toBe(1)
  })

  test('the interval is waited for before each connect, and holds until another is given', async () => {
    const server = await serve({
      reply: answering('/meta/connect', { advice: { reconnect: 'retry', interval: 3_000 } }, 1),
    })
    const { clock } = listen(server, only)
    for (let count = 1; count <= 2; count++) {
      await until(() => connects(server) === count)
      await quiet()
      expect(connects(server)).toBe(count)
      clock.advance(2_999)
      await quiet()
      expect(connects(server)).toBe(count)
      clock.advance(1)
      await until(() => server.holding)
      server.releaseAll()
    }
  })

  test('a connect may take the advised timeout and 10 s more, then the link is dead', async () => {
    const server = await serve({ reply: answering('/meta/handshake', { advice: { timeout: 60_000 } }) })
    // The socket would find out by a ping; here it is about the connect.
    const { clock, state, states } = listen(server, { ...only, timings: { ping: 1e9, pong: 1e8 } })
    await until(() => server.holding)
    clock.advance(69_999)
    await quiet()
    expect(states.at(-1)?.kind).toBe('connected')
    clock.advance(1)
    // It is looked at once more, a moment later.
    await quiet()
    expect(states.at(-1)?.kind).toBe('connected')
    clock.advance(100)
    expect((await state('reconnecting')).reason).toContain('70 s')
  })

  test('a server that answers every connect with 402 is not stormed with handshakes', async () => {
    const server = await serve({ reply: answering('/meta/connect', unknownClient) })
    // The socket's pings would go unanswered while half a minute passes in one step.
    const { clock, state } = listen(server, { ...only, timings: { ping: 1e9, pong: 1e8 } })
    const started = clock.now()
    const times: number[] = []
    const waits = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
    for (const [index, wait] of waits.entries()) {
      await state('reconnecting', index + 1)
      clock.advance(wait)
      await until(() => server.count('/meta/handshake') === index + 2)
      times.push(clock.now() - started)
    }
    expect(times).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000])
    await state('reconnecting', waits.length + 1)
    await quiet()
    expect(server.count('/meta/handshake')).toBe(waits.length + 1)
  })

  test('even when jitter draws nothing but noughts', async () => {
    const server = await serve({ reply: answering('/meta/connect', unknownClient) })
    const { state } = listen(server, { ...only, random: () => 0 })
    await state('reconnecting', 2)
    await quiet()
    expect(server.count('/meta/handshake')).toBe(2)
  })

  test('after a session that lasted, a new one is begun at once again', async () => {
    const server = await serve({ reply: answering('/meta/connect', unknownClient, 1) })
    const { clock, state } = listen(server, { ...only, timings: { ping: 1e9, pong: 1e8 } })
    await state('connected')
    await until(() => server.holding)
    clock.advance(30_000)
    server.script.reply = answering('/meta/connect', unknownClient, 1)
    server.releaseAll()
    await state('connected', 2)
    expect(server.count('/meta/handshake')).toBe(3)
  })

  test('a server that holds nothing is not asked in a loop', async () => {
    const server = await serve({ hasty: true })
    listen(server, only)
    await until(() => connects(server) >= 4)
    await quiet()
    await quiet()
    expect(connects(server)).toBeLessThan(6)
  })

  test('a subscription that is refused for good ends it, and says which', async () => {
    const server = await serve({
      reply: answering('/meta/subscribe', { successful: false, error: '403::Subscription denied' }),
    })
    const { state } = listen(server, only)
    const { reason } = await state('stopped')
    expect(reason).toContain('/v2/me/*')
    expect(reason).toContain('Subscription denied')
  })

  test('a subscription that failed for the moment is tried again', async () => {
    const server = await serve({ reply: answering('/meta/subscribe', { successful: false, error: '500::Busy' }, 1) })
    const { state, clock } = listen(server, only)
    await state('reconnecting')
    clock.advance(1_000)
    await state('connected')
  })

  test('a session that the server ends without being asked is begun anew', async () => {
    const server = await serve()
    const { state, gaps } = listen(server, only)
    await until(() => server.holding)
    server.script.encode = (messages) => {
      server.script.encode = JSON.stringify
      return JSON.stringify([{ channel: '/meta/disconnect' }, ...messages])
    }
    server.releaseAll()
    await state('connected', 2)
    await until(() => gaps.length === 1)
    expect(server.count('/meta/handshake')).toBe(2)
  })
})
