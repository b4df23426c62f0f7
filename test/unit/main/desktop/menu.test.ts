import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { applicationMenu } from '../../../../main/desktop/menu.ts'

const items = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])
const roles = (platform: NodeJS.Platform, packaged: boolean) =>
  items(applicationMenu({ platform, packaged, quit: () => undefined, commands: [] })).map((item) => item.role)

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

  test('has no keys of its own but the one for larger text and, where that is the custom, for quitting', () => {
    const keys = (platform: NodeJS.Platform) =>
      items(applicationMenu({ platform, packaged: true, quit: () => undefined, commands: [] })).flatMap(
        (item) => item.accelerator ?? [],
      )
    expect(keys('linux')).toEqual(['CommandOrControl+Q', 'CommandOrControl+='])
    expect(keys('win32')).toEqual(['CommandOrControl+='])
  })

  test.each(['linux', 'win32', 'darwin'] as const)('quits as a person does, who may be asked, on %s', (platform) => {
    const quit = vi.fn()
    const all = items(applicationMenu({ platform, packaged: true, quit, commands: [] }))
    expect(all.map(({ role }) => role)).not.toContain('quit')
    const item = all.find(({ label }) => /Quit|E&xit/.test(label ?? ''))
    // Electron's own arguments are not looked at.
    item?.click?.call(item, {} as never, undefined, {} as never)
    expect(quit).toHaveBeenCalledOnce()
  })

  test('shows what keys do from anywhere, with those keys, without taking them a second time', () => {
    const run = vi.fn()
    const commands = [
      { label: 'Coach', accelerator: 'Ctrl+Shift+F10', run },
      { label: 'Next chat', accelerator: null, run },
    ]
    const all = items(applicationMenu({ platform: 'linux', packaged: true, quit: vi.fn(), commands }))
    const coach = all.find(({ label }) => label === 'Coach')
    expect(coach).toMatchObject({ accelerator: 'Ctrl+Shift+F10', registerAccelerator: false })
    expect(all.find(({ label }) => label === 'Next chat')).not.toHaveProperty('accelerator')
    coach?.click?.({} as never, undefined, {})
    expect(run).toHaveBeenCalledOnce()
  })

  test('shows no keys of commands on macOS, which would take them a second time', () => {
    const commands = [{ label: 'Coach', accelerator: 'Ctrl+Shift+F10', run: vi.fn() }]
    const all = items(applicationMenu({ platform: 'darwin', packaged: true, quit: vi.fn(), commands }))
    expect(all.find(({ label }) => label === 'Coach')).not.toHaveProperty('accelerator')
  })
})
