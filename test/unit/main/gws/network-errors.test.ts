import { describe, expect, it } from 'vitest'
import { networkError } from '../../../../main/gws/network-errors.ts'

/** As fetch throws it. */
const failed = (code: string, message = code) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })

describe('a request without a reply', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'its certificate has expired'],
    ['CERT_NOT_YET_VALID', 'clock of this computer'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'issued for another name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'signed by itself'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'does not trust'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'does not know'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'without the ones that vouch for it'],
  ])('for a certificate with %s says what is wrong with it, and no way past it', (code, words) => {
    const error = networkError(failed(code), 'gws.example.com')
    expect(error.code).toBe('certificate')
    expect(error.message).toMatch(/^The connection to gws\.example\.com is not safe: .*\. Nothing was sent\./)
    expect(error.message).toContain(words)
    expect(error.message).not.toMatch(/anyway|ignore|continue/i)
  })

  it.each([
    ['ENOTFOUND', 'hostNotFound'],
    ['EAI_AGAIN', 'hostNotFound'],
    ['ECONNREFUSED', 'refused'],
    ['ENETUNREACH', 'unreachable'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ECONNRESET', 'connectionLost'],
    ['UND_ERR_SOCKET', 'connectionLost'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'notEncrypted'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'certificate'],
    ['HPE_INVALID_CONSTANT', 'notGws'],
    ['EWHATEVER', 'network'],
  ])('for %s has the code %s and names the server', (fault, code) => {
    const error = networkError(failed(fault), 'gws.example.com')
    expect(error.code).toBe(code)
    expect(error.message).toContain('gws.example.com')
  })

  it('finds the reason when several addresses were tried', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:80'), { code: 'ECONNREFUSED' })
    const error = networkError(new TypeError('fetch failed', { cause: new AggregateError([refused]) }), 'localhost')
    expect(error.code).toBe('refused')
  })

  it.each([undefined, null, 'text', 7, new Error('?')])('has a sentence even when %s was thrown', (thrown) => {
    const error = networkError(thrown, 'gws.example.com')
    expect(error.message).toMatch(/^\S.*\.$/)
    expect(error.cause).toBe(thrown)
  })
})
