import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'

describe.each(transports)('over %s', (transport) => {
  const only = { transports: [transport] }

  test('stop says good-bye and leaves no timer and no socket', async () => {
    const server = await serve()
    const { client, clock, states } = listen(server, only)
    await until(() => server.holding)
    await client.stop()
    expect(server.count('/meta/disconnect')).toBe(1)
    expect(clock.pending).toBe(0)
    expect(server.sockets.size).toBe(0)
    expect(server.holding).toBe(false)
    expect(states.at(-1)).toEqual({ kind: 'idle' })
    clock.advance(3_600_000)
    await quiet()
    expect(states.at(-1)).toEqual({ kind: 'idle' })
  })

  test('stop does not wait for a server that does not answer', async () => {
    const server = await serve()
    const { client, clock } = listen(server, only)
    await until(() => server.holding)
    server.script.post = () => 'swallow'
    server.script.reply = () => null
    for (const socket of server.sockets) socket.pause()
    const stopped = client.stop()
    clock.advance(1_000)
    await quiet()
    clock.advance(1_000)
    await stopped
    expect(clock.pending).toBe(0)
  })

  test('stop during a wait ends the wait', async () => {
    const server = await serve()
    await server.kill()
    const { client, clock, state } = listen(server, only)
    await state('reconnecting')
    await client.stop()
    expect(clock.pending).toBe(0)
  })

  test('stop before anything was answered gives the attempt up', async () => {
    const server = await serve({ upgrade: () => 'swallow', post: () => 'swallow' })
    const { client, clock } = listen(server, only)
    await until(() => server.requests.length === 1)
    await client.stop()
    expect(clock.pending).toBe(0)
    await until(() => server.connections.size === 0)
  })

  test('stop while the owner still looks for headers gives the attempt up', async () => {
    const server = await serve()
    let asked = false
    const { client, clock } = listen(server, {
      ...only,
      headers: () => {
        asked = true
        return new Promise(() => undefined)
      },
    })
    await until(() => asked)
    await client.stop()
    expect(clock.pending).toBe(0)
    expect(server.requests).toEqual([])
  })

  test('nothing is told after stop', async () => {
    const server = await serve()
    const { client, messages, gaps, states } = listen(server, only)
    await until(() => server.holding)
    const stopped = client.stop()
    server.publish('/v2/me/chats', 1)
    await stopped
    await quiet()
    expect({ messages, gaps }).toEqual({ messages: [], gaps: [] })
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected', 'idle'])
  })

  test('start while it runs changes nothing, stop twice neither', async () => {
    const server = await serve()
    const { client, states } = listen(server, only)
    await until(() => server.holding)
    client.start()
    await quiet()
    expect(server.count('/meta/handshake')).toBe(1)
    await Promise.all([client.stop(), client.stop()])
    await client.stop()
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected', 'idle'])
  })

  test('it can be started again', async () => {
    const server = await serve()
    const { client, state } = listen(server, only)
    await until(() => server.holding)
    await client.stop()
    client.start()
    await state('connected', 2)
  })

  test('there is never more than one session', async () => {
    const server = await serve()
    const { state, clock } = listen(server, only)
    for (let round = 1; round <= 3; round++) {
      await until(() => server.holding)
      server.drop()
      await state('reconnecting', round)
      clock.advance(5_000)
      await state('connected', round + 1)
      expect(server.sockets.size).toBeLessThanOrEqual(1)
    }
    expect(server.count('/meta/handshake')).toBe(1)
  })
})

test('stop while the socket is tried beside long-polling leaves neither', async () => {
  const server = await serve({ upgrade: () => ({ status: 400 }) })
  const { client, clock, state } = listen(server)
  await state('connected')
  await until(() => server.holding)
  server.script.upgrade = () => 'swallow'
  const before = server.requests.length
  clock.advance(30_000)
  await until(() => server.requests.length > before)
  await client.stop()
  expect(clock.pending).toBe(0)
})
