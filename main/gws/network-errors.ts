import { ServerError, type ServerErrorCode } from '../backend/error.ts'

/** The error for a request that got no reply: what stands behind fetch's “fetch failed”. `host` is named in the sentence. */
export function networkError(error: unknown, host: string): ServerError {
  const { code, detail } = reason(error)
  const certificate = certificateFaults[code]
  if (certificate !== undefined) {
    return new ServerError(
      'certificate',
      `The connection to ${host} is not safe: ${certificate}. Nothing was sent. Tell your administrator.`,
      { cause: error },
    )
  }
  const [name, sentence] = faults[code] ?? guess(code, detail)
  return new ServerError(
    name,
    sentence.replace('{host}', () => host),
    { cause: error },
  )
}

/** The error for a request without an answer within `timeout` ms. */
export function timeoutError(host: string, timeout: number): ServerError {
  const waited = timeout < 1000 ? `${timeout} ms` : `${Math.round(timeout / 1000)} s`
  return new ServerError('timeout', `${host} did not answer within ${waited}. Check the network, then try again.`)
}

const lost = ['connectionLost', 'The connection to {host} broke before the answer came. Try again.'] as const
const noRoute = ['unreachable', 'There is no way to {host} from this network. Check the network or the VPN.'] as const
const notFound = [
  'hostNotFound',
  'No server is known by the name {host}. Check the address, and the network or the VPN.',
] as const
const silent = ['timeout', '{host} does not answer. Check the address, and the network or the VPN.'] as const
const notHttp = ['notGws', '{host} answers in a way that no web server does. Check the address and its port.'] as const

const faults: Readonly<Record<string, readonly [ServerErrorCode, string]>> = {
  ENOTFOUND: notFound,
  EAI_AGAIN: [
    'hostNotFound',
    'The name {host} could not be looked up: the name service does not answer. Check the network or the VPN.',
  ],
  EAI_NODATA: notFound,
  EAI_NONAME: notFound,
  ECONNREFUSED: ['refused', 'Nothing answers at {host}. Check the address and the port; the server may also be down.'],
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ENETDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  ETIMEDOUT: silent,
  UND_ERR_CONNECT_TIMEOUT: silent,
  UND_ERR_HEADERS_TIMEOUT: silent,
  UND_ERR_BODY_TIMEOUT: silent,
  ECONNRESET: lost,
  ECONNABORTED: lost,
  EPIPE: lost,
  UND_ERR_SOCKET: lost,
  UND_ERR_CLOSED: lost,
  UND_ERR_DESTROYED: lost,
  ERR_SSL_WRONG_VERSION_NUMBER: [
    'notEncrypted',
    '{host} does not speak https at this port. Check the port; if the server really has no encryption, write the address with http://.',
  ],
}

/** What is wrong with a certificate, as a part of a sentence. There is no way past any of them. */
const certificateFaults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet (is the clock of this computer right?)',
  CERT_REVOKED: 'its certificate was revoked',
  CERT_REJECTED: 'its certificate was rejected',
  CERT_UNTRUSTED: 'its certificate comes from an authority that this computer does not trust',
  CERT_SIGNATURE_FAILURE: 'the signature of its certificate is wrong',
  CERT_CHAIN_TOO_LONG: 'the chain of its certificates is too long',
  INVALID_CA: 'an authority in the chain of its certificates is invalid',
  INVALID_PURPOSE: 'its certificate is not meant for a server',
  HOSTNAME_MISMATCH: 'its certificate was issued for another name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate was issued for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself, by no authority that this computer trusts',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that this computer does not trust',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate comes from an authority that this computer does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an authority that this computer does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without the ones that vouch for it',
}

function guess(code: string, detail: string): readonly [ServerErrorCode, string] {
  if (/^HPE_/.test(code)) return notHttp
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code)) {
    return ['certificate', `The safe connection to {host} could not be made (${code}). Tell your administrator.`]
  }
  if (code === '' && detail === '') {
    // Status 407 is no reply to fetch, but a failure that it says nothing about.
    return [
      'proxy',
      'A proxy seems to stand before {host} and to demand a password (407 Proxy Authentication Required). Check the network or the proxy.',
    ]
  }
  if (detail === 'bad port') {
    return ['invalidServer', 'The port of {host} is one that web requests may not use. Check the address.']
  }
  return [
    'network',
    `{host} could not be reached${code === '' ? '' : ` (${code})`}. Check the network, then try again.`,
  ]
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
