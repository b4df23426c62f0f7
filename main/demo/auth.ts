import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Behaviour } from './behaviour.ts'

export interface Session {
  readonly id: string
  csrf: string
}

const CSRF_HEADER = 'X-CSRF-TOKEN'

/** What stands against a request: an HTTP status with the text of its body. */
export interface Denial {
  status: 401 | 403
  statusCode: number
  message: string
  headers?: Record<string, string | string[]>
}

export type Admission = { ok: true; session: Session; fresh: boolean } | { ok: false; denial: Denial }

/** Who is let in: Basic credentials on every call, then the cookies of a session, then its CSRF token. */
export class Gate {
  readonly #account: { userName: string; password: string }
  readonly #behaviour: Behaviour
  readonly #sessions = new Map<string, Session>()
  /** Names the node that holds the sessions: a load balancer sends whoever lacks it to a node that does not know them. */
  readonly #node = random()

  constructor(account: { userName: string; password: string }, behaviour: Behaviour) {
    this.#account = account
    this.#behaviour = behaviour
  }

  /** For REST: whoever has the right credentials gets a session, if need be a new one. */
  admit(method: string, headers: IncomingHttpHeaders): Admission {
    const denial = this.#checkCredentials(headers)
    if (denial !== null) return { ok: false, denial }
    const known = this.#session(headers)
    const { staleSession } = this.#behaviour
    if (known === null && staleSession !== 'renew' && 'JSESSIONID' in cookies(headers)) {
      const clearing = { headers: { 'Set-Cookie': 'JSESSIONID=; Path=/; Max-Age=0' } }
      return { ok: false, denial: { ...stale, ...(staleSession === 'refuseAndClear' && clearing) } }
    }
    const session = known ?? this.#open()
    if (method !== 'GET' && method !== 'HEAD' && !this.#tokenFits(session, headers)) {
      return { ok: false, denial: { ...badToken, headers: this.headers(session, known === null) } }
    }
    return { ok: true, session, fresh: known === null }
  }

  /** For notifications, which never open a session: the cookies of one must be there. */
  admitNotifications(headers: IncomingHttpHeaders): Admission {
    const denial = this.#checkCredentials(headers)
    if (denial !== null) return { ok: false, denial }
    const session = this.#session(headers)
    if (session === null) return { ok: false, denial: noCookie }
    if (!this.#tokenFits(session, headers))
      return { ok: false, denial: { ...badToken, headers: this.headers(session) } }
    return { ok: true, session, fresh: false }
  }

  /** The CSRF headers of a reply, and with `fresh` the session's cookies. */
  headers(session: Session, fresh = false): Record<string, string | string[]> {
    return {
      ...(this.#behaviour.csrf && { 'X-CSRF-HEADER': CSRF_HEADER, [CSRF_HEADER]: session.csrf }),
      ...(fresh && { 'Set-Cookie': this.#cookies(session) }),
    }
  }

  isOpen(session: Session): boolean {
    return this.#sessions.has(session.id)
  }

  end(session: Session): void {
    this.#sessions.delete(session.id)
  }

  expireAll(): void {
    this.#sessions.clear()
  }

  rotateTokens(): void {
    for (const session of this.#sessions.values()) session.csrf = random()
  }

  #checkCredentials(headers: IncomingHttpHeaders): Denial | null {
    const [, encoded = ''] = /^Basic (.*)$/i.exec(headers.authorization ?? '') ?? []
    const given = Buffer.from(encoded, 'base64').toString(this.#behaviour.credentials)
    return given === `${this.#account.userName}:${this.#account.password}` ? null : wrongCredentials
  }

  #session(headers: IncomingHttpHeaders): Session | null {
    const { JSESSIONID = '', AWSELB = '' } = cookies(headers)
    return AWSELB === this.#node ? (this.#sessions.get(JSESSIONID) ?? null) : null
  }

  #open(): Session {
    const session = { id: random(), csrf: random() }
    this.#sessions.set(session.id, session)
    return session
  }

  #cookies(session: Session): string[] {
    return [`JSESSIONID=${session.id}; Path=/; HttpOnly`, `AWSELB=${this.#node}; Path=/; Max-Age=86400`]
  }

  #tokenFits(session: Session, headers: IncomingHttpHeaders): boolean {
    return !this.#behaviour.csrf || headers[CSRF_HEADER.toLowerCase()] === session.csrf
  }
}

export function cookies(headers: IncomingHttpHeaders): Partial<Record<string, string>> {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return Object.fromEntries(pairs.map(([name = '', ...value]) => [name, value.join('=')]))
}

export const random = (): string => randomBytes(16).toString('hex')

const wrongCredentials: Denial = {
  status: 401,
  statusCode: 20,
  message: 'User name or password is wrong.',
  headers: { 'WWW-Authenticate': 'Basic realm="Genesys"' },
}
const stale: Denial = { status: 401, statusCode: 20, message: 'The session has ended.' }
const noCookie: Denial = { status: 403, statusCode: 3, message: 'The session cookie is missing or not known.' }
const badToken: Denial = {
  status: 403,
  statusCode: 3,
  message: `Invalid csrf token: the header ${CSRF_HEADER} is missing or stale.`,
}
