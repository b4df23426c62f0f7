import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import * as m from '#messages'
import { channels, type Note } from '../../preload/contract/index.ts'
import type { Log } from './log.ts'
import { backgroundColor } from './window.ts'

export interface NoteWindowOptions {
  /** `(options) => new BrowserWindow(options)`. */
  make: (options: BrowserWindowConstructorOptions) => BrowserWindow
  /** The note page's address. */
  page: string
  preferences: BrowserWindowConstructorOptions['webPreferences']
  /** The work area of the display with the mouse pointer: where the supervisor looks. */
  workArea: () => Rectangle
  dark: () => boolean
  platform: NodeJS.Platform
  log: Pick<Log, 'warn'>
}

/**
 * The small note over the program in front that says what a hotkey did. It never takes the focus or a click: the keys that
 * a supervisor types next belong to the other program.
 */
export class NoteWindow {
  readonly #options: NoteWindowOptions
  #open: OpenNote | null = null
  #hiding: NodeJS.Timeout | undefined

  constructor(options: NoteWindowOptions) {
    this.#options = options
  }

  /** Makes the hidden window, so that the first note is as quick as the next. */
  warmUp(): void {
    this.#window()
  }

  /** Shows `note` in place of any other for a time in ms. */
  show(note: Note, { for: time = usualTime(note) }: { for?: number } = {}): void {
    const { window, loaded } = this.#window()
    clearTimeout(this.#hiding)
    this.#hiding = setTimeout(() => this.hide(), time)
    void loaded.then(() => {
      if (window.isDestroyed() || this.#hiding === undefined) return
      window.webContents.send(channels.note, note)
      window.setBounds(placeNote(this.#options.workArea()))
      window.showInactive()
      // A program that went full screen since is in front of what was only on top before.
      window.moveTop()
    })
  }

  hide(): void {
    clearTimeout(this.#hiding)
    this.#hiding = undefined
    if (this.#open !== null && !this.#open.window.isDestroyed()) this.#open.window.hide()
  }

  /** For quitting. */
  destroy(): void {
    clearTimeout(this.#hiding)
    this.#hiding = undefined
    this.#open?.window.destroy()
    this.#open = null
  }

  #window(): OpenNote {
    if (this.#open !== null && !this.#open.window.isDestroyed()) return this.#open
    const { make, page, log } = this.#options
    const window = make(this.#windowOptions())
    window.setAlwaysOnTop(true, 'screen-saver')
    // A panel already floats over full-screen programs; the transformation would make the Dock's icon blink.
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true })
    window.setIgnoreMouseEvents(true)
    // A page that crashed, or never came, is made anew for the next note.
    const giveUp = (event: string) => (): void => {
      log.warn(event)
      if (this.#open?.window === window) this.#open = null
      if (!window.isDestroyed()) window.destroy()
    }
    window.webContents.on('render-process-gone', giveUp('note: page crashed'))
    const loaded = window.loadURL(page).catch(giveUp('note: page not loaded'))
    this.#open = { window, loaded }
    return this.#open
  }

  #windowOptions(): BrowserWindowConstructorOptions {
    const { preferences, dark, platform, workArea } = this.#options
    return {
      ...placeNote(workArea()),
      show: false,
      frame: false,
      // On macOS only a panel can be shown without making its app the active one.
      ...(platform === 'darwin' && { type: 'panel' }),
      focusable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      title: m.desktop.noteTitle(),
      backgroundColor: backgroundColor(dark()),
      // Hidden most of its life, and to be drawn at once when it is not.
      webPreferences: { ...preferences, backgroundThrottling: false },
    }
  }
}

interface OpenNote {
  window: BrowserWindow
  /** Settles when the page listens, or has failed and the window is destroyed. */
  loaded: Promise<void>
}

/** How long a note stays, ms: what went wrong takes longer to read. */
const usualTime = (note: Note): number => (note.tone === 'error' ? 8000 : 4000)

const SIZE = { width: 380, height: 92 } as const
const MARGIN = 16

/** The lower right corner of a work area. */
export function placeNote(area: Rectangle): Rectangle {
  return {
    x: area.x + area.width - SIZE.width - MARGIN,
    y: area.y + area.height - SIZE.height - MARGIN,
    ...SIZE,
  }
}
