import { EventEmitter } from 'node:events'
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { drawIcon } from '../../../../main/desktop/icon.ts'
import { AppTray } from '../../../../main/desktop/tray.ts'

function trayOf(make: (() => Tray) | null) {
  const fake = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    setImage: vi.fn(),
    setToolTip: vi.fn(),
    setContextMenu: vi.fn(),
    destroy: vi.fn(),
  })
  const actions = { show: vi.fn(), quit: vi.fn() }
  const templates: MenuItemConstructorOptions[][] = []
  const warn = vi.fn()
  const tray = new AppTray({
    // Has what the code under test uses of a tray; a real one needs Electron.
    make: make ?? (() => fake as unknown as Tray),
    icon: (alerting) => (alerting ? 'marked' : 'plain') as unknown as NativeImage,
    menu: (template) => {
      templates.push(template)
      // Handed through, never looked into.
      return {} as unknown as Menu
    },
    ...actions,
    log: { warn },
  })
  return { fake, tray, actions, templates, warn }
}

describe('the tray', () => {
  test('names the focused chat in its tooltip and its menu', () => {
    const { fake, tray, templates } = trayOf(null)
    expect(fake.setToolTip).toHaveBeenLastCalledWith('Sideline')
    tray.setFocus('A & B · Coach')
    expect(fake.setToolTip).toHaveBeenLastCalledWith('Sideline – A & B · Coach')
    expect(templates.at(-1)?.[0]).toEqual({ label: 'A && B · Coach', enabled: false })
    tray.setFocus(null)
    expect(templates.at(-1)?.map((item) => item.label)).toEqual(['Show Sideline', 'Quit'])
  })

  test('counts the alerts in tooltip and menu, and is marked while there are any', () => {
    const { fake, tray, templates } = trayOf(null)
    tray.setFocus('Tom Okafor')
    tray.setAlerts(1)
    tray.setAlerts(2)
    expect(fake.setToolTip).toHaveBeenLastCalledWith('Sideline – 2 alerts – Tom Okafor')
    expect(templates.at(-1)?.[0]).toEqual({ label: '2 alerts', enabled: false })
    tray.setAlerts(0)
    expect(fake.setToolTip).toHaveBeenLastCalledWith('Sideline – Tom Okafor')
    expect(fake.setImage.mock.calls).toEqual([['marked'], ['plain']])
  })

  test('makes its menu anew for other words alone', () => {
    const { fake, tray, templates } = trayOf(null)
    tray.setFocus('Tom Okafor · Coach')
    const made = templates.length
    tray.setFocus('Tom Okafor · Coach')
    tray.setAlerts(0)
    expect(templates).toHaveLength(made)
    expect(fake.setToolTip).toHaveBeenCalledTimes(made)
    tray.setAlerts(1)
    expect(templates).toHaveLength(made + 1)
  })

  test('a click shows the window', () => {
    const { fake, actions } = trayOf(null)
    fake.emit('click')
    expect(actions.show).toHaveBeenCalledOnce()
  })

  test('a desktop without a tray is no failure', () => {
    const { tray, warn } = trayOf(() => {
      throw new Error('no tray')
    })
    tray.setFocus('Tom Okafor · Coach')
    tray.destroy()
    expect(warn).toHaveBeenCalledOnce()
  })
})

describe('the icon', () => {
  const at = (x: number, y: number, marked = false): number[] => {
    const { buffer, width } = drawIcon(32, marked)
    return [...buffer.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]
  }

  test('is see-through at its corners, blue in one half and amber in the other', () => {
    expect(at(0, 0)).toEqual([0, 0, 0, 0])
    expect(at(12, 12)).toEqual([0xff, 0x6b, 0x2f, 255])
    expect(at(20, 20)).toEqual([0x3a, 0xa6, 0xf0, 255])
  })

  test('has a red dot in its upper right when it is marked, and is the same elsewhere', () => {
    expect(at(24, 8, true)).toEqual([0x20, 0x2d, 0xd9, 255])
    expect(at(12, 12, true)).toEqual(at(12, 12))
    expect(at(20, 20, true)).toEqual(at(20, 20))
  })

  test('never has more colour than its transparency allows', () => {
    const { buffer } = drawIcon(16)
    for (let n = 0; n < buffer.length; n += 4) {
      expect(Math.max(...buffer.subarray(n, n + 3))).toBeLessThanOrEqual(buffer[n + 3] ?? 0)
    }
  })
})
