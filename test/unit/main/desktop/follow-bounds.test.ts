import type { BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import { followBounds } from '../../../../main/desktop/follow-bounds.ts'
import type { WindowBounds } from '../../../../main/settings/table.ts'
import { FakeWindow } from './fake-window.ts'

/** A window at 100, 100 that can be moved and asked, at a time in ms, where it is to open next. */
function follow(platform: NodeJS.Platform, remembered: WindowBounds | null = null) {
  const window = new FakeWindow({})
  window.bounds = { x: 100, y: 100, width: 1000, height: 700 }
  let time = 0
  // Has what the code under test uses of a window.
  const bounds = followBounds(window as unknown as BrowserWindow, { remembered, platform, now: () => time })
  const moveBy = (x: number, y: number, at: number): void => {
    time = at
    window.bounds = { ...window.bounds, x: window.bounds.x + x, y: window.bounds.y + y }
    window.emit('move')
  }
  return { window, bounds, moveBy }
}

test('the frame that the window manager adds does not count, so that the window stays where it was', () => {
  const { window, bounds, moveBy } = follow('linux')
  window.show()
  moveBy(1, 22, 30)
  expect(bounds()).toEqual({ x: 100, y: 100, width: 1000, height: 700, maximized: false })
  moveBy(300, 40, 5000)
  expect(bounds()).toMatchObject({ x: 400, y: 140 })
})

test('a person’s own small move counts', () => {
  const { window, bounds, moveBy } = follow('linux')
  window.show()
  moveBy(3, 4, 5000)
  expect(bounds()).toMatchObject({ x: 103, y: 104 })
})

test('other systems place windows where they are asked to', () => {
  const { window, bounds, moveBy } = follow('win32')
  window.show()
  moveBy(1, 22, 30)
  expect(bounds()).toMatchObject({ x: 101, y: 122 })
})

test('opened and closed maximised, its normal place is kept; made smaller in between, the new one is', () => {
  const remembered = { x: 7, y: 8, width: 950, height: 650, maximized: true }
  const { window, bounds } = follow('linux', remembered)
  window.maximize()
  expect(bounds()).toEqual(remembered)
  window.emit('unmaximize')
  expect(bounds()).toEqual({ x: 100, y: 100, width: 1000, height: 700, maximized: true })
})
