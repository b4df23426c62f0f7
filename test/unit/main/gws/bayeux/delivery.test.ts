import { describe, expect, test } from 'vitest'
import { listen, quiet, serve, transports, until } from './harness.ts'

const chats = '/v2/me/chats'
const numbers = (messages: { data: unknown }[]) => messages.map(({ data }) => data)

describe.each(transports)('over %s', (transport) => {
  const only = { transports: [transport] }

  test.each([false, true])('notifications arrive once and in order (acknowledged: %s)', async (ack) => {
    const server = await serve({ ack })
    const { messages, gaps, states } = listen(server, only)
    await until(() => server.holding)
    for (let count = 0; count < 50; count++) {
      server.publish(chats, count)
      if (count % 7 === 0) await until(() => messages.length > count)
    }
    await until(() => messages.length >= 50)
    await quiet()
    expect(numbers(messages)).toEqual(Array.from({ length: 50 }, (_, index) => index))
    expect(gaps).toEqual([])
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected'])
  })

  test('what a notification carries may be anything', async () => {
    const server = await serve()
    const { messages } = listen(server, only)
    await until(() => server.holding)
    const anything = ['text', null, 7, false, [1], { a: { b: [] } }]
    for (const [index, data] of anything.entries()) {
      await until(() => server.holding)
      server.publish(chats, data)
      await until(() => messages.length === index + 1)
    }
    expect(messages).toEqual(anything.map((data) => ({ channel: chats, data })))
  })

  test('notifications before and after a reply in the same frame are all delivered', async () => {
    const server = await serve()
    const { messages } = listen(server, only)
    await until(() => server.holding)
    server.script.encode = (ordinary) => {
      server.script.encode = JSON.stringify
      return JSON.stringify([{ channel: chats, data: 1 }, ...ordinary, { channel: chats, data: 2 }])
    }
    server.releaseAll()
    await until(() => messages.length === 2)
    expect(numbers(messages)).toEqual([1, 2])
  })

  test('a reply without an id is known by its channel', async () => {
    const server = await serve({ reply: (_message, { id: _id, ...reply }) => reply })
    const { state } = listen(server, only)
    await state('connected')
    await until(() => server.holding)
  })

  test('a message that is no Bayeux is reported, and its neighbours are delivered', async () => {
    const server = await serve()
    const { messages, unreadable, states } = listen(server, only)
    await until(() => server.holding)
    server.script.encode = (ordinary) => {
      server.script.encode = JSON.stringify
      return JSON.stringify([
        { channel: chats, data: 1 },
        { no: 'channel' },
        5,
        ...ordinary,
        { channel: chats, data: 2 },
      ])
    }
    server.releaseAll()
    await until(() => messages.length === 2)
    expect(unreadable).toHaveLength(2)
    expect(states.at(-1)?.kind).toBe('connected')
  })

  test('a lost link without acknowledgements is a gap, once the subscriptions hold again', async () => {
    const server = await serve()
    const { gaps, state, clock, messages } = listen(server, only)
    await until(() => server.holding)
    server.drop()
    await state('reconnecting')
    expect(gaps).toEqual([])
    clock.advance(1_000)
    await state('connected', 2)
    await until(() => gaps.length === 1)
    expect(server.count('/meta/handshake')).toBe(1)
    await until(() => server.holding)
    server.publish(chats, 'again')
    await until(() => messages.length === 1)
  })

  test('a lost link with acknowledgements is no gap: what was missed comes', async () => {
    const server = await serve({ ack: true })
    const { gaps, state, clock, messages } = listen(server, only)
    await until(() => server.holding)
    server.publish(chats, 1)
    await until(() => messages.length === 1)
    await until(() => server.holding)
    server.drop()
    server.publish(chats, 2)
    server.publish(chats, 3)
    await state('reconnecting')
    clock.advance(1_000)
    await state('connected', 2)
    await until(() => messages.length >= 3)
    await quiet()
    expect(numbers(messages)).toEqual([1, 2, 3])
    expect(gaps).toEqual([])
  })

  test('acknowledgements go on from what was received last', async () => {
    const server = await serve({ ack: true })
    const { messages } = listen(server, only)
    for (let count = 1; count <= 3; count++) {
      await until(() => server.holding)
      server.publish(chats, count)
      await until(() => messages.length === count)
    }
    await until(() => server.holding)
    const acks = server.received
      .filter(({ message }) => message.channel === '/meta/connect')
      .map(({ message }) => (message.ext as { ack: number }).ack)
    expect(acks).toEqual([-1, 1, 2, 3, 4])
  })

  test('an owner who throws does not upset the connection', async () => {
    const thrown: unknown[] = []
    const before = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => thrown.push(error))
    try {
      const server = await serve()
      let heard = 0
      const { states } = listen(server, {
        ...only,
        onMessage: () => {
          heard++
          throw new Error('the owner’s')
        },
      })
      for (let count = 1; count <= 2; count++) {
        await until(() => server.holding)
        server.publish(chats, count)
        await until(() => heard === count)
      }
      await until(() => thrown.length === 2)
      expect(states.at(-1)?.kind).toBe('connected')
    } finally {
      process.removeAllListeners('uncaughtException')
      before.forEach((listener) => process.on('uncaughtException', listener))
    }
  })
})

test('a single message that is not in an array is taken over the socket', async () => {
  const server = await serve({ encode: (messages) => JSON.stringify(messages.length === 1 ? messages[0] : messages) })
  const { messages } = listen(server, { transports: ['websocket'] })
  await until(() => server.holding)
  server.publish(chats, 1)
  await until(() => messages.length === 1)
})

test('frames that cannot be read are reported, and the socket stays', async () => {
  const server = await serve()
  const { unreadable, messages, states } = listen(server, { transports: ['websocket'] })
  await until(() => server.holding)
  server.frame('<html>')
  server.frame('"text"')
  server.frame(Buffer.from([1, 2, 3]))
  server.publish(chats, 1)
  await until(() => messages.length === 1)
  expect(unreadable).toHaveLength(3)
  expect(states.at(-1)?.kind).toBe('connected')
})
