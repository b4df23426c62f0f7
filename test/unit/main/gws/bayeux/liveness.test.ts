import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'

describe('a socket', () => {
  test('that answers no ping is given up and made anew', async () => {
    const server = await serve()
    const { clock, state, client } = listen(server, { transports: ['websocket'] })
    await until(() => server.holding && client.latency !== null)
    // A line that is half open: what we send goes out, nothing comes back.
    for (const socket of server.sockets) socket.pause()
    clock.advance(15_000)
    await quiet()
    expect((await state('connected')).kind).toBe('connected')
    // It is looked at once more, a moment later.
    clock.advance(100)
    expect((await state('reconnecting')).reason).toContain('silent')
    clock.advance(1_000)
    await state('connected', 2)
  })

  test('that answers its pings lives on, and its latency is measured', async () => {
    const server = await serve()
    const { clock, states, client } = listen(server, { transports: ['websocket'] })
    await until(() => server.holding && client.latency !== null)
    let pings = 0
    for (const socket of server.sockets) socket.on('ping', () => pings++)
    for (let round = 1; round <= 3; round++) {
      clock.advance(10_000)
      await until(() => pings === round)
      await quiet()
    }
    expect(states.at(-1)?.kind).toBe('connected')
    expect(client.latency).toBe(0)
  })

  test('is pinged at once after the machine slept, and given up if it stays silent', async () => {
    const server = await serve()
    const { clock, state, client } = listen(server, { transports: ['websocket'] })
    await until(() => server.holding && client.latency !== null)
    for (const socket of server.sockets) socket.pause()
    clock.sleep(3_600_000)
    // The look at the clock comes within 5 s, the answer is due within 5 s more, and a last look a moment later.
    clock.advance(10_100)
    await state('reconnecting')
  })
})

describe('long-polling', () => {
  const only = { transports: ['long-polling'] as const }

  test('asks anew at once after the machine slept, and tells of the gap', async () => {
    const server = await serve()
    const { clock, gaps, states } = listen(server, only)
    await until(() => server.holding)
    const before = server.requests.length
    clock.sleep(3_600_000)
    clock.advance(5_000)
    await until(() => server.requests.length > before && gaps.length === 1)
    await until(() => server.holding)
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected'])
    expect(server.count('/meta/handshake')).toBe(1)
  })

  test('finds out by a check that the server is gone', async () => {
    const server = await serve()
    const { clock, state, client } = listen(server, only)
    await until(() => server.holding)
    server.script.post = () => 'swallow'
    const before = server.requests.length
    client.checkNow()
    await until(() => server.requests.length > before)
    clock.advance(10_100)
    await state('reconnecting')
  })

  test('gives the shortest answered request as its latency', async () => {
    const server = await serve()
    const { client, state } = listen(server, only)
    await state('connected')
    expect(client.latency).toBe(0)
  })
})

test.each(transports)('a clock that goes as it should disturbs nothing (%s)', async (transport) => {
  const server = await serve()
  const { clock, states } = listen(server, { transports: [transport], timings: { ping: 1e9, pong: 1e8 } })
  await until(() => server.holding)
  const before = server.requests.length
  clock.advance(39_000)
  await quiet()
  expect(server.requests).toHaveLength(before)
  expect(states.at(-1)?.kind).toBe('connected')
})
