import { Mode } from '../../preload/contract/index.ts'
import type { Backend, Credentials } from '../backend/backend.ts'
import { BayeuxClient } from './bayeux/client.ts'
import { createClient } from './client.ts'
import { createHttp } from './http.ts'
import { readNotification } from './wire.ts'

/** Genesys Web Services as a backend. @throws ServerError `invalidServer` */
export function openGws(credentials: Credentials): Backend {
  const http = createHttp(credentials)
  return {
    ...createClient(http),
    // The server itself decides who is shown a line of whoever coaches.
    modes: Mode.options,
    address: http.base,
    get clockSkew() {
      return http.clockSkew
    },
    heardLine: (stampedAt) => http.heardLine(stampedAt),
    forget: () => http.forget(),
    read: readNotification,
    link: (listener) =>
      new BayeuxClient({
        url: http.notificationsUrl,
        subscriptions: ['/v2/me/*'],
        headers: (url) => http.headers(url),
        absorb: (url, headers) => http.absorb(url, headers),
        renew: () => http.refreshToken(),
        ...listener,
      }),
  }
}
