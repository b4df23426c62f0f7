import type { MenuItemConstructorOptions } from 'electron'
import * as m from '#messages'

export interface MenuOptions {
  platform: NodeJS.Platform
  packaged: boolean
  /** The person wants to quit; an item of its own, for the system's knows of no question. */
  quit: () => void
  /** What can be done by keys from anywhere, with those that work; null: none do. */
  commands: readonly { label: string; accelerator: string | null; run: () => void }[]
}

/**
 * The application menu: what a person needs for text, its size and the window. On systems other than macOS nothing here
 * closes the window by a key (`Ctrl+W`): that would end the session, and leave every chat, by a slip.
 */
export function applicationMenu({ platform, packaged, quit, commands }: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const quitItem: MenuItemConstructorOptions = {
    label: m.desktop.quitItem({ platform }),
    // Windows has no such key: there it is Alt+F4, which closes the window.
    ...(platform !== 'win32' && { accelerator: 'CommandOrControl+Q' }),
    click: () => quit(),
  }
  return [
    mac ? { role: 'appMenu', submenu: [...macItems, quitItem] } : { label: m.desktop.fileMenu(), submenu: [quitItem] },
    // On macOS copy and paste work only with a menu that has them.
    { role: 'editMenu' },
    {
      label: m.commands.menu(),
      // The keys are only shown: they are taken from everywhere already. macOS takes what it shows, so it shows none.
      submenu: commands.map(({ label, accelerator, run }) => ({
        label,
        ...(accelerator !== null && !mac && { accelerator, registerAccelerator: false }),
        click: () => run(),
      })),
    },
    {
      label: m.desktop.viewMenu(),
      submenu: [
        { role: 'resetZoom', label: m.desktop.normalText() },
        { role: 'zoomIn', label: m.desktop.largerText() },
        // The key without Shift, where + and = share one.
        { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
        { role: 'zoomOut', label: m.desktop.smallerText() },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(packaged ? [] : developerItems),
      ],
    },
    mac ? { role: 'windowMenu' } : { label: m.desktop.windowMenu(), submenu: [{ role: 'minimize' }] },
    { role: 'help', label: m.desktop.helpMenu(), submenu: [{ role: 'about' }] },
  ]
}

/** What stands in every app's menu on macOS above *Quit*. */
const macItems: MenuItemConstructorOptions[] = [
  { role: 'about' },
  { type: 'separator' },
  { role: 'services' },
  { type: 'separator' },
  { role: 'hide' },
  { role: 'hideOthers' },
  { role: 'unhide' },
  { type: 'separator' },
]

const developerItems: MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'reload' },
  { role: 'toggleDevTools' },
]
