import { adapt } from 'cometd-nodejs-client'
import { CometD } from 'cometd'
import { AckExtension } from 'cometd/AckExtension.js'
import type { Transport } from '../../../preload/contract/index.ts'
import { listen } from '../harness.ts'

/** What a client has told of the server’s numbered messages. */
export interface Listener {
  readonly heard: readonly number[]
  /** Whether it would receive what is said now. */
  readonly connected: boolean
  /** Whether it has given up for good. */
  readonly over: boolean
  /** How often it said that messages may be missing; null: it never says. */
  readonly gaps: number | null
  stop(): Promise<unknown>
}

export interface ListenOptions {
  transport: Transport
  ack: boolean
}

const numberOf = (data: unknown): number => (data as { n: number }).n

export type ClientName = 'ours' | 'official'

/** Ours, and CometD’s own as the yardstick. */
export const clients: Record<ClientName, (url: string, options: ListenOptions) => Listener> = {
  ours(url, { transport }) {
    const heard: number[] = []
    const timings = {
      reconnect: { first: 100, most: 500 },
      handshake: { first: 100, most: 500 },
      allowance: 1_000,
      ping: 1_000,
      pong: 500,
    }
    const { client, gaps, states } = listen(url, {
      transports: [transport],
      timings,
      onMessage: ({ data }) => heard.push(numberOf(data)),
    })
    return {
      heard,
      get connected() {
        return states.at(-1)?.kind === 'connected'
      },
      get over() {
        return states.at(-1)?.kind === 'stopped'
      },
      get gaps() {
        return gaps.length
      },
      stop: () => client.stop(),
    }
  },

  official(url, { transport, ack }) {
    adapt()
    const heard: number[] = []
    const client = new CometD()
    for (const type of client.getTransportTypes()) if (type !== transport) client.unregisterTransport(type)
    if (ack) client.registerExtension('ack', new AckExtension())
    client.configure({ url, backoffIncrement: 100, maxBackoff: 500, maxNetworkDelay: 5_000, logLevel: 'warn' })
    let subscribed = false
    client.addListener('/meta/handshake', ({ successful }) => {
      subscribed = false
      if (successful === true)
        client.subscribe(
          '/v2/me/*',
          ({ data }) => heard.push(numberOf(data)),
          () => (subscribed = true),
        )
    })
    let connected = false
    client.addListener('/meta/connect', ({ successful }) => (connected = successful === true))
    client.handshake()
    return {
      heard,
      get connected() {
        return subscribed && connected && client.getStatus() === 'connected'
      },
      get over() {
        return client.isDisconnected()
      },
      gaps: null,
      stop: () => new Promise((resolve) => (client.isDisconnected() ? resolve(null) : client.disconnect(resolve))),
    }
  },
}
