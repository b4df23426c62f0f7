import { afterEach, describe, expect, test } from 'vitest'
import type { Transport } from '../../../preload/contract/index.ts'
import { until } from '../harness.ts'
import { clients, type ClientName, type Listener } from './clients.ts'
import { openLine, type Line } from './line.ts'
import { CometdServer, prepare, type ServerOptions } from './server.ts'

const missing = await prepare()
if (missing !== null) console.log(`Skipped, CometD’s own server as a peer: ${missing}.`)

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at)

interface Setting {
  server: CometdServer
  line: Line
  listener: Listener
}

const transports: readonly Transport[] = ['websocket', 'long-polling']
const kinds = transports.flatMap((transport) => [true, false].map((ack) => ({ transport, ack })))

/** The same script for each client of CometD’s own server. */
export function playScript(name: ClientName): void {
  describe.skipIf(missing !== null).each(kinds)(`${name} over $transport, acknowledgements $ack`, (kind) =>
    script(name, kind),
  )
}

function script(name: ClientName, kind: { transport: Transport; ack: boolean }): void {
  /** A server, a line to it and a client at its end that is connected. */
  async function set(options: Partial<ServerOptions> = {}, rate?: number): Promise<Setting> {
    const server = await serve(options)
    const line = await openLine(server.port, rate)
    cleanups.push(() => line.close())
    const listener = clients[name](`http://127.0.0.1:${line.port}/notifications`, kind)
    cleanups.push(() => listener.stop())
    await until(() => listener.connected)
    return { server, line, listener }
  }

  async function serve(options: Partial<ServerOptions> = {}): Promise<CometdServer> {
    const server = await CometdServer.start({ ack: kind.ack, ...options })
    cleanups.push(() => server.kill())
    return server
  }

  test('hears 10,000 in order, two bursts of 5,000, and messages of a megabyte', async () => {
    const { server, listener } = await set()
    await server.publish(5_000)
    await server.publish(5_000)
    await until(() => listener.heard.length === 10_000)
    await server.publish(3, 1_000_000)
    await until(() => listener.heard.length === 10_003)
    expect(listener.heard).toEqual(upTo(10_003))
  })

  test('comes back after a restart', async () => {
    const { server, line, listener } = await set()
    await server.publish(2)
    await until(() => listener.heard.length === 2)
    line.to = null
    await server.kill()
    await until(() => !listener.connected)
    const second = await serve()
    line.to = second.port
    await until(() => listener.connected)
    if (listener.gaps !== null) await until(() => listener.gaps === 1)
    await second.publish(2)
    await until(() => listener.heard.length === 4)
    expect(listener.heard).toEqual([0, 1, 0, 1])
  })

  test('begins a new session where it was forgotten, or swept', async () => {
    const { server, line, listener } = await set({ maxInterval: 1_000 })
    await server.forget()
    await heardAgain(server, listener)
    line.to = null
    line.cut()
    await new Promise((resolve) => setTimeout(resolve, 3_500)) // a held poll, then the server's time to forget, then its next sweep
    line.to = server.port
    await heardAgain(server, listener)
    if (listener.gaps !== null) expect(listener.gaps).toBeGreaterThanOrEqual(2)
  })

  test('is ended by the server, and begins anew unless it is told not to', async () => {
    const { server, listener } = await set()
    await server.disconnect()
    // The official client takes it for a last word, unless it came between two polls and only the next one tells of it.
    await heardAgain(server, listener, () => name === 'official' && listener.over)
    if (name === 'official') return
    await server.advise('none')
    await until(() => listener.over)
  })

  test('loses nothing and doubles nothing where it is cut in the middle of a batch', async () => {
    const { server, line, listener } = await set()
    const COUNT = 3_000
    for (let sent = 0; sent < COUNT; sent += 500) {
      line.cutAfter(120_000)
      await server.publish(500, 1_000)
      await new Promise((resolve) => setTimeout(resolve, 300)) // cuts at different places
    }
    line.cutAfter(Infinity)
    if (kind.ack) {
      await until(() => listener.heard.includes(COUNT - 1))
      expect(listener.gaps ?? 0).toBe(0)
      // What was not acknowledged comes again over a socket, and the official client tells it twice.
      const twice = name === 'official' && kind.transport === 'websocket'
      expect(twice ? [...new Set(listener.heard)] : listener.heard).toEqual(upTo(COUNT))
    } else {
      await until(() => listener.connected)
      await server.publish(1)
      await until(() => listener.heard.includes(COUNT))
      // What is lost is said.
      expect(listener.heard).toEqual([...new Set(listener.heard)].toSorted((a, b) => a - b))
      if (listener.gaps !== null) expect(listener.gaps > 0).toBe(true)
    }
  })

  test('is left to a thin line that is delivering', async () => {
    const { server, listener } = await set({}, 800_000)
    await server.publish(1, 1_600_000)
    await until(() => listener.heard.length === 1)
    await server.publish(4)
    await until(() => listener.heard.length === 5)
    expect(listener.heard).toEqual(upTo(5))
    expect(listener.gaps ?? 0).toBe(0)
  })

  /** Until one more is heard: while it is away, some may be lost. */
  async function heardAgain(server: CometdServer, listener: Listener, isEnough = () => false): Promise<void> {
    const before = listener.heard.length
    const isThere = async (): Promise<boolean> => {
      await server.publish(1)
      return listener.heard.length > before || isEnough()
    }
    await expect.poll(isThere, { timeout: 20_000, interval: 200 }).toBe(true)
  }
}
