import { CookieJar } from 'tough-cookie'
import { Credentials } from './credentials.ts'

/** Headers of a reply: of a fetch, or of a WebSocket's upgrade. */
export type ResponseHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>

/** What a request must carry so that the server knows us: all cookies, credentials, and the token against forged requests. */
export interface Access {
  readonly credentials: Credentials
  /** Empty for any other origin than the server's. */
  headers(url: string): Promise<Record<string, string>>
  /** Takes cookies and token from a reply of the server; those of any other origin are left alone. */
  absorb(url: string, headers: ResponseHeaders): Promise<void>
}

/** @param origin the only one that gets anything, `ws` counting as `http` and `wss` as `https` */
export function createAccess(origin: string, userName: string, password: string): Access {
  const credentials = new Credentials(userName, password)
  const jar = new CookieJar(undefined, { looseMode: true })
  let csrf: { name: string; token: string } | null = null

  return {
    credentials,

    async headers(url) {
      const own = ownUrl(url, origin)
      if (own === null) return {}
      const cookie = await jar.getCookieString(own)
      return {
        ...(csrf && { [csrf.name]: csrf.token }),
        ...(cookie !== '' && { Cookie: cookie }),
        Authorization: credentials.header,
      }
    },

    async absorb(url, headers) {
      const own = ownUrl(url, origin)
      if (own === null) return
      for (const cookie of setCookies(headers)) await jar.setCookie(cookie, own, { ignoreError: true })
      const name = first(headers, 'x-csrf-header') ?? csrf?.name
      const token = name === undefined || !isHeaderName(name) ? undefined : first(headers, name)
      if (name !== undefined && token !== undefined) csrf = { name, token }
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

function setCookies(headers: ResponseHeaders): string[] {
  if (!isFetchHeaders(headers)) return values(headers, 'set-cookie')
  // Fetches of before 2023 have no getSetCookie and join the cookies by commas, which `Expires` contains as well.
  if (typeof Reflect.get(headers, 'getSetCookie') === 'function') return headers.getSetCookie()
  return headers.get('set-cookie')?.split(/,(?=\s*[^;,\s=]+=)/) ?? []
}

function first(headers: ResponseHeaders, name: string): string | undefined {
  const found = isFetchHeaders(headers) ? headers.get(name) : values(headers, name)[0]
  return found?.trim() || undefined
}

function values(headers: Readonly<Record<string, string | string[] | undefined>>, name: string): string[] {
  return Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .flatMap(([, value]) => value ?? [])
}

function isFetchHeaders(headers: ResponseHeaders): headers is Headers {
  return typeof headers.get === 'function'
}

/** The server chooses the name: it must be one, and none that has another meaning. */
function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/^(?:authorization|cookie|host|content-.*|connection)$/i.test(name)
}
