import type { MenuItemConstructorOptions } from 'electron'

export interface MenuOptions {
  platform: NodeJS.Platform
  packaged: boolean
}

/**
 * The application menu: what a person needs for text, its size and the window. On systems other than macOS nothing here
 * closes the window by a key (`Ctrl+W`): that would end the session, and leave every chat, by a slip.
 */
export function applicationMenu({ platform, packaged }: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  return [
    mac ? { role: 'appMenu' } : { label: '&File', submenu: [{ role: 'quit' }] },
    // On macOS copy and paste work only with a menu that has them.
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom', label: 'Normal text size' },
        { role: 'zoomIn', label: 'Larger text' },
        // The key without Shift, where + and = share one.
        { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
        { role: 'zoomOut', label: 'Smaller text' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(packaged ? [] : developerItems),
      ],
    },
    mac ? { role: 'windowMenu' } : { label: '&Window', submenu: [{ role: 'minimize' }] },
    { role: 'help', label: '&Help', submenu: [{ role: 'about' }] },
  ]
}

const developerItems: MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'reload' },
  { role: 'toggleDevTools' },
]
