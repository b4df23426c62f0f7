import { beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../../../preload/contract/index.ts'
import { SignIn } from '../../../../renderer/state/sign-in.svelte.ts'
import { FakePort } from './fake-port.ts'

let fake: FakePort
let connection: Connection

beforeEach(() => {
  fake = new FakePort()
  connection = { kind: 'signedOut', error: null }
})

const form = (server = 'gws.example.com', userName = 'jana'): SignIn =>
  new SignIn(fake.port, { server, userName }, () => connection)

describe('SignIn', () => {
  it('is preset with what was remembered and wants what is missing', () => {
    expect(form().nextField).toBe('password')
    expect(form('').nextField).toBe('server')
    expect(form('gws.example.com', '').nextField).toBe('userName')
  })

  it('asks for what is missing before it asks the server', async () => {
    const signIn = form()
    await signIn.signIn()
    expect(signIn.error).toBe('Enter your password.')
    expect(fake.asked).toEqual([])
  })

  it('signs in once, however often it is asked to, and forgets the password when it worked', async () => {
    fake.hold('signIn')
    const signIn = form(' gws.example.com ')
    signIn.password = 'secret'
    const first = signIn.signIn()
    await signIn.signIn()
    expect(signIn.busy).toBe('signIn')
    void fake.release('signIn')
    expect(await first).toBe(true)
    expect(fake.inputs('signIn')).toEqual([{ server: 'gws.example.com', userName: 'jana', password: 'secret' }])
    expect(signIn.password).toBe('')
  })

  it('keeps a wrong password for another look, and says what was wrong', async () => {
    fake.fail('signIn', 'The server does not accept this.', 'wrongCredentials')
    const signIn = form()
    signIn.password = 'wrong'
    expect(await signIn.signIn()).toBe(false)
    expect(signIn).toMatchObject({
      error: 'The server does not accept this.',
      password: 'wrong',
      nextField: 'password',
    })
  })

  it('turns to the server field when the address was wrong', async () => {
    fake.fail('signIn', 'No such server.', 'hostNotFound')
    const signIn = form()
    signIn.password = 'secret'
    await signIn.signIn()
    expect(signIn.nextField).toBe('server')
  })

  it.each(['signedOut', 'stopped'] as const)(
    'says why an earlier session ended (%s), until something is tried here',
    async (kind) => {
      connection = { kind, error: { code: 'denied', message: 'Your session was ended.' } }
      fake.fail('tryDemo', 'No demo here.')
      const signIn = form()
      expect(signIn.error).toBe('Your session was ended.')
      await signIn.tryDemo()
      expect(signIn.error).toBe('No demo here.')
    },
  )
})
