import type { Transport } from '../../preload/contract/index.ts'

/** Where the notifications stand. */
export type LinkState =
  | { kind: 'idle' }
  /** Started, not yet connected for the first time. */
  | { kind: 'connecting' }
  /** Handshake done and every subscription acknowledged. */
  | { kind: 'connected'; transport: Transport }
  /** Lost, or never reached; tries again by itself. `since` is ms by this machine's clock, `attempt` counts from 1. */
  | { kind: 'reconnecting'; since: number; attempt: number; reason: string }
  /** The server does not let us in. It is not tried again until the next `start()`. */
  | { kind: 'denied'; status: number; reason: string }
  /** The server wants no further attempt, or refused a subscription for good. */
  | { kind: 'stopped'; reason: string }

export interface LinkListener {
  onState: (state: LinkState) => void
  onMessage: (message: { channel: string; data: unknown }) => void
  /** Notifications may have been missed; told once they come again, so that reading anew closes the gap. */
  onGap: () => void
  /** So many things came that cannot be read. */
  onUnreadable: (count: number) => void
}

/** Keeps itself connected once started, until it is stopped or turned away for good. */
export interface Link {
  /** ms, the last measured round trip; null while there is none. */
  readonly latency: number | null
  start(): void
  /** Looks at once whether it still stands. */
  checkNow(): void
  stop(): Promise<void>
}
