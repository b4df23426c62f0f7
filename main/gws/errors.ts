/**
 * What went wrong between this program and the server, in a form that a person can act on:
 * the reply table of the Web Services API (status codes at the top of every reply) and HTTP's own.
 */
import { STATUS_CODES } from 'node:http'
import { serverWords } from '../../preload/contract/index.ts'
import { ServerError, type ServerErrorCode, type ServerErrorDetails } from '../backend/error.ts'

/** Status codes of the Web Services API other than 0. */
const statusCodes: Readonly<Record<number, readonly [ServerErrorCode, string]>> = {
  1: [
    'parameterMissing',
    'The server misses something in the request. It may be of a version that Sideline does not know.',
  ],
  2: [
    'invalidState',
    'The server refused this in the present state. The chat may have changed meanwhile: look, then try again.',
  ],
  3: ['forbidden', 'The server forbids this. Ask your administrator for the right to do it.'],
  4: ['serverFault', 'The server had a fault of its own. Try again; if it stays, tell your administrator.'],
  5: ['noPermission', 'Your account has no permission for this. Ask your administrator to grant it.'],
  6: ['notFound', 'The server does not know this any more. The chat may have ended.'],
  7: [
    'partialSuccess',
    'The server did only a part of this. Ask your administrator which part your account may not do.',
  ],
  8: [
    'passwordChange',
    'Your password must be changed first. Change it where you usually do, then sign in with the new one.',
  ],
  9: ['incomplete', 'The server has not finished this yet. Wait a moment, then look whether it was done.'],
  10: ['outOfRange', 'The server takes a smaller or shorter value only. Change what you entered and try again.'],
  11: ['readOnly', 'The server does not let this be changed.'],
  12: [
    'notRetrieved',
    'The server could not read what was asked for. Try again; if it stays, tell your administrator.',
  ],
  13: ['notCreated', 'The server could not create this. Try again; if it stays, tell your administrator.'],
  14: ['notDeleted', 'The server could not delete this. Try again; if it stays, tell your administrator.'],
  15: ['notUpdated', 'The server could not change this. Try again; if it stays, tell your administrator.'],
  16: ['notAssigned', 'The server could not assign this. Try again; if it stays, tell your administrator.'],
  17: [
    'notUnassigned',
    'The server could not take this assignment back. Try again; if it stays, tell your administrator.',
  ],
  18: ['exists', 'The server has this already.'],
  19: ['inUse', 'This is in use on the server. Try again when it is free.'],
  20: ['notAuthenticated', 'The server does not know you any more. Sign in again.'],
}

/** The error for a `statusCode` other than 0; `said` is the server's statusMessage. */
export function statusError(statusCode: number, said: string, details: ServerErrorDetails = {}): ServerError {
  const [code, sentence] = statusCodes[statusCode] ?? [
    'unknownStatus',
    `The server refused this with a code that Sideline does not know (${statusCode}).`,
  ]
  return new ServerError(code, sentence + quote(said), { ...details, statusCode })
}

/** The error for an HTTP status which is no success; `said` is the server's statusMessage, if it sent one. */
export function httpError(status: number, said: string, details: ServerErrorDetails = {}): ServerError {
  const all = { ...details, status }
  const wait =
    details.retryAfter === undefined ? 'Try again in a moment.' : `Try again in ${seconds(details.retryAfter)}.`
  const error = (code: ServerErrorCode, sentence: string) => new ServerError(code, sentence + quote(said), all)
  switch (status) {
    case 401:
      return error(
        'wrongCredentials',
        'The server does not accept this user name and password. Check both, then sign in again.',
      )
    case 403:
      return error(
        'forbidden',
        'The server forbids this. Sign in again; if it stays, ask your administrator for the right.',
      )
    case 404:
      return error('notFound', 'The server does not know this any more. The chat may have ended.')
    case 429:
      return error('busy', `The server has had too many requests. ${wait}`)
    case 503:
      return error('unavailable', `The server is not ready for work just now. ${wait}`)
    default:
      return error(
        'http',
        `The server answered “${statusLine(status)}”. Try again; if it stays, tell your administrator.`,
      )
  }
}

/** 403 with “csrf” in its body, after a fresh token did not help. */
export function csrfError(): ServerError {
  return new ServerError('csrf', 'The server refused the request’s protection token twice. Sign in again.', {
    status: 403,
  })
}

/** Something other than Web Services answered: a page where data was due. */
export function notGwsError(host: string, status: number, statusText = ''): ServerError {
  const line = statusLine(status, statusText)
  return status === 407 || status === 502 || status === 504
    ? new ServerError(
        'proxy',
        `A proxy or gateway answered “${line}” in place of ${host}. Check the network or the proxy.`,
        { status },
      )
    : new ServerError(
        'notGws',
        `${host} answered “${line}” with something that is not from Genesys Web Services. Check the server’s address; a proxy or log-in page may also stand in between.`,
        { status },
      )
}

/** E.g. `503 Service Unavailable`; HTTP/1.1 lets a server leave the words out. */
function statusLine(status: number, statusText = ''): string {
  return `${status} ${serverWords(statusText) || (STATUS_CODES[status] ?? '')}`.trim()
}

/** The server's words as the end of a message, or nothing. */
function quote(said: string): string {
  const words = serverWords(said)
  return words === '' ? '' : ` The server says: “${words}”`
}

function seconds(ms: number): string {
  const count = Math.max(1, Math.ceil(ms / 1000))
  return count === 1 ? '1 second' : `${count} seconds`
}
