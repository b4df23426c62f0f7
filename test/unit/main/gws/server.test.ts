import { describe, expect, it } from 'vitest'
import { ServerError } from '../../../../main/backend/error.ts'
import { readServer } from '../../../../main/gws/server.ts'

describe('the address of a server', () => {
  it.each([
    ['gws.example.com', 'https://gws.example.com/api/v2'],
    ['  gws.example.com/  ', 'https://gws.example.com/api/v2'],
    ['GWS.Example.com:8443', 'https://gws.example.com:8443/api/v2'],
    ['http://gws.example.com', 'http://gws.example.com/api/v2'],
    ['https:/gws.example.com', 'https://gws.example.com/api/v2'],
    ['localhost:8080', 'http://localhost:8080/api/v2'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/api/v2'],
    ['[::1]:8080', 'http://[::1]:8080/api/v2'],
    ['https://localhost', 'https://localhost/api/v2'],
    ['localhost.example.com', 'https://localhost.example.com/api/v2'],
    ['10.10.15.212:9090', 'https://10.10.15.212:9090/api/v2'],
    ['https://gws.example.com/behind/a/balancer/', 'https://gws.example.com/behind/a/balancer/api/v2'],
    ['https://gws.example.com/api/v2', 'https://gws.example.com/api/v2'],
    ['https://gws.example.com/prefix/api/v2/', 'https://gws.example.com/prefix/api/v2'],
    ['https://gws.example.com/api/v2/me?subresources=*', 'https://gws.example.com/api/v2'],
    ['gws.example.com/?x=1#top', 'https://gws.example.com/api/v2'],
    ['kontakt-süd.example', 'https://xn--kontakt-sd-ieb.example/api/v2'],
  ])('reads %j', (typed, base) => {
    expect(readServer(typed)).toMatchObject({ base, notificationsUrl: `${base}/notifications` })
  })

  it.each([
    '',
    '   ',
    'two words',
    'gws.example\n.com',
    'https://',
    '!!!',
    'gws..example.com',
    'gws.example.com:99999',
    'ftp://gws.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@gws.example.com',
    'user@gws.example.com',
  ])('refuses %j with a sentence', (typed) => {
    const error = thrown(() => readServer(typed))
    expect(error.code).toBe('invalidServer')
    expect(error.message).toMatch(/^[A-Z].*\.$/)
    expect(error.message).not.toContain('secret')
  })
})

function thrown(act: () => unknown): ServerError {
  try {
    act()
  } catch (error) {
    if (error instanceof ServerError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
