import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { applicationMenu } from '../../../../main/desktop/menu.ts'

const items = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])
const roles = (platform: NodeJS.Platform, packaged: boolean) =>
  items(applicationMenu({ platform, packaged })).map((item) => item.role)

describe('the application menu', () => {
  test.each(['linux', 'win32', 'darwin'] as const)('has text and its size on %s', (platform) => {
    expect(roles(platform, true)).toEqual(
      expect.arrayContaining(['editMenu', 'zoomIn', 'zoomOut', 'resetZoom', 'about']),
    )
  })

  test('reloads and opens the developer tools only while developing', () => {
    expect(roles('linux', false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
    for (const role of ['reload', 'forceReload', 'toggleDevTools'] as const) {
      expect(roles('linux', true)).not.toContain(role)
    }
  })

  test.each(['linux', 'win32'] as const)('no key closes the window, and the session with it, on %s', (platform) => {
    for (const role of ['close', 'windowMenu', 'fileMenu'] as const) expect(roles(platform, true)).not.toContain(role)
  })

  test('has no keys of its own but the one for larger text', () => {
    const keys = items(applicationMenu({ platform: 'linux', packaged: true })).flatMap((item) => item.accelerator ?? [])
    expect(keys).toEqual(['CommandOrControl+='])
  })
})
