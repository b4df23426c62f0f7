import type { Transport } from '../../../preload/contract/index.ts'
import type { Backoff } from '../../common/backoff.ts'
import type { LinkState } from '../../backend/link.ts'
import { systemClock, type Clock } from '../../common/clock.ts'

export type { Transport }

/** The headers of a reply. `get` joins repeated ones by `, `, which cookies do not survive: those come by `getSetCookie`. */
export interface ReplyHeaders {
  get(name: string): string | null
  getSetCookie(): string[]
}

/** The part of `fetch` that long-polling needs. */
export type Fetch = (
  url: string,
  init: {
    method: 'POST'
    headers: Record<string, string>
    body: string
    redirect: 'manual'
    signal: AbortSignal
  },
) => Promise<{ status: number; statusText: string; headers: ReplyHeaders; body: AsyncIterable<Uint8Array> | null }>

export interface BayeuxOptions {
  /** `http(s)://…/notifications`; the WebSocket's address derives from it. */
  url: string
  /** Subscribed after each handshake, and confirmed each time a link is made. */
  subscriptions: readonly string[]
  /** Cookies, Authorization and CSRF header for `url`; asked for afresh for every request and for every upgrade. */
  headers(url: string): Promise<Record<string, string>>
  /** Takes every reply's headers (Set-Cookie, CSRF), refusals and the upgrade's included. */
  absorb(url: string, headers: ReplyHeaders): void | Promise<void>
  /** Fetches a fresh CSRF token after the server refused one, before the request is sent once more. */
  renew?(): Promise<void>
  onState(state: LinkState): void
  onMessage(message: { channel: string; data: unknown }): void
  /** Notifications may have been missed. Called when the subscriptions hold again (after `connected`), so that a reload closes the gap. */
  onGap(): void
  /** So many things came in that are no Bayeux messages. */
  onUnreadable?(count: number): void
  /** In order of preference. */
  transports?: readonly Transport[]
  clock?: Clock
  /** 0 ≤ x < 1 */
  random?: () => number
  fetch?: Fetch
  timings?: Partial<Timings>
}

/** All in ms. */
export interface Timings {
  /** Within this a server must answer what it does not hold; added to `advice.timeout` for what it does. */
  allowance: number
  /** Within this an upgrade must be answered, else it counts as swallowed. */
  upgrade: number
  /** How often an open socket is pinged, and how long its answer may take. */
  ping: number
  pong: number
  /** How often the clock is looked at, and by how much it must have jumped to mean that the machine slept. */
  beat: number
  jump: number
  /** When the socket is tried again while on long-polling. */
  socketRetry: Backoff
  /**
   * Between attempts to reach the server. It is asked often while an outage is young (a restart should cost seconds, not
   * half a minute), and rarely when it has lasted `youth` or longer.
   */
  reconnect: Backoff
  reconnectOld: Backoff
  youth: number
  /** Between handshakes, from the second one on that follows another within `stable`. */
  handshake: Backoff
  /** A session that lasted this long was good: counting starts anew. */
  stable: number
  /** The same of a link. */
  lasting: number
  /** A connect that is held this long was not refused. */
  accepted: number
  /** How long `stop()` waits for the server's good-bye. */
  goodbye: number
}

const defaultTimings: Timings = {
  allowance: 10_000,
  upgrade: 5_000,
  ping: 10_000,
  pong: 5_000,
  beat: 5_000,
  jump: 10_000,
  socketRetry: { first: 30_000, most: 300_000 },
  reconnect: { first: 1_000, most: 5_000 },
  reconnectOld: { first: 30_000, most: 30_000 },
  youth: 120_000,
  handshake: { first: 1_000, most: 30_000 },
  stable: 30_000,
  lasting: 10_000,
  accepted: 2_000,
  goodbye: 1_000,
}

/** The options with every default filled in. */
export type ResolvedOptions = Omit<BayeuxOptions, 'timings'> &
  Required<Pick<BayeuxOptions, 'transports' | 'clock' | 'random' | 'fetch'>> & { timings: Timings }

export function withDefaults(options: BayeuxOptions): ResolvedOptions {
  return {
    transports: ['websocket', 'long-polling'],
    clock: systemClock,
    random: Math.random,
    fetch: globalThis.fetch,
    ...options,
    timings: { ...defaultTimings, ...options.timings },
  }
}
