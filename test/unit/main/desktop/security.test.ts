/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), item by item, as far as it can
 * be seen without Electron; test/e2e sees the rest in the running app.
 */
import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import type { App, Session, WebContents } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { harden, hardenContents, isTrustedSender, securePreferences } from '../../../../main/desktop/hardening.ts'
import { choosePages, contentSecurityPolicy, pagesScheme } from '../../../../main/desktop/pages.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const pages = choosePages({ packaged: true, devServer: undefined })
const preferences = securePreferences({ preload: '/preload.cjs', packaged: true, platform: 'linux' })
const log = { warn: vi.fn() }

/** An event of Electron's whose default can be prevented. */
const event = (url = '') => ({ url, preventDefault: vi.fn() })

class FakeSession extends EventEmitter {
  setPermissionRequestHandler = vi.fn<Session['setPermissionRequestHandler']>()
  setPermissionCheckHandler = vi.fn<Session['setPermissionCheckHandler']>()
  setDevicePermissionHandler = vi.fn<Session['setDevicePermissionHandler']>()
  setSpellCheckerLanguages = vi.fn<Session['setSpellCheckerLanguages']>()
}

class FakeContents extends EventEmitter {
  setWindowOpenHandler = vi.fn<WebContents['setWindowOpenHandler']>()
}

class FakeApp extends EventEmitter {
  enableSandbox = vi.fn()
  commandLine = { hasSwitch: vi.fn<(name: string) => boolean>().mockReturnValue(false) }
}

let app: FakeApp
let session: FakeSession
let contents: FakeContents

beforeEach(() => {
  app = new FakeApp()
  session = new FakeSession()
  contents = new FakeContents()
  // An emitter knows no overloads for each event's name; what is used of the app is there.
  harden({ app: app as unknown as App, pages, packaged: true, log })
  app.emit('session-created', session)
  app.emit('web-contents-created', {}, contents)
})

/** Every source file of the shipped program. */
const sources = ['main', 'preload', 'renderer']
  .flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(root, folder, name)),
  )
  .filter((file) => /\.(ts|svelte|html)$/.test(file))
  .map((file) => ({ file: path.relative(root, file), text: fs.readFileSync(file, 'utf8') }))
const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

describe('1. only load secure content', () => {
  test('pages come from the app itself, in a secure scheme', () => {
    expect(pages.address('index.html')).toBe('app://sideline/index.html')
    expect(pagesScheme.privileges?.secure).toBe(true)
  })

  test('a certificate that the system does not trust is refused', () => {
    const refused = event()
    const callback = vi.fn()
    app.emit('certificate-error', refused, contents, 'https://x', 'net::ERR_CERT_AUTHORITY_INVALID', {}, callback)
    expect(refused.preventDefault).toHaveBeenCalledOnce()
    expect(callback).toHaveBeenCalledExactlyOnceWith(false)
  })

  test('TLS checks are switched off nowhere', () => {
    expect(filesWith(/rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|setCertificateVerifyProc/)).toEqual(
      [],
    )
  })
})

test('2. do not enable Node.js integration', () => {
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  })
})

test('3. enable context isolation', () => {
  expect(preferences.contextIsolation).toBe(true)
})

describe('4. enable process sandboxing', () => {
  test('for our windows, and for every window there may be', () => {
    expect(preferences.sandbox).toBe(true)
    expect(app.enableSandbox).toHaveBeenCalledOnce()
  })

  test('where a person has switched it off on the command line, as root must, that is not overruled', () => {
    const asRoot = new FakeApp()
    asRoot.commandLine.hasSwitch.mockImplementation((name) => name === 'no-sandbox')
    harden({ app: asRoot as unknown as App, pages, packaged: true, log })
    expect(asRoot.enableSandbox).not.toHaveBeenCalled()
  })
})

describe('5. handle permission requests', () => {
  test('no request is granted', () => {
    const callback = vi.fn()
    const [handler] = session.setPermissionRequestHandler.mock.calls[0] ?? []
    // The contents and the details are of no interest to a handler that refuses everything.
    handler?.(null as never, 'media', callback, null as never)
    expect(callback).toHaveBeenCalledExactlyOnceWith(false)
  })

  test('no check and no device passes', () => {
    const [check] = session.setPermissionCheckHandler.mock.calls[0] ?? []
    const [device] = session.setDevicePermissionHandler.mock.calls[0] ?? []
    expect(check?.(null, 'geolocation', 'app://sideline', null as never)).toBe(false)
    expect(device?.(null as never)).toBe(false)
  })

  test('nothing is downloaded', () => {
    const download = event()
    session.emit('will-download', download)
    expect(download.preventDefault).toHaveBeenCalledOnce()
  })
})

test('no session has a language whose dictionary it would fetch', () => {
  expect(session.setSpellCheckerLanguages).toHaveBeenCalledExactlyOnceWith([])
})

test('6. do not disable webSecurity', () => {
  expect(preferences.webSecurity).toBe(true)
})

describe('7. define a content security policy', () => {
  const policy = new Map(contentSecurityPolicy.split('; ').map((part) => [part.split(' ')[0], part]))

  test('nothing but what is named, and only the own scripts and styles', () => {
    expect(policy.get('default-src')).toBe("default-src 'none'")
    expect(policy.get('script-src')).toBe("script-src 'self'")
    expect(policy.get('style-src')).toBe("style-src 'self'")
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/)
  })

  test('trusted types; no base, no form, no frame', () => {
    expect(policy.get('require-trusted-types-for')).toBe("require-trusted-types-for 'script'")
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(name)).toBe(`${name} 'none'`)
  })

  test('the scheme does not bypass it', () => {
    expect(pagesScheme.privileges?.bypassCSP).toBeUndefined()
  })
})

test('8. do not enable allowRunningInsecureContent', () => {
  expect(preferences.allowRunningInsecureContent).toBe(false)
})

test('9. do not enable experimental features', () => {
  expect(preferences.experimentalFeatures).toBe(false)
})

test('10. do not use enableBlinkFeatures', () => {
  expect(preferences).not.toHaveProperty('enableBlinkFeatures')
  expect(filesWith(/enableBlinkFeatures\s*:/)).toEqual([])
})

test('11. do not use allowpopups for webviews: there are none', () => {
  expect(preferences.webviewTag).toBe(false)
  expect(filesWith(/<webview|allowpopups\s*[:=]/)).toEqual([])
})

test('12. verify webview options before creation: none is created', () => {
  const attach = event()
  contents.emit('will-attach-webview', attach)
  expect(attach.preventDefault).toHaveBeenCalledOnce()
})

describe('13. limit navigation', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('no page goes anywhere: %s', (name) => {
    for (const url of ['https://example.com/', 'app://sideline/note.html', 'file:///etc/passwd', 'data:text/html,x']) {
      const leaving = event(url)
      contents.emit(name, leaving)
      expect(leaving.preventDefault).toHaveBeenCalledOnce()
    }
  })

  test('a file dropped onto the window is not opened', () => {
    expect(preferences.navigateOnDragDrop).toBe(false)
  })

  test('while developing, the server of the pages may reload them, and no other may', () => {
    const developing = new FakeContents()
    const devPages = choosePages({ packaged: false, devServer: 'http://localhost:5173' })
    hardenContents(developing as unknown as WebContents, { pages: devPages, packaged: false, log })
    const reload = event('http://localhost:5173/index.html')
    developing.emit('will-navigate', reload)
    expect(reload.preventDefault).not.toHaveBeenCalled()
    const leaving = event('http://localhost:51730/')
    developing.emit('will-navigate', leaving)
    expect(leaving.preventDefault).toHaveBeenCalledOnce()
  })
})

test('14. limit the creation of new windows: none', () => {
  const [handler] = contents.setWindowOpenHandler.mock.calls[0] ?? []
  // What was to be opened is of no interest to a handler that refuses everything.
  expect(handler?.({ url: 'https://example.com/' } as never)).toEqual({ action: 'deny' })
})

test('15. do not use shell.openExternal with untrusted content: it is not used', () => {
  expect(filesWith(/openExternal\s*\(/)).toEqual([])
})

test('16. use a current version of Electron: pinned exactly', () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  expect(manifest.devDependencies.electron).toMatch(/^45\.\d+\.\d+$/)
})

describe('17. validate the sender of all IPC messages', () => {
  const mainFrame = { origin: 'app://sideline', processId: 4, routingId: 1, parent: null }
  const window = { isDestroyed: () => false, mainFrame }

  test('the top frame of the main window, showing our page, is trusted', () => {
    expect(isTrustedSender({ ...mainFrame }, window, pages)).toBe(true)
  })

  test.each([
    ['another window', { processId: 5 }],
    ['another frame', { routingId: 2 }],
    ['a frame within', { parent: mainFrame }],
    ['another origin', { origin: 'https://example.com' }],
    ['no origin', { origin: 'null' }],
    ['a scheme that begins alike', { origin: 'app://sideline.example.com' }],
  ])('not %s', (_name, other) => {
    expect(isTrustedSender({ ...mainFrame, ...other }, window, pages)).toBe(false)
  })

  test('not when there is no frame or no window any more', () => {
    expect(isTrustedSender(null, window, pages)).toBe(false)
    expect(isTrustedSender(mainFrame, null, pages)).toBe(false)
    expect(isTrustedSender(mainFrame, { ...window, isDestroyed: () => true }, pages)).toBe(false)
    const gone = {
      ...mainFrame,
      get origin(): string {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed')
      },
    }
    expect(isTrustedSender(gone, window, pages)).toBe(false)
  })
})

test('18. avoid file:// and prefer a custom protocol', () => {
  expect(pagesScheme).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true },
  })
  expect(filesWith(/loadFile\s*\(|loadURL\(\s*[`'"]file:/)).toEqual([])
})

test('20. do not expose Electron’s API to the pages: the preload gives away one object of our own', () => {
  const preload = sources.filter(({ file }) => file === path.join('preload', 'index.ts'))
  expect(preload).toHaveLength(1)
  expect(preload[0]?.text.match(/exposeInMainWorld\('(\w+)', (\w+)\)/g)).toEqual([
    "exposeInMainWorld('sideline', port)",
  ])
})
