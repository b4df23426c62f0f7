import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { Lifecycle } from '../../../../main/app/lifecycle.ts'

/** An app that ends when nobody prevents it, as Electron's does. */
function start(leave: () => Promise<void>, passed: () => Promise<void> = () => new Promise(() => undefined)) {
  const listeners: ((event: { preventDefault(): void }) => void)[] = []
  let ended = false
  const app = {
    on: (_event: 'before-quit', listener: (event: { preventDefault(): void }) => void) => listeners.push(listener),
    quit() {
      const event = { prevented: false, preventDefault: () => void (event.prevented = true) }
      for (const listener of listeners) listener(event)
      ended ||= !event.prevented
    },
  }
  const lifecycle = new Lifecycle({ app, leave, passed })
  return { app, lifecycle, ended: () => ended }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('leaves once, and holds whatever asks for the end again until that is done', async () => {
  let left = 0
  const done = Promise.withResolvers<undefined>()
  const { app, lifecycle, ended } = start(async () => {
    left += 1
    await done.promise
  })
  const process = new EventEmitter()
  lifecycle.endOn(process as unknown as NodeJS.Process, ['SIGTERM', 'SIGINT'])
  process.emit('SIGTERM')
  process.emit('SIGTERM')
  process.emit('SIGINT')
  app.quit()
  await turn()
  expect({ left, ended: ended() }).toEqual({ left: 1, ended: false })
  done.resolve(undefined)
  await turn()
  expect({ left, ended: ended() }).toEqual({ left: 1, ended: true })
})

it('is alone in listening to its signals', async () => {
  const { lifecycle, ended } = start(() => Promise.resolve())
  const process = new EventEmitter()
  process.once('SIGTERM', () => expect.unreachable('this one would end the process'))
  lifecycle.endOn(process as unknown as NodeJS.Process, ['SIGTERM'])
  process.emit('SIGTERM')
  process.emit('SIGTERM')
  await turn()
  expect(ended()).toBe(true)
})

it('holds a signal that comes after a window was closed', async () => {
  const { app, lifecycle, ended } = start(() => Promise.resolve())
  const process = new EventEmitter()
  lifecycle.endOn(process as unknown as NodeJS.Process, ['SIGTERM'])
  app.quit()
  process.emit('SIGTERM')
  expect(ended()).toBe(false)
  await turn()
  expect(ended()).toBe(true)
})

it('ends all the same when leaving fails or takes too long', async () => {
  const failing = start(() => Promise.reject(new Error('no network')))
  failing.app.quit()
  await turn()
  expect(failing.ended()).toBe(true)
  const hanging = start(
    () => new Promise(() => undefined),
    () => Promise.resolve(),
  )
  hanging.app.quit()
  await turn()
  expect(hanging.ended()).toBe(true)
})

it('has the system wait with its shutdown until the chats are left', async () => {
  const done = Promise.withResolvers<undefined>()
  const { lifecycle, ended } = start(() => done.promise)
  const power = new EventEmitter()
  lifecycle.holdShutdown(power)
  let waits = false
  power.emit('shutdown', { preventDefault: () => (waits = true) })
  expect({ waits, ended: ended() }).toEqual({ waits: true, ended: false })
  done.resolve(undefined)
  await turn()
  expect(ended()).toBe(true)
})
