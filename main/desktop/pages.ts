import { STATUS_CODES } from 'node:http'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { CustomScheme, Protocol } from 'electron'

/** Where the pages of the app come from. */
export interface Pages {
  /** The only origin that may speak with the main process, as `WebFrameMain.origin` spells it. */
  readonly origin: string
  address(page: 'index.html' | 'note.html'): string
}

export interface PagesOptions {
  packaged: boolean
  /** `SIDELINE_DEV_SERVER`: where Vite serves the pages while one works on them; nothing to a packaged app. */
  devServer: string | undefined
}

/** Pages are the app's own files, at `app://sideline`; in development they may be those of Vite on this machine. */
export function choosePages({ packaged, devServer }: PagesOptions): Pages {
  const origin = packaged || devServer === undefined ? OWN_ORIGIN : loopbackOrigin(devServer)
  return { origin, address: (page) => `${origin}/${page}` }
}

const SCHEME = 'app'
const HOST = 'sideline'
const OWN_ORIGIN = `${SCHEME}://${HOST}`

/**
 * To be registered before the app is ready (`protocol.registerSchemesAsPrivileged`). `standard` gives pages an origin and
 * relative addresses, `secure` a secure context, `supportFetchAPI` module scripts. Nothing else: CSP is not bypassed, no
 * service workers, no CORS.
 */
export const pagesScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

/** Serves the files below `folder` (dist/renderer) and nothing else at `app://sideline`. */
export function servePages(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(SCHEME, pageHandler(folder))
}

/** What a page may do, by response header; in code review each exception here needs its reason. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // The name under which Svelte makes the templates that it compiled; server's text is never made markup.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** The only kinds of files that a built renderer holds. Any other is not served. */
const contentTypes: Readonly<Record<string, string | undefined>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
}

/** Answers one request for a page's file: 200, 404 for what is not there or not below `folder`, 405 for anything but reading. */
export function pageHandler(
  folder: string,
): (request: { readonly url: string; readonly method: string }) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return answer(405)
    const file = fileOf(folder, url)
    const contentType = file === null ? undefined : contentTypes[path.extname(file)]
    if (file === null || contentType === undefined) return answer(404)
    try {
      const bytes = await fs.readFile(file)
      return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), {
        headers: { ...securityHeaders, 'content-type': contentType },
      })
    } catch {
      return answer(404)
    }
  }
}

function answer(status: 404 | 405): Response {
  return new Response(STATUS_CODES[status], {
    status,
    headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' },
  })
}

/** The file that an address stands for, or null where it would lie outside of `folder`. */
function fileOf(folder: string, address: string): string | null {
  try {
    const url = new URL(address)
    if (url.protocol !== `${SCHEME}:` || url.host !== HOST) return null
    const name = decodeURIComponent(url.pathname)
    // `new URL` has resolved plain `..`; an encoded one, a backslash or a NUL is nobody's honest request.
    if (/[\\\0]/.test(name)) return null
    const root = path.resolve(folder)
    const file = path.join(root, name === '/' ? 'index.html' : name)
    return file.startsWith(root + path.sep) ? file : null
  } catch {
    return null
  }
}

function loopbackOrigin(devServer: string): string {
  const url = new URL(devServer)
  if (url.protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new Error('SIDELINE_DEV_SERVER must be an http address of this machine')
  }
  return url.origin
}
