import * as m from '#messages'
import { ServerError } from '../backend/error.ts'

/** Where a server's Web Services are. */
export interface ServerAddress {
  /** Scheme, host and port: the only place that credentials go to. */
  readonly origin: string
  /** As it is named to a person. */
  readonly host: string
  /** `{server}/api/v2` */
  readonly base: string
  readonly notificationsUrl: string
}

/**
 * Reads a server's address as a person types or pastes it: with or without scheme, path prefix, `/api/v2` and what follows it.
 *
 * @throws ServerError `invalidServer`
 */
export function readServer(typed: string): ServerAddress {
  const text = typed.trim()
  if (text === '') throw invalid(m.server.addressEmpty())
  const url = parse(text)
  if (url === null || !hostPattern.test(url.hostname)) {
    throw invalid(m.server.addressUnreadable())
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw invalid(m.server.addressScheme())
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(m.server.addressCredentials())
  }
  const prefix = url.pathname.replace(/\/api\/v2(\/.*)?$/i, '').replace(/\/+$/, '')
  const base = `${url.origin}${prefix}/api/v2`
  return { origin: url.origin, host: url.host, base, notificationsUrl: `${base}/notifications` }
}

/** A scheme, and not a host with its port. */
const schemePattern = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i
const loopbackPattern = /^(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/i
/** What is left of a name once the URL parser has turned it to ASCII. */
const hostPattern = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)$/

function parse(text: string): URL | null {
  // The URL parser would quietly drop line breaks and tabs.
  if (/[\s\p{Cc}]/u.test(text)) return null
  const scheme = loopbackPattern.test(text) ? 'http://' : 'https://'
  try {
    return new URL(schemePattern.test(text) ? text : scheme + text)
  } catch {
    return null
  }
}

function invalid(message: string): ServerError {
  return new ServerError('invalidServer', message)
}
