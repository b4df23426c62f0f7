import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron'
import * as m from '#messages'
import type { Log } from './log.ts'

export interface AppTrayOptions {
  /** `() => new Tray(image)`. */
  make: () => Tray
  /** The icon, marked while there are alerts. */
  icon: (alerting: boolean) => NativeImage
  /** `Menu.buildFromTemplate`. */
  menu: (template: MenuItemConstructorOptions[]) => Menu
  show: () => void
  quit: () => void
  log: Pick<Log, 'warn'>
}

/** The icon in the tray, which names the focused chat and counts the alerts. A desktop without a tray is no failure: then there is none. */
export class AppTray {
  readonly #options: AppTrayOptions
  readonly #tray: Tray | null
  #focus: string | null = null
  #alerts = 0
  /** What it says now: a menu is made anew for other words alone, since that takes the desktop longer than anything else here. */
  #said: string | null = null

  constructor(options: AppTrayOptions) {
    this.#options = options
    this.#tray = this.#make()
    this.#show()
  }

  /** Names the focused chat and its mode (`Tom Okafor · Coach`), or nothing. */
  setFocus(focus: string | null): void {
    this.#focus = focus
    this.#show()
  }

  setAlerts(count: number): void {
    const marked = count > 0
    if (marked !== this.#alerts > 0 && this.#tray?.isDestroyed() === false) {
      this.#tray.setImage(this.#options.icon(marked))
    }
    this.#alerts = count
    this.#show()
  }

  #show(): void {
    const { menu, show, quit } = this.#options
    if (this.#tray === null || this.#tray.isDestroyed()) return
    const alerts = this.#alerts > 0 ? [m.alerts.count({ count: this.#alerts })] : []
    const facts = [...alerts, ...(this.#focus === null ? [] : [this.#focus])]
    const words = ['Sideline', ...facts].join(' – ')
    if (words === this.#said) return
    this.#said = words
    this.#tray.setToolTip(words)
    // Linux shows no tooltip on many desktops, so the menu says it too.
    const named = facts.map((fact): MenuItemConstructorOptions => ({ label: escapeMnemonics(fact), enabled: false }))
    const rule: MenuItemConstructorOptions[] = facts.length === 0 ? [] : [{ type: 'separator' }]
    this.#tray.setContextMenu(
      menu([
        ...named,
        ...rule,
        { label: m.commands.title({ command: 'showWindow' }), click: show },
        { label: m.desktop.quit(), click: quit },
      ]),
    )
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
