import type { Menu, MenuItemConstructorOptions, Tray } from 'electron'
import type { Log } from './log.ts'

export interface AppTrayOptions {
  /** `() => new Tray(image)`. */
  make: () => Tray
  /** `Menu.buildFromTemplate`. */
  menu: (template: MenuItemConstructorOptions[]) => Menu
  show: () => void
  quit: () => void
  log: Pick<Log, 'warn'>
}

/** The icon in the tray, which names the focused chat. A desktop without a tray is no failure: then there is none. */
export class AppTray {
  readonly #options: AppTrayOptions
  readonly #tray: Tray | null

  constructor(options: AppTrayOptions) {
    this.#options = options
    this.#tray = this.#make()
    this.setFocus(null)
  }

  /** Names the focused chat and its mode (`Tom Okafor · Coach`), or nothing. */
  setFocus(focus: string | null): void {
    const { menu, show, quit } = this.#options
    if (this.#tray === null || this.#tray.isDestroyed()) return
    this.#tray.setToolTip(focus === null ? 'Sideline' : `Sideline – ${focus}`)
    // Linux shows no tooltip on many desktops, so the menu says it too.
    const named: MenuItemConstructorOptions[] =
      focus === null ? [] : [{ label: escapeMnemonics(focus), enabled: false }, { type: 'separator' }]
    this.#tray.setContextMenu(menu([...named, { label: 'Show Sideline', click: show }, { label: 'Quit', click: quit }]))
  }

  destroy(): void {
    if (this.#tray !== null && !this.#tray.isDestroyed()) this.#tray.destroy()
  }

  #make(): Tray | null {
    try {
      const tray = this.#options.make()
      tray.on('click', this.#options.show)
      return tray
    } catch {
      this.#options.log.warn('tray: none on this desktop')
      return null
    }
  }
}

/** A customer may be called `A & B`; in a menu a single & would underline what follows. */
const escapeMnemonics = (label: string): string => label.replaceAll('&', '&&')
