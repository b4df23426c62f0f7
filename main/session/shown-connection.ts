import type { Connection } from '../../preload/contract/index.ts'
import type { LinkState } from '../backend/link.ts'

/** The link's state as the views show it; `latency` is the last measured round trip, ms. */
export function shownConnection(state: LinkState, latency: number | null): Connection {
  switch (state.kind) {
    case 'connected':
      return { kind: 'connected', transport: state.transport, latency }
    case 'reconnecting':
      return { kind: 'reconnecting', since: state.since, attempt: state.attempt, reason: state.reason }
    case 'denied':
      return { kind: 'stopped', error: { code: state.kind, message: state.reason } }
    case 'stopped':
      return { kind: 'offline', reason: state.reason }
    case 'idle':
    case 'connecting':
      return { kind: 'connecting' }
  }
}
