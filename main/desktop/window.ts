import type { BrowserWindow, BrowserWindowConstructorOptions, NativeImage, Rectangle, WebContents } from 'electron'
import * as m from '#messages'
import type { WindowBounds } from '../settings/table.ts'
import { MINIMUM_SIZE, placeWindow } from './bounds.ts'
import { followBounds } from './follow-bounds.ts'
import type { Log } from './log.ts'

export interface MainWindowOptions {
  /** `(options) => new BrowserWindow(options)`. */
  make: (options: BrowserWindowConstructorOptions) => BrowserWindow
  /** The page's address. */
  page: string
  preferences: BrowserWindowConstructorOptions['webPreferences']
  icon: NativeImage
  /** The work areas of the displays there are now, the primary one first. */
  workAreas: () => Rectangle[]
  /** Whether the page will be dark, so that the empty window is already. */
  dark: () => boolean
  /** Where the window stood when it was closed last. */
  remembered: () => WindowBounds | null
  remember: (bounds: WindowBounds) => void
  /** Takes a sentence for the supervisor. */
  notice: (sentence: string) => void
  /** The page crashed again and again: nothing can be shown in it any more. */
  hopeless: (sentence: string) => void
  /** A person closes the window: whether it may go now. */
  mayClose: () => boolean
  /** Called when the window is gone. */
  closed: () => void
  /** Windows asks whether the user's session may end: it may, and still not come to it. */
  sessionMayEnd?: () => void
  /** Windows ends the user's session. */
  sessionEnds?: () => void
  /** Whether somebody can see the window has changed. */
  visibility?: (visible: boolean) => void
  /** This machine's clock, ms. */
  now: () => number
  platform: NodeJS.Platform
  log: Log
}

/** The supervisor's window. On macOS it can be closed and opened again while the app runs. */
export class MainWindow {
  readonly #options: MainWindowOptions
  #window: BrowserWindow | null = null
  #title = 'Sideline'
  #crashes: number[] = []
  #attracts = false

  constructor(options: MainWindowOptions) {
    this.#options = options
  }

  /** What the window shows, or null while there is none. */
  get contents(): WebContents | null {
    return this.#window?.webContents ?? null
  }

  get focused(): boolean {
    return this.#window?.isFocused() ?? false
  }

  /** Whether it stands on a desktop; false when hidden or minimised. */
  get visible(): boolean {
    return this.#window !== null && this.#window.isVisible() && !this.#window.isMinimized()
  }

  /** Opens the window unless it is open. It shows itself when the page has something to show. */
  open(): void {
    if (this.#window !== null) return
    const { make, page, preferences, icon, workAreas, dark, remembered, log } = this.#options
    const bounds = remembered()
    const window = make({
      ...placeWindow(bounds, workAreas()),
      minWidth: MINIMUM_SIZE.width,
      minHeight: MINIMUM_SIZE.height,
      show: false,
      title: this.#title,
      backgroundColor: backgroundColor(dark()),
      icon,
      // The height belongs to the chats; Alt shows the menu.
      autoHideMenuBar: true,
      ...(preferences !== undefined && { webPreferences: preferences }),
    })
    this.#window = window
    this.#listen(window, bounds)
    // A failure is told by `did-fail-load`.
    window.loadURL(page).catch(() => log.warn('window: page not loaded'))
  }

  /** Brings the window in front of all others with the focus in it, whatever state it is in. */
  bringUp(): void {
    if (this.#window === null) {
      this.open()
      return
    }
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  /** Makes its place in the taskbar ask for a look, unless the supervisor looks at it already. */
  attract(): void {
    const window = this.#window
    if (window === null || window.isFocused() || this.#attracts) return
    this.#attracts = true
    window.flashFrame(true)
    window.once('focus', () => {
      this.#attracts = false
      window.flashFrame(false)
    })
  }

  setTitle(title: string): void {
    if (title === this.#title) return
    this.#title = title
    this.#window?.setTitle(title)
  }

  /** To be called when the appearance has changed. */
  refreshBackground(): void {
    this.#window?.setBackgroundColor(backgroundColor(this.#options.dark()))
  }

  #listen(window: BrowserWindow, remembered: WindowBounds | null): void {
    const { remember, mayClose, closed, sessionMayEnd, sessionEnds, visibility, platform, now, log } = this.#options
    const { webContents } = window
    window.once('ready-to-show', () => {
      // Not before: maximising shows a window on some systems.
      if (remembered?.maximized === true) window.maximize()
      window.show()
    })
    window.on('page-title-updated', (event) => event.preventDefault())
    const bounds = followBounds(window, { remembered, platform, now })
    window.on('close', (event) => {
      if (mayClose()) remember(bounds())
      else event.preventDefault()
    })
    window.on('closed', () => {
      this.#window = null
      this.#attracts = false
      closed()
    })
    window.on('query-session-end', () => sessionMayEnd?.())
    window.on('session-end', () => sessionEnds?.())
    let told = false
    const changed = (): void => {
      if (this.visible !== told) visibility?.((told = this.visible))
    }
    window.on('show', changed)
    window.on('hide', changed)
    window.on('minimize', changed)
    window.on('restore', changed)

    window.on('unresponsive', () => log.warn('window: unresponsive'))
    window.on('responsive', () => log.info('window: responsive again'))
    webContents.on('did-fail-load', (_event, code) => {
      log.warn('window: page failed', { code })
      window.show()
    })
    webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return
      log.warn('window: page crashed', { reason, exitCode })
      this.#recover(window)
    })
  }

  /** Loads the page again, unless that has been done too often in a short time. */
  #recover(window: BrowserWindow): void {
    const { now, notice, hopeless } = this.#options
    this.#crashes = [...this.#crashes.filter((at) => now() - at < CRASH_SPAN), now()]
    if (this.#crashes.length > CRASH_LIMIT) {
      hopeless(m.desktop.windowHopeless())
      return
    }
    notice(m.notices.windowReopened())
    // After the event, in which the old page is still being taken down.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload()
    })
  }
}

/** More crashes than this within {@link CRASH_SPAN} ms, and loading again helps nobody. */
const CRASH_LIMIT = 3
const CRASH_SPAN = 60_000

/** The page's own background, so that nothing flashes before it is drawn. */
export const backgroundColor = (dark: boolean): string => (dark ? '#0f1216' : '#f6f7f9')
