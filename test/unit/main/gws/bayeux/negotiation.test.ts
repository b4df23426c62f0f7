import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, until } from './harness.ts'
import type { Script } from './server.ts'

const refusals: [string, NonNullable<Script['upgrade']>][] = [
  ['refused', () => ({ status: 400 })],
  ['refused by a proxy that forbids sockets', () => ({ status: 403 })],
  ['redirected', () => ({ status: 302, headers: { location: 'http://elsewhere.example/' } })],
  ['cut off', () => 'hang up'],
]

const refusing = { upgrade: () => ({ status: 400 }) }

describe('the transport', () => {
  test('is the socket where it opens, and the handshake goes over it', async () => {
    const server = await serve()
    const { state } = listen(server)
    expect(await state('connected')).toEqual({ kind: 'connected', transport: 'websocket' })
    expect(server.received.every(({ over }) => over === 'websocket')).toBe(true)
    expect(server.received[0]?.message).toMatchObject({
      channel: '/meta/handshake',
      version: '1.0',
      supportedConnectionTypes: ['websocket', 'long-polling'],
      ext: { ack: true },
    })
  })

  test.each(refusals)('is long-polling where the upgrade is %s', async (_how, upgrade) => {
    const server = await serve({ upgrade })
    const { state } = listen(server)
    expect(await state('connected')).toEqual({ kind: 'connected', transport: 'long-polling' })
  })

  test('is long-polling where the upgrade is swallowed though HTTP works', async () => {
    const server = await serve({ upgrade: () => 'swallow' })
    const { clock, state } = listen(server)
    await until(() => server.requests.length === 1)
    clock.advance(5_000)
    expect((await state('connected')).transport).toBe('long-polling')
  })

  test('is long-polling where the socket opens but swallows what is sent', async () => {
    const server = await serve()
    server.script.reply = (_message, reply) => (server.sockets.size > 0 ? null : reply)
    const { clock, state } = listen(server)
    await until(() => server.count('/meta/handshake') === 1)
    clock.advance(10_100)
    expect((await state('connected')).transport).toBe('long-polling')
  })

  test('is long-polling where the handshake over the socket does not offer the socket', async () => {
    const server = await serve({ connectionTypes: ['long-polling', 'callback-polling'] })
    const { state } = listen(server)
    expect((await state('connected')).transport).toBe('long-polling')
    expect(server.count('/meta/handshake')).toBe(1)
  })

  test('stays the socket when the server was down, however often it was tried', async () => {
    const server = await serve()
    await server.kill()
    const { clock, state } = listen(server)
    for (let attempt = 1; attempt <= 3; attempt++) {
      await state('reconnecting', attempt)
      if (attempt < 3) clock.advance(5_000)
    }
    await server.start()
    clock.advance(5_000)
    expect((await state('connected')).transport).toBe('websocket')
    expect(server.received.every(({ over }) => over === 'websocket')).toBe(true)
  })

  test('is not changed for a network that is down: plain HTTP is not even asked', async () => {
    const server = await serve()
    await server.kill()
    let asked = 0
    const { state } = listen(server, {
      fetch: (url, init) => {
        asked++
        return fetch(url, init)
      },
    })
    await state('reconnecting')
    expect(asked).toBe(0)
  })

  test('can be limited to one of them', async () => {
    const server = await serve()
    const polling = listen(server, { transports: ['long-polling'] })
    expect((await polling.state('connected')).transport).toBe('long-polling')
    server.script = refusing
    const socket = listen(server, { transports: ['websocket'] })
    expect((await socket.state('reconnecting')).reason).toContain('HTTP 400')
  })
})

describe('on long-polling the socket', () => {
  test('is tried again later, and taken when it opens, with the same session', async () => {
    const server = await serve(refusing)
    const { clock, state, gaps } = listen(server)
    await state('connected')
    server.script = {}
    await until(() => server.holding)
    clock.advance(30_000)
    await until(() => server.sockets.size === 1)
    await state('connected', 2)
    expect(server.count('/meta/handshake')).toBe(1)
    // Without acknowledgements a notification may have been on its way to the request that was given up.
    await until(() => gaps.length === 1)
  })

  test('is tried ever more rarely while it stays refused', async () => {
    const server = await serve(refusing)
    const { clock, state } = listen(server)
    await state('connected')
    const upgrades = () => server.requests.filter(({ method }) => method === 'UPGRADE').length
    await until(() => server.holding)
    clock.advance(29_000)
    await quiet()
    expect(upgrades()).toBe(1)
    clock.advance(1_000)
    await until(() => upgrades() === 2)
    // The refusal must have arrived before time goes on.
    await quiet()
    server.releaseAll()
    clock.advance(30_000)
    await quiet()
    expect(upgrades()).toBe(2)
    server.releaseAll()
    clock.advance(30_000)
    await until(() => upgrades() === 3)
  })

  test('is not tried when the server does not offer it', async () => {
    const server = await serve({ ...refusing, connectionTypes: ['long-polling'] })
    const { clock, state } = listen(server)
    await state('connected')
    clock.advance(39_000)
    await quiet()
    expect(server.requests.filter(({ method }) => method === 'UPGRADE')).toHaveLength(1)
  })
})
