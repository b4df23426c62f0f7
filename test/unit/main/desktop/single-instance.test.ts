import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { expect, test, vi } from 'vitest'
import { claimSingleInstance } from '../../../../main/desktop/single-instance.ts'

function appThatIs(first: boolean) {
  const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock: () => first })
  // An emitter knows no overloads for each event's name; what is used of the app is there.
  return { app, asApp: app as unknown as App }
}

test('the first start goes on, and a second one brings up its window', () => {
  const bringUp = vi.fn()
  const { app, asApp } = appThatIs(true)
  expect(claimSingleInstance(asApp, bringUp)).toBe(true)
  app.emit('second-instance')
  expect(bringUp).toHaveBeenCalledOnce()
})

test('a second start is told to stop', () => {
  expect(claimSingleInstance(appThatIs(false).asApp, vi.fn())).toBe(false)
})
