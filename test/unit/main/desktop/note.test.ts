import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NoteWindow, placeNote } from '../../../../main/desktop/note.ts'
import { channels, type Note } from '../../../../preload/contract/index.ts'
import { fakeWindows, type FakeWindow } from './fake-window.ts'

const coaching: Note = { title: 'Coach', text: 'Tom Okafor with Bo Lindqvist', tone: 'agents' }
const failed: Note = { title: 'Coach', text: 'The server refused the switch.', tone: 'error' }
const area = { x: 1920, y: 0, width: 1280, height: 984 }

let windows: ReturnType<typeof fakeWindows>
let note: NoteWindow

beforeEach(() => {
  vi.useFakeTimers()
  windows = fakeWindows()
  note = new NoteWindow({
    make: windows.make,
    page: 'app://sideline/note.html',
    preferences: { sandbox: true },
    workArea: () => area,
    dark: () => false,
    platform: 'darwin',
    log: { warn: vi.fn() },
  })
})
afterEach(() => vi.useRealTimers())

async function warm(): Promise<FakeWindow> {
  note.warmUp()
  const window = windows.made.at(-1)
  if (window === undefined) throw new Error('no window was made')
  window.loaded.resolve(undefined)
  await vi.advanceTimersByTimeAsync(0)
  return window
}

describe('the note', () => {
  test('takes neither focus nor clicks, is on top and in no taskbar', async () => {
    const window = await warm()
    expect(window.options).toMatchObject({
      focusable: false,
      skipTaskbar: true,
      frame: false,
      show: false,
      type: 'panel',
      webPreferences: { sandbox: true, backgroundThrottling: false },
    })
    expect(window.called('setIgnoreMouseEvents')).toEqual([[true]])
    expect(window.called('setAlwaysOnTop')).toEqual([[true, 'screen-saver']])
    expect(window.visible).toBe(false)
  })

  test('comes without activating its program, in the lower right where the pointer is, and goes after 4 s', async () => {
    const window = await warm()
    note.show(coaching)
    await vi.advanceTimersByTimeAsync(0)
    expect(window.called('send')).toEqual([[channels.note, coaching]])
    expect(window.called('showInactive')).toHaveLength(1)
    expect(window.called('show')).toHaveLength(0)
    expect(window.called('focus')).toHaveLength(0)
    expect(window.called('setBounds')).toEqual([[placeNote(area)]])
    await vi.advanceTimersByTimeAsync(3999)
    expect(window.visible).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(window.visible).toBe(false)
  })

  test('an error stays longer, and a question as long as it is asked to', async () => {
    const window = await warm()
    note.show(failed)
    await vi.advanceTimersByTimeAsync(7999)
    expect(window.visible).toBe(true)
    note.show({ ...coaching, text: 'Press again to barge in.' }, { for: 20_000 })
    await vi.advanceTimersByTimeAsync(19_999)
    expect(window.visible).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(window.visible).toBe(false)
  })

  test('waits for its page, in order', async () => {
    note.show(coaching)
    note.show(failed)
    const window = await warm()
    expect(windows.made).toHaveLength(1)
    expect(window.called('send').map(([, sent]) => sent)).toEqual([coaching, failed])
  })

  test('hidden before its page came, it does not come', async () => {
    note.show(coaching)
    note.hide()
    expect((await warm()).visible).toBe(false)
  })

  test('a page that crashed is made anew for the next note', async () => {
    const first = await warm()
    first.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(first.destroyed).toBe(true)
    note.show(coaching)
    expect((await warm()).visible).toBe(true)
    expect(windows.made).toHaveLength(2)
  })

  test('destroyed, it leaves no timer', async () => {
    const window = await warm()
    note.show(coaching)
    note.destroy()
    expect(window.destroyed).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('it lies within its work area', () => {
  const place = placeNote(area)
  expect(place.x).toBeGreaterThan(area.x)
  expect(place.x + place.width).toBeLessThan(area.x + area.width)
  expect(place.y + place.height).toBeLessThan(area.y + area.height)
})
