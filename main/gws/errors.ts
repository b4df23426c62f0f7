/**
 * What went wrong between this program and the server, in a form that a person can act on:
 * the reply table of the Web Services API (status codes at the top of every reply) and HTTP's own.
 */
import { STATUS_CODES } from 'node:http'
import * as m from '#messages'
import { serverWords } from '../../preload/contract/index.ts'
import { ServerError, type ServerErrorCode, type ServerErrorDetails } from '../backend/error.ts'

/** Status codes of the Web Services API other than 0. */
const statusCodes: Readonly<Record<number, Parameters<typeof m.server.status>[0]['status']>> = {
  1: 'parameterMissing',
  2: 'invalidState',
  3: 'forbidden',
  4: 'serverFault',
  5: 'noPermission',
  6: 'notFound',
  7: 'partialSuccess',
  8: 'passwordChange',
  9: 'incomplete',
  10: 'outOfRange',
  11: 'readOnly',
  12: 'notRetrieved',
  13: 'notCreated',
  14: 'notDeleted',
  15: 'notUpdated',
  16: 'notAssigned',
  17: 'notUnassigned',
  18: 'exists',
  19: 'inUse',
  20: 'notAuthenticated',
}

/** The error for a `statusCode` other than 0; `said` is the server's statusMessage. */
export function statusError(statusCode: number, said: string, details: ServerErrorDetails = {}): ServerError {
  const error = (code: ServerErrorCode, sentence: string) =>
    new ServerError(code, quoting(sentence, said), { ...details, statusCode })
  const status = statusCodes[statusCode]
  return status === undefined
    ? error('unknownStatus', m.server.unknownStatus({ status: statusCode }))
    : error(status, m.server.status({ status }))
}

/** The error for an HTTP status which is no success; `said` is the server's statusMessage, if it sent one. */
export function httpError(status: number, said: string, details: ServerErrorDetails = {}): ServerError {
  const error = (code: ServerErrorCode, ...sentences: string[]) =>
    new ServerError(code, quoting(sentences.join(' '), said), { ...details, status })
  switch (status) {
    case 401:
      return error('wrongCredentials', m.server.wrongCredentials())
    case 403:
      return error('forbidden', m.server.forbidden())
    case 404:
      return error('notFound', m.server.status({ status: 'notFound' }))
    case 429:
      return error('busy', m.server.busy(), tryAgain(details))
    case 503:
      return error('unavailable', m.server.notReady(), tryAgain(details))
    default:
      return error('http', m.server.httpStatus({ status: statusLine(status) }))
  }
}

/** 403 with “csrf” in its body, after a fresh token did not help. */
export function csrfError(): ServerError {
  return new ServerError('csrf', m.server.csrf(), { status: 403 })
}

/** Something other than Web Services answered: a page where data was due. */
export function notGwsError(host: string, status: number, statusText = ''): ServerError {
  const given = { host, status: statusLine(status, statusText) }
  return status === 407 || status === 502 || status === 504
    ? new ServerError('proxy', m.server.proxy(given), { status })
    : new ServerError('notGws', m.server.notGws(given), { status })
}

/** E.g. `503 Service Unavailable`; HTTP/1.1 lets a server leave the words out. */
function statusLine(status: number, statusText = ''): string {
  return `${status} ${serverWords(statusText) || (STATUS_CODES[status] ?? '')}`.trim()
}

/** A sentence, and after it the server's own words, if it had any. */
function quoting(sentence: string, said: string): string {
  const words = serverWords(said)
  return words === '' ? sentence : `${sentence} ${m.server.says({ words })}`
}

function tryAgain({ retryAfter }: ServerErrorDetails): string {
  if (retryAfter === undefined) return m.server.tryAgain()
  return m.server.tryAgainIn({ seconds: Math.max(1, Math.ceil(retryAfter / 1000)) })
}
