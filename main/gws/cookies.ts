import { Cookie, CookieJar } from 'tough-cookie'

/** The cookies of one server, kept as browsers keep them. */
export class Cookies {
  readonly #jar = new CookieJar()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** The value of the `Cookie` header for `url`; empty where there is none. */
  header(url: string): Promise<string> {
    return this.#jar.getCookieString(url)
  }

  /** Takes what a reply has set, each as it was sent. `date` is that reply's `Date`. */
  async take(setCookies: readonly string[], url: string, date: string | null): Promise<void> {
    const { hostname } = new URL(url)
    for (const text of setCookies) {
      const cookie = Cookie.parse(text)
      if (cookie === undefined) continue
      // A domain that is the host itself says no more than none: where it is a single label or an address, it could say nothing else.
      if (cookie.domain !== null && bare(cookie.domain) === bare(hostname)) cookie.domain = null
      this.#byOurClock(cookie, date)
      await this.#jar.setCookie(cookie, url, { ignoreError: true })
    }
  }

  async clear(): Promise<void> {
    await this.#jar.removeAllCookies()
  }

  /** `Expires` was written by the server's clock, which the reply's `Date` tells; `Max-Age` needs no clock. */
  #byOurClock(cookie: Cookie, date: string | null): void {
    const server = Date.parse(date ?? '')
    if (cookie.expires instanceof Date && !Number.isNaN(server))
      cookie.expires = new Date(cookie.expires.getTime() + this.#now() - server)
  }
}

/** Without the brackets of an address and the dot that once meant subdomains. */
const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^\./, '')
