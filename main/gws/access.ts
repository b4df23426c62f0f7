import { Cookies } from './cookies.ts'
import { Credentials } from './credentials.ts'

/** Headers of a reply: of a fetch, or of a WebSocket's upgrade. */
export interface ResponseHeaders {
  get(name: string): string | null
  /** Each as it was sent: joined by commas they could not be told apart, for `Expires` contains one. */
  getSetCookie(): string[]
}

/** What a request must carry so that the server knows us: all cookies, credentials, and the token against forged requests. */
export interface Access {
  readonly credentials: Credentials
  /** Empty for any other origin than the server's. */
  headers(url: string): Promise<Record<string, string>>
  /** Takes cookies and token from a reply of the server; those of any other origin are left alone. */
  absorb(url: string, headers: ResponseHeaders): Promise<void>
  /** Drops cookies and token. */
  forget(): Promise<void>
}

/**
 * @param origin the only one that gets anything, `ws` counting as `http` and `wss` as `https`
 * @param now this machine's time, ms
 */
export function createAccess(origin: string, userName: string, password: string, now: () => number): Access {
  const credentials = new Credentials(userName, password)
  const cookies = new Cookies(now)
  let csrf: { name: string; token: string } | null = null

  return {
    credentials,

    async headers(url) {
      const own = ownUrl(url, origin)
      if (own === null) return {}
      const cookie = await cookies.header(own)
      return {
        ...(csrf && { [csrf.name]: csrf.token }),
        ...(cookie !== '' && { Cookie: cookie }),
        Authorization: credentials.header,
      }
    },

    async absorb(url, headers) {
      const own = ownUrl(url, origin)
      if (own === null) return
      await cookies.take(headers.getSetCookie(), own, headers.get('date'))
      const name = headers.get('x-csrf-header')?.trim() ?? csrf?.name ?? ''
      const token = isHeaderName(name) ? headers.get(name)?.trim() : undefined
      if (token) csrf = { name, token }
    },

    async forget() {
      csrf = null
      await cookies.clear()
    },
  }
}

/** The address with the scheme that cookies know, or null where it is not the server's. */
function ownUrl(url: string, origin: string): string | null {
  try {
    const own = new URL(url.replace(/^ws(?=s?:)/i, 'http'))
    return own.origin === origin ? own.href : null
  } catch {
    return null
  }
}

/** The server chooses the name: it must be one, and none that has another meaning. */
function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/^(?:authorization|cookie|host|content-.*|connection)$/i.test(name)
}
