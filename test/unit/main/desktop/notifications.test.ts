import { EventEmitter } from 'node:events'
import type { Notification, NotificationConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { Notifications } from '../../../../main/desktop/notifications.ts'

/** What the code under test uses of a notification; a real one needs Electron. */
class FakeNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions
  show = vi.fn()
  close = vi.fn()

  constructor(options: NotificationConstructorOptions) {
    super()
    this.options = options
  }
}

function desktop(supported = true, platform: NodeJS.Platform = 'linux') {
  const made: FakeNotification[] = []
  const warn = vi.fn()
  const notifications = new Notifications({
    make: (options) => {
      const notification = new FakeNotification(options)
      made.push(notification)
      return notification as unknown as Notification
    },
    supported: () => supported,
    platform,
    log: { warn },
  })
  return { notifications, made, warn }
}

const text = { title: 'Customer waits too long', body: 'Tom · Bo' }

test('a notification is shown silently and tells when it is clicked', () => {
  const { notifications, made } = desktop()
  const clicked = vi.fn()
  notifications.show(text, clicked)
  expect(made[0]?.options).toEqual({ ...text, silent: true })
  expect(made[0]?.show).toHaveBeenCalledOnce()
  made[0]?.emit('click')
  expect(clicked).toHaveBeenCalledOnce()
})

test('a name is no markup where the desktop would read it as such', () => {
  const named = { title: '<b>Tom</b> & Co', body: '<a href="https://evil.test">Tom</a> & Co' }
  const linux = desktop()
  linux.notifications.show(named, () => undefined)
  expect(linux.made[0]?.options).toMatchObject({
    title: named.title,
    body: '&lt;a href="https://evil.test"&gt;Tom&lt;/a&gt; &amp; Co',
  })
  for (const platform of ['win32', 'darwin'] as const) {
    const other = desktop(true, platform)
    other.notifications.show(named, () => undefined)
    expect(other.made[0]?.options).toMatchObject(named)
  }
})

test('it is taken away once, and not when it has gone by itself', () => {
  const { notifications, made } = desktop()
  const takeAway = notifications.show(text, () => undefined)
  takeAway()
  takeAway()
  expect(made[0]?.close).toHaveBeenCalledOnce()
  const takeSecond = notifications.show(text, () => undefined)
  made[1]?.emit('close')
  takeSecond()
  notifications.clear()
  expect(made[1]?.close).not.toHaveBeenCalled()
})

test('all that are shown go when the program quits', () => {
  const { notifications, made } = desktop()
  notifications.show(text, () => undefined)
  notifications.show(text, () => undefined)
  notifications.clear()
  for (const { close } of made) expect(close).toHaveBeenCalledOnce()
})

test('a desktop that cannot show one is no failure', () => {
  const { notifications, made } = desktop(false)
  notifications.show(text, () => undefined)()
  expect(made).toEqual([])
  const other = desktop()
  other.notifications.show(text, () => undefined)
  other.made[0]?.emit('failed')
  expect(other.warn).toHaveBeenCalledWith('notification: not shown')
})
