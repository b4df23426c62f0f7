import * as m from '#messages'
import type { Connection, ErrorNote, Port, Result, Settings } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'

export type SignInField = 'server' | 'userName' | 'password'

/** The sign-in form: what is typed, whether an attempt runs, and why the last one failed. */
export class SignIn {
  readonly #port: Port
  server = $state('')
  userName = $state('')
  password = $state('')
  #busy = $state<'signIn' | 'tryDemo' | null>(null)
  #error = $state.raw<ErrorNote | null>(null)
  /** Once something was tried here, why an earlier session ended is no longer the news. */
  #tried = $state(false)
  readonly #connection: () => Connection | null

  constructor(port: Port, settings: Pick<Settings, 'server' | 'userName'>, connection: () => Connection | null) {
    this.#port = port
    this.server = settings.server
    this.userName = settings.userName
    this.#connection = connection
  }

  get busy(): 'signIn' | 'tryDemo' | null {
    if (this.#busy !== null) return this.#busy
    return this.#connection()?.kind === 'connecting' ? 'signIn' : null
  }

  /** A whole sentence, or null. */
  get error(): string | null {
    if (this.busy !== null) return null
    if (this.#error !== null) return this.#error.message
    return this.#tried ? null : endOfSession(this.#connection())
  }

  /** Where the keyboard should be: at the first thing that is missing, else at what the last error is about. */
  get nextField(): SignInField {
    if (this.server.trim() === '') return 'server'
    if (this.userName.trim() === '') return 'userName'
    return serverErrors.has(this.#error?.code ?? '') ? 'server' : 'password'
  }

  /** Answers whether the sign-in worked; the desk follows by itself. */
  async signIn(): Promise<boolean> {
    if (this.busy !== null) return false
    const missing = this.#missing()
    if (missing !== null) {
      this.#error = { code: 'missing', message: m.signIn.missing({ field: missing }) }
      return false
    }
    const { server, userName, password } = this
    const worked = await this.#attempt('signIn', () => this.#port.signIn({ server: server.trim(), userName, password }))
    if (worked) this.password = ''
    return worked
  }

  async tryDemo(): Promise<boolean> {
    return this.busy === null && (await this.#attempt('tryDemo', () => this.#port.tryDemo()))
  }

  async #attempt<T>(name: 'signIn' | 'tryDemo', request: () => Promise<Result<T>>): Promise<boolean> {
    this.#busy = name
    this.#tried = true
    this.#error = null
    const answer = await ask(request())
    this.#busy = null
    if (!answer.ok) this.#error = answer.error
    return answer.ok
  }

  #missing(): SignInField | null {
    if (this.server.trim() === '') return 'server'
    if (this.userName.trim() === '') return 'userName'
    return this.password === '' ? 'password' : null
  }
}

/** Codes of errors after which it is the address that wants another look. */
const serverErrors = new Set(['invalidServer', 'hostNotFound', 'notGws', 'notEncrypted', 'redirected'])

function endOfSession(connection: Connection | null): string | null {
  if (connection?.kind !== 'signedOut' && connection?.kind !== 'stopped') return null
  return connection.error?.message ?? null
}
