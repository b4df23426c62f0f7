import { STATUS_CODES } from 'node:http'
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

export const interrupted = () => new Failure('interrupted', 'The connection was closed.')

/** `timeout` in ms. */
export const noAnswer = (timeout: number) =>
  new Failure('silent', `The server gave no answer within ${Math.round(timeout / 1000)} s.`)

/** Whatever was thrown on the way to the host of `url`, as a failure. */
export function failureFrom(error: unknown, url: string): Failure {
  if (error instanceof Failure) return error
  const { host } = new URL(url)
  const { code, message } = error instanceof ServerError ? error : networkError(error, host)
  if (code === 'connectionLost') return new Failure('silent', `The connection to ${host} broke.`, { cause: error })
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
    return new Failure('denied', `The server does not accept this session any more (${line}). Sign in again.`, {
      status,
    })
  }
  if (status === 403) {
    return /csrf/i.test(body)
      ? new Failure('csrf', `The server refused the CSRF token (${line}). Sign in again.`, { status })
      : new Failure('denied', `The server forbids the notification socket (${line}). Sign in again.`, { status })
  }
  const retryAfter = readRetryAfter(reply.headers, now) ?? 0
  if (status >= 300 && status < 400) {
    const target = redirectTarget(reply.headers.get('location'), url)
    return new Failure(
      'refused',
      `The server sends notifications on to ${target} (${line}); credentials are not carried there. A proxy or a log-in page may stand in between.`,
      { status, retryAfter },
    )
  }
  return new Failure('refused', `The server answered ${line} instead of notifications.`, { status, retryAfter })
}

/** HTTP 200 with something that is no Bayeux. */
export function pageFailure(reply: { status: number; statusText: string }, body: string): Failure {
  const what = /^\s*</.test(body) ? 'a web page' : 'something unreadable'
  return new Failure(
    'unreadable',
    `The server answered with ${what} instead of notifications (${statusLine(reply)}): a proxy or a log-in page may stand in between.`,
  )
}

function statusLine({ status, statusText }: { status: number; statusText: string }): string {
  return `HTTP ${status} ${serverWords(statusText) || (STATUS_CODES[status] ?? '')}`.trim()
}

function redirectTarget(location: string | null, url: string): string {
  try {
    return serverWords(new URL(location ?? '', url).host)
  } catch {
    return 'another address'
  }
}
