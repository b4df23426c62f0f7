import * as m from '#messages'
import type { Connection } from '../../preload/contract/index.ts'
import { inWords } from './time.ts'

/** What the header says of the connection; `local` is this machine's time, ms. */
export function connectionText(connection: Connection, local: number): string {
  switch (connection.kind) {
    case 'signedOut':
      return m.connection.signedOut()
    case 'connecting':
      return m.connection.connecting()
    case 'connected': {
      const { transport, latency } = connection
      if (latency === null) return m.connection.connected({ transport })
      return m.connection.connectedIn({ transport, latency: m.time.milliseconds({ ms: Math.round(latency) }) })
    }
    case 'reconnecting':
      return m.connection.reconnecting({ time: inWords(local - connection.since), reason: connection.reason })
    case 'offline':
      return m.connection.offline(connection)
    case 'stopped':
      return m.connection.stopped()
  }
}

/** The same for a screen reader: said when the state changes, silent while only numbers do. */
export function connectionNews(connection: Connection): string {
  switch (connection.kind) {
    case 'signedOut':
      return m.connection.newsSignedOut()
    case 'connecting':
      return m.connection.newsConnecting()
    case 'connected':
      return m.connection.newsConnected(connection)
    case 'reconnecting':
      return m.connection.newsReconnecting(connection)
    case 'offline':
      return m.connection.newsOffline(connection)
    case 'stopped':
      return connection.error.message
  }
}
