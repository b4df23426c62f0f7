import * as m from '#messages'
import { ServerError, type ServerErrorCode } from '../backend/error.ts'

/** The error for a request that got no reply: what stands behind fetch's “fetch failed”. `host` is named in the sentence. */
export function networkError(error: unknown, host: string): ServerError {
  const { code, detail } = reason(error)
  const because = (name: ServerErrorCode, sentence: string) => new ServerError(name, sentence, { cause: error })
  const certificate = certificateFaults[code]
  if (certificate !== undefined) return because('certificate', m.server.certificate({ host, fault: certificate }))
  const fault = faults[code] ?? guess(code, detail)
  if (fault !== null) return because(errorCodes[fault], m.server.network({ host, fault }))
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code)) return because('certificate', m.server.noSafeConnection({ host, code }))
  return because('network', m.server.unreachable({ host, code, hasCode: code === '' ? 'no' : 'yes' }))
}

/** The error for a request without an answer within `timeout` ms. */
export function timeoutError(host: string, timeout: number): ServerError {
  const waited =
    timeout < 1000 ? m.time.milliseconds({ ms: timeout }) : m.time.seconds({ seconds: Math.round(timeout / 1000) })
  return new ServerError('timeout', m.server.timeout({ host, waited }))
}

type Fault = Parameters<typeof m.server.network>[0]['fault']

const errorCodes: Readonly<Record<Fault, ServerErrorCode>> = {
  lost: 'connectionLost',
  noRoute: 'unreachable',
  unknownName: 'hostNotFound',
  noNameService: 'hostNotFound',
  refused: 'refused',
  silent: 'timeout',
  notHttp: 'notGws',
  noHttps: 'notEncrypted',
  proxyPassword: 'proxy',
  badPort: 'invalidServer',
}

/** By the codes of Node and its fetch. */
const faults: Readonly<Record<string, Fault>> = {
  ENOTFOUND: 'unknownName',
  EAI_AGAIN: 'noNameService',
  EAI_NODATA: 'unknownName',
  EAI_NONAME: 'unknownName',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'noRoute',
  ENETUNREACH: 'noRoute',
  ENETDOWN: 'noRoute',
  EADDRNOTAVAIL: 'noRoute',
  ETIMEDOUT: 'silent',
  UND_ERR_CONNECT_TIMEOUT: 'silent',
  UND_ERR_HEADERS_TIMEOUT: 'silent',
  UND_ERR_BODY_TIMEOUT: 'silent',
  ECONNRESET: 'lost',
  ECONNABORTED: 'lost',
  EPIPE: 'lost',
  UND_ERR_SOCKET: 'lost',
  UND_ERR_CLOSED: 'lost',
  UND_ERR_DESTROYED: 'lost',
  ERR_SSL_WRONG_VERSION_NUMBER: 'noHttps',
}

/** What is wrong with a certificate, by the codes of OpenSSL. There is no way past any of them. */
const certificateFaults: Readonly<Record<string, Parameters<typeof m.server.certificate>[0]['fault']>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  CERT_REVOKED: 'revoked',
  CERT_REJECTED: 'rejected',
  CERT_UNTRUSTED: 'untrusted',
  CERT_SIGNATURE_FAILURE: 'signature',
  CERT_CHAIN_TOO_LONG: 'chainTooLong',
  INVALID_CA: 'invalidAuthority',
  INVALID_PURPOSE: 'purpose',
  HOSTNAME_MISMATCH: 'otherName',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownAuthority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'incomplete',
}

function guess(code: string, detail: string): Fault | null {
  if (code.startsWith('HPE_')) return 'notHttp'
  // Status 407 is no reply to fetch, but a failure that it says nothing about.
  if (code === '' && detail === '') return 'proxyPassword'
  return detail === 'bad port' ? 'badPort' : null
}

/** The innermost cause that has a code: fetch wraps it, and two tried addresses wrap it once more. */
function reason(error: unknown): { code: string; detail: string } {
  let found = { code: '', detail: 'unknown' }
  let current: unknown = error
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    found = { code: codeOf(current) || found.code, detail: current.message }
    current = current instanceof AggregateError ? (current.errors as unknown[])[0] : current.cause
  }
  return found
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
