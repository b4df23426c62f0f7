import { createServer } from 'node:http'
import { NodeAdapter } from 'faye'
import { afterEach, expect, test } from 'vitest'
import type { Transport } from '../../preload/contract/index.ts'
import { listen, listenOn, until } from './harness.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function serve(port = 0) {
  // Faye counts in seconds.
  const faye = new NodeAdapter({ mount: '/notifications', timeout: 3 })
  const connects = { count: 0 }
  faye.addExtension({
    incoming(message, callback) {
      if (message.channel === '/meta/connect') connects.count++
      callback(message)
    },
  })
  const http = createServer()
  faye.attach(http)
  const listening = await listenOn(http, port)
  let alive = true
  const kill = async () => {
    if (!alive) return
    alive = false
    await listening.kill()
    faye.close()
  }
  cleanups.push(kill)
  return {
    port: listening.port,
    url: `http://127.0.0.1:${listening.port}/notifications`,
    publish: (data: unknown) => faye.getClient().publish('/v2/me/chats', data),
    connects,
    kill,
  }
}

test.each<Transport>(['websocket', 'long-polling'])(
  'subscribes, receives, and comes back after the server was killed and restarted (%s)',
  async (transport) => {
    const first = await serve()
    const { client, states, data, gaps, kind } = listen(first.url, { transports: [transport] })
    cleanups.push(() => client.stop())
    await until(() => kind() === 'connected')
    expect(states.at(-1)).toEqual({ kind: 'connected', transport })
    // Faye delivers what is published in the same tick in any order.
    await first.publish('one')
    await until(() => data.length === 1)
    await first.publish('two')
    await until(() => data.length === 2)

    await first.kill()
    await until(() => kind() === 'reconnecting')
    const second = await serve(first.port)
    await until(() => kind() === 'connected' && gaps.length === 1)
    await second.publish('three')
    await until(() => data.length === 3)
    expect(data).toEqual(['one', 'two', 'three'])
  },
)

test('takes the socket by itself, measures it, and keeps it over several held requests', async () => {
  const server = await serve()
  const { client, states, data } = listen(server.url)
  cleanups.push(() => client.stop())
  await until(() => client.latency !== null)
  const { count } = server.connects
  await until(() => server.connects.count === count + 2)
  await server.publish('still here')
  await until(() => data.length === 1)
  expect(states).toEqual([{ kind: 'connecting' }, { kind: 'connected', transport: 'websocket' }])
})
