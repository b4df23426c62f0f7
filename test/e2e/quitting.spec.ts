import type { Locator } from '@playwright/test'
import type { Demo } from '../../main/demo/index.ts'
import { desk, firstChat, operations, signIn, superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

/** The chats that were left, by the server's record. */
const left = (demo: Demo, ids: readonly string[]): string[] =>
  ids.filter((id) => JSON.stringify(operations(demo, id)).includes('"Leave"'))

test('a person who quits out of chats, with a text not sent, is asked once; a signal does not wait for the answer', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { coach, toAgents } = await superviseFirst(app, demo)
  const ids = demo.centre.supervised.map(({ id }) => id)
  await coach.click()
  await toAgents.fill('Offer the resend')

  await app.pressGlobalShortcut('Ctrl+Q')
  await app.systemDialog('Sideline')
  await app.pressGlobalShortcut('Escape')
  await expect.poll(() => app.browserWindow.evaluate((window) => window.isFocused())).toBe(true)
  await expect(toAgents).toHaveValue('Offer the resend')
  expect(left(demo, ids)).toEqual([])

  await app.browserWindow.evaluate((window) => window.close())
  await app.systemDialog('Sideline')
  app.signal('SIGTERM')
  await app.ended()
  expect(left(demo, ids)).toEqual(ids)
})

test('a signal that comes again and again leaves every chat first', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  await signIn(app, demo)
  const ids = demo.centre.supervised.map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(2)
  // Each answer takes a while, so that the further signals come in the middle of it.
  demo.behaviour.replyDelay = 300
  for (const name of ['SIGTERM', 'SIGTERM', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
    app.signal(name)
    await new Promise((resolve) => setTimeout(resolve, 60)) // signals that come at once would be one
  }
  await app.ended()
  expect(left(demo, ids)).toEqual(ids)
  expect(demo.centre.supervised).toEqual([])
  // None of them cut it short.
  expect(demo.record.findLast(({ method }) => method === 'POST')?.body).toEqual({
    operationName: 'EndContactCenterSession',
  })
})

test('a signal while signing in leaves the chats that the server has one in, and ends the session', async ({
  centre,
  launch,
}) => {
  const demo = await centre({ behaviour: { http: 'frozen', httpOnly: '/messages' } })
  const app = await launch({ server: demo.url })
  const ids = demo.centre.supervised.map(({ id }) => id)
  const seen = desk(app.client)
  await seen.userName.fill(demo.userName)
  await seen.password.fill(demo.password)
  await seen.signIn.click()
  await expect.poll(() => demo.record.some(({ path }) => path.endsWith('/messages'))).toBe(true)
  app.signal('SIGTERM')
  await app.ended()
  expect(left(demo, ids)).toEqual(ids)
  expect(demo.record.findLast(({ method }) => method === 'POST')?.body).toEqual({
    operationName: 'EndContactCenterSession',
  })
})

test('“Do not ask again” is kept, and then quitting asks nothing', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  await superviseFirst(app, demo)
  await app.pressGlobalShortcut('Ctrl+Q')
  await app.systemDialog('Sideline')
  // The box has the focus, then *Stay*, then *Quit*.
  for (const key of ['Space', 'Tab', 'Tab', 'Return']) await app.pressGlobalShortcut(key)
  await app.ended()

  const other = await centre()
  const again = await launch({ server: other.url, userData: app.userData })
  await signIn(again, other)
  const ids = other.centre.supervised.map(({ id }) => id)
  await again.pressGlobalShortcut('Ctrl+Q')
  await again.ended()
  expect(left(other, ids)).toEqual(ids)
})

test('after a kill the next sign-in says so, names the chats that one is still in, and leaves them by one press', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { coach, id } = await superviseFirst(app, demo)
  const ids = demo.centre.supervised.map((chat) => chat.id)
  await coach.click()
  await expect(coach).toBeChecked()
  app.signal('SIGKILL')
  await app.ended()
  expect(left(demo, ids)).toEqual([])

  await app.start()
  await signIn(app, demo)
  const lastSession = (): Locator => app.client.getByRole('region', { name: 'Last session' })
  const strip = lastSession()
  await expect(strip).toContainText(`You are still in ${ids.length} of them.`)
  await expect(strip.getByRole('listitem')).toHaveCount(ids.length)
  const { customer } = firstChat(demo)
  await expect(strip.getByRole('listitem').filter({ hasText: customer })).toContainText('– Coach')
  expect(id).toBe(ids[0])
  await strip.getByRole('button', { name: 'Leave all' }).click()
  await expect(strip).toHaveCount(0)
  expect(left(demo, ids)).toEqual(ids)

  // An end as it should be is not told of.
  await app.restart()
  const { connection } = await signIn(app, demo)
  await expect(connection).toContainText('Connected')
  await expect(lastSession()).toHaveCount(0)
})
