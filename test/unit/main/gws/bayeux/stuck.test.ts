import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'
import type { BayeuxServer, Wire } from './server.ts'

const chats = '/v2/me/chats'

/** A gateway that dislikes one notification: whatever carries it is replaced, as often as it is fetched. */
function spoilt(server: BayeuxServer, by: string): void {
  server.script.encode = (messages) => (JSON.stringify(messages).includes('spoilt') ? by : JSON.stringify(messages))
}

describe.each(transports)('what is not acknowledged and cannot be read (%s)', (transport) => {
  test('is not fetched for ever: a new session begins, and its gap is told', async () => {
    const server = await serve({ ack: true })
    const { clock, gaps, messages, state, states } = listen(server, { transports: [transport] })
    await state('connected')
    await until(() => server.holding)
    spoilt(server, '<html>Blocked by policy</html>')
    server.publish(chats, 'spoilt')
    for (let round = 0; round < 20 && server.count('/meta/handshake') === 1; round++) {
      clock.advance(45_000)
      await quiet()
    }
    // Over a socket each frame that was lost is a gap of its own.
    const before = transport === 'websocket' ? 1 : 0
    await until(() => states.at(-1)?.kind === 'connected' && gaps.length > before)
    expect(server.count('/meta/handshake')).toBe(2)
    server.publish(chats, 'fine')
    await until(() => messages.length === 1)
    expect(messages).toEqual([{ channel: chats, data: 'fine' }])
  })

  test('once is fetched again, and nothing is lost', async () => {
    const server = await serve({ ack: true })
    const { clock, messages, state } = listen(server, { transports: [transport] })
    await state('connected')
    await until(() => server.holding)
    spoilt(server, '{"half": ')
    server.publish(chats, 'spoilt')
    await quiet()
    server.script = { ack: true }
    for (let round = 0; round < 3; round++) {
      clock.advance(45_000)
      await quiet()
    }
    expect(messages).toEqual([{ channel: chats, data: 'spoilt' }])
    expect(server.count('/meta/handshake')).toBe(1)
  })
})

test('a connect that a gateway refuses, again and again, while subscriptions hold leads to a new session', async () => {
  const server = await serve({ ack: true })
  const { clock, state } = listen(server, { transports: ['long-polling'] })
  await state('connected')
  await until(() => server.holding)
  const first = server.received[0]?.message
  expect(first?.channel).toBe('/meta/handshake')
  const clientOf = (messages: Wire[]) => messages.find(({ channel }) => channel === '/meta/connect')?.clientId
  server.script.post = (_request, messages) =>
    clientOf(messages) === 'client-1' ? { status: 502, body: '<html>Bad gateway</html>' } : undefined
  server.releaseAll()
  for (let round = 0; round < 10 && server.count('/meta/handshake') === 1; round++) {
    await quiet()
    clock.advance(6_000)
  }
  await state('connected', 2)
})

test('a gateway that holds each connect for a while and then refuses it is not told as a connection', async () => {
  const server = await serve()
  const refuse: (() => void)[] = []
  const { clock, state, states } = listen(server, { transports: ['long-polling'] })
  await state('connected')
  await until(() => server.holding)
  server.script.post = (_request, messages) => {
    if (!messages.some(({ channel }) => channel === '/meta/connect')) return undefined
    return new Promise((resolve) => refuse.push(() => resolve({ status: 504, body: 'Gateway timeout' })))
  }
  server.releaseAll()
  for (let round = 1; round <= 4; round++) {
    await until(() => refuse.length === 1)
    clock.advance(3_000)
    await quiet()
    refuse.pop()?.()
    await state('reconnecting', round)
    clock.advance(6_000)
  }
  // Of the four, only the first could not be known to fail.
  expect(states.filter(({ kind }) => kind === 'connected').length).toBeLessThanOrEqual(2)
})

describe('a frame that is no JSON', () => {
  test('is a gap, told once for a row of them', async () => {
    const server = await serve()
    const { clock, gaps, state, states } = listen(server, { transports: ['websocket'] })
    await state('connected')
    await until(() => server.holding)
    for (let frame = 0; frame < 5; frame++) server.frame('<html>')
    await quiet()
    clock.advance(5_000)
    await until(() => gaps.length === 1)
    await quiet()
    clock.advance(5_000)
    expect(gaps).toHaveLength(1)
    expect(states.at(-1)?.kind).toBe('connected')
  })
})

test('a compressed frame cannot grow without end', async () => {
  const server = await serve()
  const { client, state } = listen(server, { transports: ['websocket'] })
  await state('connected')
  await until(() => server.holding && client.latency !== null)
  // 65 MiB of blanks: a few kilobytes on the line.
  const [socket] = server.sockets
  if (socket === undefined) throw new Error('no socket')
  expect(gzipSync(Buffer.alloc(65 * 1024 * 1024, ' ')).length).toBeLessThan(100_000)
  socket.send(Buffer.alloc(65 * 1024 * 1024, ' '), { compress: true, binary: false })
  await state('reconnecting')
})
