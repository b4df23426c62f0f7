import type { LinkState } from '../../../../../main/backend/link.ts'
import { afterEach } from 'vitest'
import { BayeuxClient, type BayeuxOptions } from '../../../../../main/gws/bayeux/client.ts'
import type { Transport } from '../../../../../preload/contract/index.ts'
import { FakeClock } from '../../../fake-clock.ts'
import { BayeuxServer, type Script } from './server.ts'

export const transports: readonly Transport[] = ['websocket', 'long-polling']

const clients: BayeuxClient[] = []
const servers: BayeuxServer[] = []

afterEach(async () => {
  // Servers first: a client that waits for its good-bye is then told at once that nobody is there.
  await Promise.all(servers.splice(0).map((server) => server.kill()))
  await Promise.all(clients.splice(0).map((client) => client.stop()))
})

export async function serve(script: Script = {}): Promise<BayeuxServer> {
  const server = await BayeuxServer.start(script)
  servers.push(server)
  return server
}

/** All that a client said, its clock, and itself. Full jitter draws the longest wait, so that times are known. */
export function listen(server: { url: string }, options: Partial<BayeuxOptions> = {}) {
  const clock = new FakeClock()
  const states: LinkState[] = []
  const messages: { channel: string; data: unknown }[] = []
  const gaps: string[] = []
  const unreadable: string[] = []
  const client = new BayeuxClient({
    url: server.url,
    subscriptions: ['/v2/me/*'],
    headers: () => Promise.resolve({}),
    absorb: () => undefined,
    onState: (state) => states.push(state),
    onMessage: (message) => messages.push(message),
    onGap: () => gaps.push('gap'),
    onUnreadable: (count) => unreadable.push(...Array.from({ length: count }, () => 'unreadable')),
    clock,
    random: () => 1 - Number.EPSILON,
    ...options,
  })
  /** The last state, once it is of that kind (and one of that kind for at least the `nth` time). */
  const state = async <K extends LinkState['kind']>(kind: K, nth = 1): Promise<Extract<LinkState, { kind: K }>> => {
    const found = () => states.filter((seen): seen is Extract<LinkState, { kind: K }> => seen.kind === kind)
    await until(
      () => states.at(-1)?.kind === kind && found().length >= nth,
      () => `state ${kind} #${nth}, but saw ${JSON.stringify(states)}`,
    )
    const last = found().at(-1)
    if (last === undefined) throw new Error('no state')
    return last
  }
  clients.push(client)
  client.start()
  return {
    client,
    clock,
    states,
    messages,
    gaps,
    unreadable,
    state,
  }
}

/** Real time, for real sockets: looks until it is so, and fails with what is missing after 4 s. */
export async function until(
  condition: () => boolean,
  missing: () => string = () => condition.toString(),
): Promise<void> {
  const end = Date.now() + 4_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${missing()}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** Long enough for anything on loopback that was going to happen by itself; only for tests that something does not. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 60))
