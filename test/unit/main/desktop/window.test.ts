import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MainWindow, type MainWindowOptions } from '../../../../main/desktop/window.ts'
import type { WindowBounds } from '../../../../main/settings/table.ts'
import { fakeWindows, type FakeWindow } from './fake-window.ts'

let windows: ReturnType<typeof fakeWindows>
let remembered: WindowBounds | null
let now: number
const heard = {
  notice: vi.fn<MainWindowOptions['notice']>(),
  hopeless: vi.fn<MainWindowOptions['hopeless']>(),
  mayClose: vi.fn<MainWindowOptions['mayClose']>(),
  closed: vi.fn<MainWindowOptions['closed']>(),
  visibility: vi.fn<(visible: boolean) => void>(),
}
let main: MainWindow

beforeEach(() => {
  windows = fakeWindows()
  remembered = null
  now = 0
  vi.resetAllMocks()
  heard.mayClose.mockReturnValue(true)
  main = new MainWindow({
    make: windows.make,
    page: 'app://sideline/index.html',
    preferences: { sandbox: true },
    // Handed through, never looked into.
    icon: {} as unknown as MainWindowOptions['icon'],
    workAreas: () => [{ x: 0, y: 0, width: 1920, height: 1080 }],
    dark: () => true,
    remembered: () => remembered,
    remember: (bounds) => void (remembered = bounds),
    ...heard,
    now: () => now,
    platform: 'linux',
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  })
})

function opened(): FakeWindow {
  main.open()
  const window = windows.made.at(-1)
  if (window === undefined) throw new Error('no window was made')
  return window
}

describe('opening', () => {
  test('it shows itself only when there is something to show, on a dark ground for a dark page', () => {
    const window = opened()
    expect(window.options).toMatchObject({ show: false, minWidth: 900, minHeight: 600, backgroundColor: '#0f1216' })
    expect(window.called('loadURL')).toEqual([['app://sideline/index.html']])
    expect(window.visible).toBe(false)
    window.emit('ready-to-show')
    expect(window.visible).toBe(true)
  })

  test('a page that cannot be loaded shows its window all the same', () => {
    const window = opened()
    window.webContents.emit('did-fail-load', {}, -6)
    expect(window.visible).toBe(true)
  })

  test('a second time while it is open does nothing', () => {
    opened()
    opened()
    expect(windows.made).toHaveLength(1)
  })

  test('it opens where it was closed, maximised if it was', () => {
    const first = opened()
    first.maximized = true
    first.close()
    expect(remembered).toEqual({ x: 5, y: 6, width: 1000, height: 700, maximized: true })
    const second = opened()
    expect(second.options).toMatchObject({ x: 5, y: 6, width: 1000, height: 700 })
    second.emit('ready-to-show')
    expect(second.maximized).toBe(true)
  })

  test('the title is ours, kept for the next window and not for the page to change', () => {
    main.setTitle('Tom Okafor · Coach – Sideline')
    const window = opened()
    expect(window.options.title).toBe('Tom Okafor · Coach – Sideline')
    const prevented = vi.fn()
    window.emit('page-title-updated', { preventDefault: prevented })
    expect(prevented).toHaveBeenCalledOnce()
  })
})

describe('bringing up', () => {
  test('restores, shows and focuses', () => {
    const window = opened()
    window.minimized = true
    main.bringUp()
    expect(window.minimized).toBe(false)
    expect(window.calls.slice(-2)).toEqual([['show'], ['focus']])
  })

  test('opens a window that was closed', () => {
    opened().close()
    expect(heard.closed).toHaveBeenCalledOnce()
    expect(main.contents).toBeNull()
    main.bringUp()
    expect(windows.made).toHaveLength(2)
  })
})

describe('closing', () => {
  test('waits where the person has to be asked first', () => {
    heard.mayClose.mockReturnValue(false)
    const window = opened()
    window.close()
    expect(window.destroyed).toBe(false)
    expect(heard.closed).not.toHaveBeenCalled()
    expect(remembered).toBeNull()
    heard.mayClose.mockReturnValue(true)
    window.close()
    expect(heard.closed).toHaveBeenCalledOnce()
  })
})

test('whether somebody can see it is told', () => {
  const window = opened()
  window.emit('ready-to-show')
  window.minimized = true
  window.emit('minimize')
  window.restore()
  window.hide()
  expect(heard.visibility.mock.calls.flat()).toEqual([true, false, true, false])
})

describe('a page that crashes', () => {
  const crash = (window: FakeWindow, reason = 'crashed') =>
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 })

  test('is loaded again, and that is said', async () => {
    const window = opened()
    crash(window)
    await vi.waitFor(() => expect(window.called('reload')).toHaveLength(1))
    expect(heard.notice).toHaveBeenCalledOnce()
  })

  test('again and again is given up, with a word', () => {
    const window = opened()
    for (now = 0; now < 4000; now += 1000) crash(window)
    expect(heard.notice).toHaveBeenCalledTimes(3)
    expect(heard.hopeless).toHaveBeenCalledOnce()
  })

  test('once an hour is not given up', () => {
    const window = opened()
    for (let n = 0; n < 10; n++, now += 3_600_000) crash(window)
    expect(heard.hopeless).not.toHaveBeenCalled()
  })

  test('a page that ended as it should is no crash', () => {
    crash(opened(), 'clean-exit')
    expect(heard.notice).not.toHaveBeenCalled()
  })
})

describe('asking for a look', () => {
  test('flashes once, until the window is looked at', () => {
    const window = opened()
    main.attract()
    main.attract()
    expect(window.called('flashFrame')).toEqual([[true]])
    window.emit('focus')
    main.attract()
    expect(window.called('flashFrame')).toEqual([[true], [false], [true]])
  })

  test('is left out while it is looked at, or there is no window', () => {
    main.attract()
    const window = opened()
    window.focused = true
    main.attract()
    expect(window.called('flashFrame')).toEqual([])
  })
})
