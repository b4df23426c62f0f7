import type { LinkState } from '../../main/backend/link.ts'
import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { BayeuxClient, type BayeuxOptions } from '../../main/gws/bayeux/client.ts'

/** Listens on the port (0: any) until killed, which breaks all connections as the death of a process does. */
export async function listenOn(server: Server, port: number): Promise<{ port: number; kill: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async kill() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A started client and all that it said. */
export function listen(url: string, options: Partial<BayeuxOptions> = {}) {
  const cookies = new Map<string, string>()
  const states: LinkState[] = []
  const data: unknown[] = []
  const gaps: string[] = []
  const client = new BayeuxClient({
    url,
    subscriptions: ['/v2/me/*'],
    headers: () => Promise.resolve({ Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    absorb: (_url, headers) => {
      for (const cookie of headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        cookies.set(name, value)
      }
    },
    onState: (state) => states.push(state),
    onMessage: (message) => data.push(message.data),
    onGap: () => gaps.push('gap'),
    ...options,
  })
  client.start()
  return { client, cookies, states, data, gaps, kind: () => states.at(-1)?.kind }
}

export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 20_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
