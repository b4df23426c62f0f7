import { STATUS_CODES } from 'node:http'
import * as m from '#messages'
import { serverWords } from '../../../preload/contract/index.ts'
import { ServerError } from '../../backend/error.ts'
import { networkError } from '../network-errors.ts'
import { readRetryAfter } from '../retry-after.ts'
import type { ReplyHeaders } from './options.ts'

export type FailureKind =
  /** Nothing answers: the network or the server is down, the name is unknown, the certificate is bad. */
  | 'unreachable'
  /** An answer did not come in time, or the connection broke. A proxy that dislikes WebSockets does that too. */
  | 'silent'
  /** HTTP answered, but not with what was asked for. */
  | 'refused'
  /** What was answered is no Bayeux. */
  | 'unreadable'
  /** HTTP 403 about the CSRF token. */
  | 'csrf'
  /** 401 or 403: it is of no use to try again with the same credentials. */
  | 'denied'
  /** Bayeux: the request failed, the session goes on. */
  | 'retry'
  /** Bayeux: the server does not know the session (any more). */
  | 'expired'
  /** Bayeux: the server wants no further attempt. */
  | 'over'
  /** We ended it ourselves. */
  | 'interrupted'

export interface FailureDetails {
  status?: number
  /** How long the server asks to be left alone, ms. */
  retryAfter?: number
  cause?: unknown
}

/** Why a link or a session ended; `message` is a sentence for people. */
export class Failure extends Error {
  readonly kind: FailureKind
  readonly status: number | undefined
  readonly retryAfter: number

  constructor(kind: FailureKind, message: string, { status, retryAfter = 0, cause }: FailureDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'Failure'
    this.kind = kind
    this.status = status
    this.retryAfter = retryAfter
  }
}

export const interrupted = () => new Failure('interrupted', m.server.connectionClosed())

/** `timeout` in ms. */
export const noAnswer = (timeout: number) =>
  new Failure('silent', m.server.noAnswerWithin({ waited: m.time.seconds({ seconds: Math.round(timeout / 1000) }) }))

/** Whatever was thrown on the way to the host of `url`, as a failure. */
export function failureFrom(error: unknown, url: string): Failure {
  if (error instanceof Failure) return error
  const { host } = new URL(url)
  const { code, message } = error instanceof ServerError ? error : networkError(error, host)
  if (code === 'connectionLost') return new Failure('silent', m.server.connectionBroke({ host }), { cause: error })
  const kind = code === 'timeout' ? 'silent' : code === 'notGws' ? 'refused' : 'unreachable'
  return new Failure(kind, message, { cause: error })
}

/** An HTTP reply other than the one that was asked for (200, or 101 for an upgrade). `now` is ms since 1970. */
export function statusFailure(
  reply: { status: number; statusText: string; headers: ReplyHeaders },
  body: string,
  url: string,
  now: number,
): Failure {
  const { status } = reply
  const line = statusLine(reply)
  if (status === 401) {
    return new Failure('denied', m.server.sessionNotAccepted({ status: line }), { status })
  }
  if (status === 403) {
    return /csrf/i.test(body)
      ? new Failure('csrf', m.server.tokenRefused({ status: line }), { status })
      : new Failure('denied', m.server.socketForbidden({ status: line }), { status })
  }
  const retryAfter = readRetryAfter(reply.headers, now) ?? 0
  if (status >= 300 && status < 400) {
    const target = redirectTarget(reply.headers.get('location'), url)
    const given = { status: line, isAddress: target === '' ? 'no' : 'yes', target } as const
    return new Failure('refused', m.server.notificationsSentOn(given), { status, retryAfter })
  }
  return new Failure('refused', m.server.noNotifications({ status: line }), { status, retryAfter })
}

/** HTTP 200 with something that is no Bayeux. */
export function pageFailure(reply: { status: number; statusText: string }, body: string): Failure {
  const what = /^\s*</.test(body) ? 'page' : 'unreadable'
  return new Failure('unreadable', m.server.pageInstead({ what, status: statusLine(reply) }))
}

function statusLine({ status, statusText }: { status: number; statusText: string }): string {
  return `HTTP ${status} ${serverWords(statusText) || (STATUS_CODES[status] ?? '')}`.trim()
}

/** Empty: nowhere that could be named. */
function redirectTarget(location: string | null, url: string): string {
  try {
    return serverWords(new URL(location ?? '', url).host)
  } catch {
    return ''
  }
}
