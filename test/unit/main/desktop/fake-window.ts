import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'

/** Stands for a `BrowserWindow` where there is no Electron: keeps what was done to it, and emits what the test says. */
export class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions
  /** Names of the methods called, with their arguments, in order. */
  readonly calls: [name: string, ...args: unknown[]][] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    send: (...args: unknown[]) => void this.calls.push(['send', ...args]),
    reload: () => void this.calls.push(['reload']),
  })
  visible = false
  minimized = false
  maximized = false
  destroyed = false
  focused = false
  bounds = { x: 5, y: 6, width: 1000, height: 700 }
  /** Ends the loading of the page. */
  loaded = Promise.withResolvers<undefined>()

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
  }

  called = (name: string): unknown[][] => this.calls.filter(([called]) => called === name).map(([, ...args]) => args)

  loadURL = (address: string) => (this.calls.push(['loadURL', address]), this.loaded.promise)
  show = () => this.#appear('show')
  showInactive = () => this.#appear('showInactive')
  hide = () => {
    this.calls.push(['hide'])
    this.visible = false
    this.emit('hide')
  }
  focus = () => void this.calls.push(['focus'])
  restore = () => {
    this.minimized = false
    this.emit('restore')
  }
  maximize = () => {
    this.maximized = true
    this.emit('maximize')
  }
  getBounds = () => this.bounds
  moveTop = () => void this.calls.push(['moveTop'])
  setTitle = (title: string) => void this.calls.push(['setTitle', title])
  setBounds = (bounds: unknown) => void this.calls.push(['setBounds', bounds])
  setBackgroundColor = (color: string) => void this.calls.push(['setBackgroundColor', color])
  setAlwaysOnTop = (...args: unknown[]) => void this.calls.push(['setAlwaysOnTop', ...args])
  setVisibleOnAllWorkspaces = (...args: unknown[]) => void this.calls.push(['setVisibleOnAllWorkspaces', ...args])
  setIgnoreMouseEvents = (ignore: boolean) => void this.calls.push(['setIgnoreMouseEvents', ignore])
  isVisible = () => this.visible
  isFocused = () => this.focused
  flashFrame = (flash: boolean) => void this.calls.push(['flashFrame', flash])
  isMinimized = () => this.minimized
  isMaximized = () => this.maximized
  isDestroyed = () => this.destroyed
  getNormalBounds = () => this.bounds
  destroy = () => {
    this.destroyed = true
    this.emit('closed')
  }

  /** As when the person closes it. */
  close(): void {
    const event = { prevented: false, preventDefault: () => void (event.prevented = true) }
    this.emit('close', event)
    if (!event.prevented) this.destroy()
  }

  #appear(how: string): void {
    this.calls.push([how])
    this.visible = true
    this.emit('show')
  }
}

/** Makes fake windows where `new BrowserWindow` would make real ones. */
export function fakeWindows(): {
  made: FakeWindow[]
  make: (options: BrowserWindowConstructorOptions) => BrowserWindow
} {
  const made: FakeWindow[] = []
  return {
    made,
    make: (options) => {
      const window = new FakeWindow(options)
      made.push(window)
      // Has what the code under test uses of a window; a real one needs Electron and is met in test/e2e.
      return window as unknown as BrowserWindow
    },
  }
}
