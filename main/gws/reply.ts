import * as m from '#messages'
import { serverWords } from '../../preload/contract/index.ts'
import { ServerError } from '../backend/error.ts'
import { csrfError, httpError, notGwsError, statusError } from './errors.ts'
import { isObject, parseJson, type JsonObject } from './json.ts'
import { readRetryAfter } from './retry-after.ts'
import { readInteger, readText } from './wire/fields.ts'

/** A reply whose body has been read. */
export interface Reply {
  readonly status: number
  readonly statusText: string
  readonly headers: Pick<Headers, 'get'>
  readonly text: string
}

/** When it was asked for and when it came, by this machine's clock, ms. */
export interface Timed {
  readonly sentAt: number
  readonly receivedAt: number
}

/** Whether the server wants a fresh CSRF token. */
export function isCsrfRefusal(reply: Pick<Reply, 'status' | 'text'>): boolean {
  return reply.status === 403 && /csrf/i.test(reply.text)
}

/**
 * What a reply of the REST API says, by the API's reply table: the body's `statusCode` first, then HTTP's; save where HTTP
 * says what to do next better than any body (401, CSRF, 429, 503).
 *
 * @param takes values of `statusCode` other than 0 that are no error
 * @param now for a `Retry-After` that is a date
 * @throws ServerError
 */
export function readReply(reply: Reply, host: string, takes: readonly number[], now: number): JsonObject {
  const { status } = reply
  const body = readObject(reply)
  const statusCode = readInteger(body?.['statusCode'])
  const said = readText(body?.['statusMessage']) ?? ''
  const details = { status, ...(statusCode !== null && { statusCode }) }

  if (isCsrfRefusal(reply)) throw csrfError()
  if (status === 401) throw httpError(status, said, details)
  if (status === 429 || status === 503) {
    throw httpError(status, said, { ...details, retryAfter: readRetryAfter(reply.headers, now) ?? undefined })
  }
  if (body === null) {
    throw status === 403 || status === 500 ? httpError(status, '') : notGwsError(host, status, reply.statusText)
  }
  if (statusCode !== null && statusCode !== 0 && !takes.includes(statusCode)) {
    throw statusError(statusCode, said, details)
  }
  if (status < 200 || status > 299) throw httpError(status, said, details)
  return body
}

/** A redirect that is not followed. */
export function redirectError(host: string, target: URL | null, status: number): ServerError {
  const where =
    target === null
      ? ({ isAddress: 'no', target: '' } as const)
      : ({ isAddress: 'yes', target: serverWords(target.origin === 'null' ? target.href : target.origin) } as const)
  return new ServerError('redirected', m.server.redirected({ host, ...where }), { status })
}

function readObject(reply: Reply): JsonObject | null {
  if (reply.status === 204) return {}
  const body = parseJson(reply.text)?.value
  return isObject(body) ? body : null
}
