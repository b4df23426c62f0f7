import { createServer } from 'node:http'
import { createCometDServer } from 'cometd-nodejs-server'
import { AcknowledgedMessagesExtension } from 'cometd-nodejs-server/ack-extension.js'
import { afterEach, expect, test } from 'vitest'
import { listen, listenOn, until } from './harness.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function serve({ port = 0, ack = false } = {}) {
  const cometd = createCometDServer({ timeout: 3_000, maxInterval: 8_000, sweepPeriod: 500 })
  if (ack) cometd.addExtension(new AcknowledgedMessagesExtension())
  const channel = cometd.createServerChannel('/v2/me/chats')
  const http = createServer((request, response) => cometd.handle(request, response))
  const listening = await listenOn(http, port)
  let alive = true
  const kill = async () => {
    if (!alive) return
    alive = false
    await listening.kill()
    cometd.close()
  }
  cleanups.push(kill)
  return {
    port: listening.port,
    url: `http://127.0.0.1:${listening.port}/notifications`,
    publish: (data: unknown) => channel.publish(null, data),
    http,
    kill,
  }
}

test.each([false, true])(
  'subscribes, receives, and comes back after the server was killed and restarted (ack: %s)',
  async (ack) => {
    const first = await serve({ ack })
    const { client, states, data, gaps, kind, cookies } = listen(first.url)
    cleanups.push(() => client.stop())
    await until(() => kind() === 'connected')
    // This server has no WebSocket: the socket was tried, and long-polling taken.
    expect(states.at(-1)).toEqual({ kind: 'connected', transport: 'long-polling' })
    expect(cookies.has('BAYEUX_BROWSER')).toBe(true)
    first.publish('one')
    first.publish('two')
    await until(() => data.length === 2)

    await first.kill()
    await until(() => kind() === 'reconnecting')
    const second = await serve({ ack, port: first.port })
    await until(() => kind() === 'connected' && gaps.length === 1)
    second.publish('three')
    await until(() => data.length === 3)
    expect(data).toEqual(['one', 'two', 'three'])
  },
)

test('loses nothing and repeats nothing where the server keeps notifications until they are acknowledged', async () => {
  const server = await serve({ ack: true })
  const { client, data, gaps, states } = listen(server.url)
  cleanups.push(() => client.stop())
  await until(() => states.at(-1)?.kind === 'connected')
  for (let count = 0; count < 60; count++) {
    server.publish(count)
    // Breaks every connection now and then, whatever is on its way.
    if (count % 20 === 10) server.http.closeAllConnections()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await until(() => data.length >= 60)
  expect(data).toEqual(Array.from({ length: 60 }, (_, index) => index))
  expect(gaps).toEqual([])
})

test('stays connected over several held requests', async () => {
  const server = await serve()
  const { client, states, data } = listen(server.url, { transports: ['long-polling'] })
  cleanups.push(() => client.stop())
  await until(() => states.at(-1)?.kind === 'connected')
  let polls = 0
  server.http.on('request', () => polls++)
  await until(() => polls === 2)
  server.publish('still here')
  await until(() => data.length === 1)
  expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected'])
})
