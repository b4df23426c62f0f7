/**
 * Electron's security checklist as code. Each rule names the item of
 * https://www.electronjs.org/docs/latest/tutorial/security that it keeps; the items without code here are kept by
 * `pages.ts` (1, 7, 18), by the build (16, 19: fuses) and by the preload (20).
 */
import type { App, Session, WebContents, WebFrameMain, WebPreferences } from 'electron'
import type { Log } from './log.ts'
import type { Pages } from './pages.ts'

/** The web preferences of every window of the app. */
export function securePreferences({ preload, packaged, platform }: PreferencesOptions): WebPreferences {
  return {
    preload,
    // https://www.electronjs.org/docs/latest/tutorial/security#2-do-not-enable-nodejs-integration-for-remote-content
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    // https://www.electronjs.org/docs/latest/tutorial/security#3-enable-context-isolation
    contextIsolation: true,
    // https://www.electronjs.org/docs/latest/tutorial/security#4-enable-process-sandboxing
    sandbox: true,
    // https://www.electronjs.org/docs/latest/tutorial/security#6-do-not-disable-websecurity
    webSecurity: true,
    // https://www.electronjs.org/docs/latest/tutorial/security#8-do-not-enable-allowrunninginsecurecontent
    allowRunningInsecureContent: false,
    // https://www.electronjs.org/docs/latest/tutorial/security#9-do-not-enable-experimental-features
    experimentalFeatures: false,
    // https://www.electronjs.org/docs/latest/tutorial/security#10-do-not-use-enableblinkfeatures: left out on purpose.
    // https://www.electronjs.org/docs/latest/tutorial/security#11-do-not-use-allowpopups-for-webviews
    webviewTag: false,
    // https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
    navigateOnDragDrop: false,
    devTools: !packaged,
    // macOS checks spelling by itself; elsewhere Chromium needs a dictionary from a public server (see hardenSession).
    spellcheck: platform === 'darwin',
  }
}

export interface PreferencesOptions {
  /** Absolute path of the preload's script. */
  preload: string
  packaged: boolean
  platform: NodeJS.Platform
}

export interface HardeningOptions {
  app: Pick<App, 'commandLine' | 'enableSandbox' | 'on'>
  pages: Pages
  packaged: boolean
  log: Pick<Log, 'warn'>
}

/** Puts the rules over every window and session there will be. To be called before the app is ready. */
export function harden({ app, pages, packaged, log }: HardeningOptions): void {
  // https://www.electronjs.org/docs/latest/tutorial/security#4-enable-process-sandboxing
  // Also for a window that somebody makes one day without our preferences. It would overrule `--no-sandbox`, without which
  // Chromium's processes die for root (in a container, say), over and over. Windows ask for their sandbox all the same.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

  app.on('session-created', (session) => hardenSession(session, log))
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, { pages, packaged, log }))

  // https://www.electronjs.org/docs/latest/tutorial/security#1-only-load-secure-content
  // A certificate that the system does not trust is never clicked away: a private CA belongs into the system's store.
  app.on('certificate-error', (event, _contents, _url, error, _certificate, callback) => {
    event.preventDefault()
    log.warn('hardening: certificate refused', { error })
    callback(false)
  })
}

/** Refuses whatever a page may ask a session for, no permission, no device, no download, and what it would fetch unasked. */
function hardenSession(session: HardenedSession, log: Pick<Log, 'warn'>): void {
  // https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn('hardening: permission refused', { permission })
    callback(false)
  })
  // Many web APIs only check and never request.
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
    log.warn('hardening: download refused')
  })
  // Each new session fetches a dictionary for every language from a public server, whatever its windows want. Does nothing on macOS.
  session.setSpellCheckerLanguages([])
}

type HardenedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerLanguages'
  | 'on'
>

/** Keeps a page where it is: no navigation, no window, no webview. Electron's own `loadURL` and `reload` are not concerned. */
export function hardenContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { pages, packaged, log }: Omit<HardeningOptions, 'app'>,
): void {
  // https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    // Vite reloads the page itself when a module cannot be replaced.
    if (!packaged && pages.origin.startsWith('http:') && event.url.startsWith(`${pages.origin}/`)) return
    event.preventDefault()
    log.warn('hardening: navigation refused')
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)

  // https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows
  // https://www.electronjs.org/docs/latest/tutorial/security#15-do-not-use-shellopenexternal-with-untrusted-content
  contents.setWindowOpenHandler(() => {
    log.warn('hardening: window refused')
    return { action: 'deny' }
  })

  // https://www.electronjs.org/docs/latest/tutorial/security#12-verify-webview-options-before-creation
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log.warn('hardening: webview refused')
  })
}

type Frame = Pick<WebFrameMain, 'origin' | 'processId' | 'routingId'> & { readonly parent: unknown }

/**
 * Whether a message comes from the top frame of `contents` (the main window's) while it shows the app's own page.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function isTrustedSender(
  frame: Frame | null,
  contents: { isDestroyed(): boolean; readonly mainFrame: Frame } | null,
  pages: Pages,
): boolean {
  try {
    if (frame === null || contents === null || contents.isDestroyed()) return false
    const main = contents.mainFrame
    return (
      frame.parent === null &&
      frame.processId === main.processId &&
      frame.routingId === main.routingId &&
      frame.origin === pages.origin
    )
  } catch {
    // The frame went away between the message and this question; what it says of itself can no longer be read.
    return false
  }
}
