import * as m from '#messages'
import { createAccess, type ResponseHeaders } from './access.ts'
import { readBody } from './body.ts'
import { createServerClock } from './clock.ts'
import { ServerError } from '../backend/error.ts'
import type { JsonObject } from './json.ts'
import { networkError, timeoutError } from './network-errors.ts'
import { isCsrfRefusal, readReply, redirectError, type Reply, type Timed } from './reply.ts'
import { readServer } from './server.ts'

export interface HttpOptions {
  /** The server's address as a person typed it. */
  server: string
  userName: string
  password: string
  fetch?: typeof globalThis.fetch
  /** How long a request may take until its whole answer is there, ms; 30 s. */
  timeout?: number
  /** The longest answer that is read, bytes; 32 MiB. */
  limit?: number
  now?: () => number
}

export interface PostOptions {
  /** Values of `statusCode`, besides 0, that are no error to the caller. */
  takes?: readonly number[]
}

export interface GetOptions {
  /** Ends the request, which then fails as `cancelled`. */
  signal?: AbortSignal
}

/** REST requests of one user to one server. Paths are below {@link Http.base} and begin with a slash. */
export interface Http {
  /** `{server}/api/v2` */
  readonly base: string
  readonly notificationsUrl: string
  /** Server's clock minus this machine's, ms. */
  readonly clockSkew: number
  /** A line that was just said was notified of: `stampedAt` is the server's time of it, ms. */
  heardLine(stampedAt: number): void
  /** Round trip of the last reply, ms; null before the first. */
  readonly latency: number | null
  /** @throws ServerError */
  get(path: string, options?: GetOptions): Promise<JsonObject>
  /** @throws ServerError */
  post(path: string, body: JsonObject, options?: PostOptions): Promise<JsonObject>
  /** What a request to `url` has to carry now: cookies, credentials, CSRF token. Empty for any other origin than the server's. */
  headers(url: string): Promise<Record<string, string>>
  /** Takes cookies and CSRF token from a reply that came past {@link Http.get} and {@link Http.post}. */
  absorb(url: string, headers: ResponseHeaders): Promise<void>
  /** Drops all cookies and the CSRF token, as of a session that the server no longer knows. */
  forget(): Promise<void>
  /** Fetches a fresh CSRF token: for whoever was refused with {@link isCsrfRefusal}. Does not fail. */
  refreshToken(): Promise<void>
}

const MAX_REDIRECTS = 5

/** @throws ServerError `invalidServer` */
export function createHttp(options: HttpOptions): Http {
  const { fetch = globalThis.fetch, timeout = 30_000, limit = 32 * 2 ** 20, now = Date.now } = options
  const server = readServer(options.server)
  const access = createAccess(server.origin, options.userName, options.password, now)
  const clock = createServerClock(now)
  let latency: number | null = null

  let csrfTurn: Promise<unknown> = Promise.resolve()

  return {
    base: server.base,
    notificationsUrl: server.notificationsUrl,
    get clockSkew() {
      return clock.skew
    },
    heardLine: (stampedAt) => clock.hear(stampedAt, now()),
    get latency() {
      return latency
    },
    get: (path, { signal } = {}) => request('GET', path, { signal }),
    post: (path, body, { takes } = {}) => request('POST', path, { body: JSON.stringify(body), takes }),
    headers: (url) => access.headers(url),
    absorb: (url, headers) => access.absorb(url, headers),
    forget: () => access.forget(),
    refreshToken,
  }

  async function request(
    method: string,
    path: string,
    { takes = [], ...content }: Content & { takes?: readonly number[] | undefined },
  ): Promise<JsonObject> {
    const url = server.base + path
    let reply = await authenticated(method, url, content)
    if (isCsrfRefusal(reply)) reply = await withFreshToken(() => authenticated(method, url, content))
    const said = readReply(reply, server.host, takes, now())
    // Only what could be read is the server's own.
    clock.learn({ ...reply, date: reply.headers.get('date'), age: reply.headers.get('age') })
    return said
  }

  /**
   * Repeats a request that was refused for its token, and so not carried out. One after the other: where each reply brings
   * another token, they would spend it for each other.
   */
  function withFreshToken(repeat: () => Promise<Reply & Timed>): Promise<Reply & Timed> {
    const repeated = csrfTurn.then(async () => {
      await refreshToken()
      return repeat()
    })
    csrfTurn = repeated.catch(() => undefined)
    return repeated
  }

  /** One request, and a second one where the first was refused for what may be the encoding of the credentials. */
  async function authenticated(method: string, url: string, content: Content): Promise<Reply & Timed> {
    const reply = await exchange(method, url, content)
    if (reply.status !== 401) {
      access.credentials.accepted()
      return reply
    }
    if (!access.credentials.turn()) return reply
    const second = await exchange(method, url, content)
    if (second.status === 401) access.credentials.turnBack()
    return second
  }

  /** Any reply brings the token; what it says otherwise, or that there was none, shows when the request is repeated. */
  async function refreshToken(): Promise<void> {
    try {
      await exchange('GET', `${server.base}/me`)
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
    }
  }

  /** One request with its redirects, within the timeout. */
  async function exchange(method: string, url: string, { body, signal }: Content = {}): Promise<Reply & Timed> {
    const deadline = new AbortController()
    const stop = (): void => deadline.abort()
    const timer = setTimeout(stop, timeout)
    signal?.addEventListener('abort', stop)
    try {
      if (signal?.aborted === true) throw cancelled()
      let target = url
      for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
        const reply = await once(method, target, body, deadline.signal)
        const next = redirect(method, target, reply)
        if (next === null) return reply
        target = next
      }
      throw new ServerError('redirected', m.server.redirectLoop({ host: server.host }))
    } catch (error) {
      if (error instanceof ServerError) throw error
      if (signal?.aborted === true) throw cancelled()
      throw deadline.signal.aborted ? timeoutError(server.host, timeout) : networkError(error, server.host)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
  }

  async function once(
    method: string,
    url: string,
    body: string | undefined,
    signal: AbortSignal,
  ): Promise<Reply & Timed> {
    const headers = await access.headers(url)
    const sentAt = now()
    const response = await fetch(url, {
      method,
      headers: {
        ...headers,
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      redirect: 'manual',
      signal,
      ...(body !== undefined && { body }),
    })
    const receivedAt = now()
    latency = Math.max(0, receivedAt - sentAt)
    await access.absorb(url, response.headers)
    return {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
      sentAt,
      receivedAt,
      text: await readBody(response, limit, server.host),
    }
  }

  /** Where a redirect leads, as long as it stays with the server; credentials never leave it. */
  function redirect(method: string, url: string, reply: Reply): string | null {
    const location = reply.headers.get('location')
    if (reply.status < 300 || reply.status > 399 || location === null) return null
    const target = parseUrl(location, url)
    const keepsMethod = method === 'GET' || reply.status === 307 || reply.status === 308
    if (target?.origin !== server.origin || !keepsMethod) throw redirectError(server.host, target, reply.status)
    return target.href
  }
}

interface Content {
  body?: string
  signal?: AbortSignal | undefined
}

const cancelled = (): ServerError => new ServerError('cancelled', m.server.cancelled())

function parseUrl(location: string, base: string): URL | null {
  try {
    return new URL(location, base)
  } catch {
    return null
  }
}
