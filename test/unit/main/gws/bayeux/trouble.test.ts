import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'
import type { BayeuxServer, Wire } from './server.ts'

const fixture = (name: string) => path.resolve(import.meta.dirname, '../../../../fixtures', name)

/** The server's end of the connection that stands. */
function line(server: BayeuxServer): Socket {
  const [found, ...more] = server.connections
  if (found === undefined || more.length > 0) throw new Error(`${server.connections.size} connections`)
  return found
}

/** An unmasked text frame, as a server sends it. */
function textFrame(text: string): Buffer {
  const data = Buffer.from(text)
  const head = Buffer.alloc(10)
  head[0] = 0x81
  head[1] = 127
  head.writeBigUInt64BE(BigInt(data.length), 2)
  return Buffer.concat([head, data])
}

describe('a client that the server does not know', () => {
  const { replies } = JSON.parse(fs.readFileSync(fixture('subscription-of-an-unknown-client.json'), 'utf8')) as {
    replies: Wire[]
  }
  const refusal = replies.find(({ channel }) => channel === '/meta/subscribe')

  test.each(transports)('in reply to a subscription leads to a new handshake (%s)', async (transport) => {
    let refused = 0
    const server = await serve({
      reply: (message, reply) =>
        message.channel === '/meta/subscribe' && refused++ === 0 ? { ...refusal, ...reply, ...refusal } : reply,
    })
    const { state } = listen(server, { transports: [transport] })
    await state('connected')
    expect(server.count('/meta/handshake')).toBe(2)
  })

  test.each(transports)('is not taken for a subscription that may not be had (%s)', async (transport) => {
    const server = await serve({
      reply: (message, reply) =>
        message.channel === '/meta/subscribe'
          ? { ...reply, successful: false, error: '403:/v2/me/*:Subscription denied' }
          : reply,
    })
    const { state } = listen(server, { transports: [transport] })
    await state('stopped')
  })
})

describe('a socket that opens and dies soon', () => {
  test('three times in a row is left for long-polling, and tried again later', async () => {
    const server = await serve()
    const { clock, state, states } = listen(server)
    for (let round = 1; round <= 3; round++) {
      expect((await state('connected', round)).transport).toBe('websocket')
      await until(() => server.holding)
      clock.advance(900)
      server.drop()
      await state('reconnecting', round)
      clock.advance(5_000)
    }
    expect((await state('connected', 4)).transport).toBe('long-polling')
    await until(() => server.holding)
    clock.advance(30_000)
    expect((await state('connected', 5)).transport).toBe('websocket')
    // One more that dies is enough now.
    await until(() => server.holding)
    server.drop()
    await state('reconnecting', 4)
    clock.advance(5_000)
    await until(() => states.at(-1)?.kind === 'connected')
    expect((await state('connected', 6)).transport).toBe('long-polling')
  })

  test('is not what happened to one that lasted', async () => {
    const server = await serve()
    const { clock, state } = listen(server)
    for (let round = 1; round <= 4; round++) {
      expect((await state('connected', round)).transport).toBe('websocket')
      await until(() => server.holding)
      clock.advance(10_000)
      server.drop()
      // Each link had worked, so the wait does not grow.
      expect((await state('reconnecting', round)).attempt).toBe(1)
      clock.advance(1_000)
    }
  })
})

describe('text that is not UTF-8', () => {
  test('is read with replacement signs, and the socket lives on', async () => {
    const server = await serve({ ack: true })
    const { messages, states } = listen(server, { transports: ['websocket'] })
    await until(() => server.holding)
    line(server).write(fs.readFileSync(fixture('frame-not-utf8.bin')))
    await until(() => messages.length === 1)
    expect(JSON.stringify(messages)).toContain('\uFFFD')
    await quiet()
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected'])
  })
})

describe('a slow line that is delivering', () => {
  const event = { channel: '/v2/me/chats', data: 'x'.repeat(40_000) }

  test('is left to it on a socket', async () => {
    const server = await serve()
    const { clock, messages, states } = listen(server, { transports: ['websocket'] })
    await until(() => server.holding)
    // Its pongs would stand in the middle of the frame.
    for (const socket of server.sockets) socket.pause()
    const frame = textFrame(JSON.stringify([event]))
    // Twice the time in which an answer to a ping or a connect is due.
    for (let sent = 0; sent < frame.length; sent += 2_000) {
      line(server).write(frame.subarray(sent, sent + 2_000))
      await quiet()
      clock.advance(4_000)
    }
    await until(() => messages.length === 1)
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected'])
  })

  test('is left to it on long-polling, and one that stops is not', async () => {
    const server = await serve()
    const holding = new Promise<{ message: Wire; line: Socket }>((resolve) => {
      server.script.post = (request, [message]) => {
        if (message?.channel !== '/meta/connect' || message.advice !== undefined) return undefined
        server.script = {}
        resolve({ message, line: request.socket })
        return 'swallow'
      }
    })
    const { clock, messages, states, state } = listen(server, { transports: ['long-polling'] })
    const { message, line } = await holding
    const body = JSON.stringify([event, { channel: '/meta/connect', id: message.id, successful: true }])
    line.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`)
    for (let sent = 0; sent < body.length; sent += 4_000) {
      line.write(body.slice(sent, sent + 4_000))
      await quiet()
      clock.advance(9_000)
    }
    await until(() => messages.length === 1)
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected'])
    await until(() => server.holding)
    clock.advance(40_100)
    expect((await state('reconnecting')).reason).toContain('no answer')
  })
})

describe('a session that takes subscriptions and no connect', () => {
  test('is told as connected only once a connect was taken', async () => {
    const server = await serve({
      post: (_request, messages) =>
        messages.some(({ channel }) => channel === '/meta/connect') ? { status: 500, body: 'Oops' } : undefined,
    })
    const { clock, state, states } = listen(server, { transports: ['long-polling'] })
    for (let round = 1; round <= 3; round++) {
      expect((await state('reconnecting', round)).reason).toContain('HTTP 500')
      clock.advance(5_000)
    }
    expect(states.map(({ kind }) => kind)).not.toContain('connected')
    server.script = {}
    clock.advance(5_000)
    await state('connected')
  })

  test('holds even the first one: that is no refusal', async () => {
    let connects = 0
    const server = await serve({
      post: (_request, [message]) => (message?.channel === '/meta/connect' && ++connects > 0 ? 'swallow' : undefined),
    })
    const { clock, state, states } = listen(server, { transports: ['long-polling'] })
    await until(() => connects === 1)
    await quiet()
    expect(states.at(-1)?.kind).toBe('connecting')
    clock.advance(2_000)
    await state('connected')
  })
})

test.each(transports)('advice none by a disconnect ends it like any other (%s)', async (transport) => {
  const server = await serve()
  const { state } = listen(server, { transports: [transport] })
  await until(() => server.holding)
  server.script.encode = (messages) =>
    JSON.stringify([{ channel: '/meta/disconnect', advice: { reconnect: 'none' } }, ...messages])
  server.releaseAll()
  await state('stopped')
  await quiet()
  expect(server.count('/meta/handshake')).toBe(1)
})

test('a socket asks for compression, and one frame cannot grow without end', async () => {
  const server = await serve()
  const { client, state } = listen(server, { transports: ['websocket'] })
  await state('connected')
  const upgrade = server.requests.find(({ method }) => method === 'UPGRADE')
  expect(upgrade?.headers['sec-websocket-extensions']).toContain('permessage-deflate')
  await until(() => server.holding && client.latency !== null)
  const head = Buffer.alloc(10)
  head[0] = 0x81
  head[1] = 127
  head.writeBigUInt64BE(65n * 1024n * 1024n, 2)
  line(server).write(head)
  await state('reconnecting')
})

test('a reply cannot grow without end', async () => {
  const endless = createServer((request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'application/json' })
    const part = Buffer.alloc(1024 * 1024, ' ')
    const more = () => {
      while (response.write(part));
      response.once('drain', more)
    }
    more()
  })
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    endless.closeAllConnections()
    endless.close()
  })
  const { port } = endless.address() as AddressInfo
  const { state } = listen({ url: `http://127.0.0.1:${port}/notifications` }, { transports: ['long-polling'] })
  expect((await state('reconnecting')).reason).toContain('more than')
})

describe('a server that has sockets alone', () => {
  test.each([
    ['forbids', { status: 403, body: 'Forbidden' }],
    ['does not know', { status: 404, body: 'Not found' }],
    ['does not serve', { status: 501, body: 'Not implemented' }],
  ])('is found again after a restart, whatever it answers to long-polling (%s it)', async (_what, refusal) => {
    const server = await serve({ connectionTypes: ['websocket'], post: () => refusal })
    const { clock, state } = listen(server)
    await state('connected')
    await until(() => server.holding)
    // A gateway stands in while it starts.
    server.script.upgrade = () => ({ status: 502 })
    server.forget()
    server.drop()
    expect((await state('reconnecting', 1)).attempt).toBe(1)
    clock.advance(1_000)
    expect((await state('reconnecting', 2)).reason).toContain('HTTP 502')
    delete server.script.upgrade
    clock.advance(2_000)
    expect((await state('connected', 2)).transport).toBe('websocket')
  })

  test('and takes a handshake over long-polling is not said to offer no way', async () => {
    const server = await serve({ connectionTypes: ['websocket'] })
    const { clock, state } = listen(server)
    await state('connected')
    await until(() => server.holding)
    server.script.upgrade = () => ({ status: 502 })
    server.forget()
    server.drop()
    await state('reconnecting', 1)
    clock.advance(1_000)
    expect((await state('reconnecting', 2)).reason).toContain('HTTP 502')
    delete server.script.upgrade
    clock.advance(2_000)
    await state('connected', 2)
  })
})
