import fs from 'node:fs'
import path from 'node:path'
import type { Demo } from '../../main/demo/index.ts'
import type { Application } from './application.ts'
import { desk, firstChat, signIn } from './desk.ts'
import { expect, test as base } from './test.ts'

const ways = { list: true, tray: true, desktop: true, sound: true }
const common = { on: true, level: 'critical', ways }
const lawyer = {
  ...common,
  id: 'lawyer',
  kind: 'said',
  name: 'Lawyer',
  match: 'words',
  text: 'lawyer',
  from: 'customer',
  audience: 'any',
}
const waits = { ...common, id: 'waits', kind: 'waiting', name: 'Waits too long', after: 1_000 }
const lost = { ...common, id: 'lost', kind: 'connection', name: 'Connection lost', after: 1_000 }

const test = base.extend<{ start: (rules: object[]) => Promise<{ app: Application; demo: Demo }> }>({
  start: async ({ centre, launch }, use, info) => {
    await use(async (alertRules) => {
      const demo = await centre()
      const userData = info.outputPath('user-data')
      fs.mkdirSync(userData, { recursive: true })
      fs.writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ alertRules }))
      const app = await launch({ server: demo.url, userData })
      await watchNotifications(app)
      await signIn(app, demo)
      return { app, demo }
    })
  },
})

interface Watched {
  notifications?: { title: string; body: string; emit(event: 'click'): boolean }[]
}

/**
 * No desktop here shows notifications, so they are noted as main would show them. Their methods are each one's own on some
 * Electrons, so that one is caught when main begins to listen to it.
 */
async function watchNotifications(app: Application): Promise<void> {
  await app.mainProcess.evaluate(({ Notification }) => {
    const shown: NonNullable<Watched['notifications']> = []
    ;(globalThis as Watched).notifications = shown
    Notification.isSupported = () => true
    // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to its notification below
    const { on } = Notification.prototype
    Notification.prototype.on = function (this: Electron.Notification, ...args: Parameters<typeof on>) {
      this.show = () => {
        if (!shown.includes(this)) shown.push(this)
      }
      return on.apply(this, args)
    } as typeof on
  })
}

const notifications = (app: Application): Promise<string[]> =>
  app.look(() => ((globalThis as Watched).notifications ?? []).map(({ title, body }) => `${title}: ${body}`))

const bell = (app: Application) => app.client.getByRole('button', { name: /^Alerts/ })
const items = (app: Application) => app.client.getByRole('list', { name: 'Alerts' }).getByRole('listitem')

test('a word that the customer says alerts without telling what was said, and a click opens the chat', async ({
  start,
}) => {
  const { app, demo } = await start([lawyer])
  const { id, customer } = firstChat(demo)
  // The chat is the open one, but not what is looked at.
  await app.client.getByRole('listitem', { name: customer }).click()
  await expect(app.client.getByRole('heading', { level: 1, name: customer })).toBeVisible()
  await app.client.getByRole('button', { name: 'Team', exact: true }).click()
  await app.focusOtherProgram()
  demo.centre.agentSays(id, 'You may well call a lawyer.')
  demo.centre.customerSays(id, 'Then I will call my LAWYER!')

  await expect.poll(() => notifications(app)).toHaveLength(1)
  const [text] = await notifications(app)
  expect(text).toContain(`Lawyer: ${customer}`)
  expect(text).not.toContain('call')
  await expect(bell(app)).toHaveAccessibleName('Alerts, 1 open')

  await app.mainProcess.evaluate(() => (globalThis as Watched).notifications?.[0]?.emit('click'))
  await expect(app.client.getByRole('heading', { level: 1, name: customer })).toBeVisible()
  await expect.poll(() => app.browserWindow.evaluate((window) => window.isFocused())).toBe(true)
})

test('an alert in the list opens its chat, and is gone when acknowledged', async ({ start }) => {
  const { app, demo } = await start([lawyer])
  const { id, customer } = firstChat(demo)
  demo.centre.customerSays(id, 'I have a lawyer.')
  await bell(app).click()
  await items(app)
    .getByRole('button', { name: `Lawyer ${customer}` })
    .click()
  await expect(desk(app.client).line('I have a lawyer.')).toBeVisible()
  await bell(app).click()
  await app.client.getByRole('button', { name: 'Acknowledge all' }).click()
  await expect(items(app)).toHaveCount(0)
})

test('a customer who waits too long is alerted about until somebody answers', async ({ start }) => {
  const { app, demo } = await start([waits])
  const { id, customer } = firstChat(demo)
  demo.centre.supervised.forEach((chat) => demo.centre.agentSays(chat.id, 'One moment, please.'))
  await expect(bell(app)).toHaveAccessibleName('Alerts')
  demo.centre.customerSays(id, 'Hello?')
  await expect(bell(app)).toHaveAccessibleName('Alerts, 1 open')
  await bell(app).click()
  await expect(items(app)).toContainText(`Waits too long`)
  await expect(items(app)).toContainText(customer)
  demo.centre.agentSays(id, 'I am here.')
  await expect(items(app)).toHaveCount(0)
})

test('a pattern that cannot be is refused at its field while it is typed', async ({ start }) => {
  const { app, demo } = await start([lawyer])
  const { id } = firstChat(demo)
  const page = app.client
  demo.centre.customerSays(id, 'My order is 123456.')
  await bell(app).click()
  await page.getByRole('button', { name: 'Rules…' }).click()
  await page.getByRole('button', { name: 'New rule' }).click()
  const form = page.getByRole('form', { name: 'New rule' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Order number')
  await form.getByRole('combobox', { name: 'Watch for' }).selectOption('Something is said')
  await form.getByRole('combobox', { name: 'Look for' }).selectOption('Pattern')
  const pattern = form.getByRole('textbox', { name: 'Pattern' })
  await pattern.fill('order.*(\\d{6}')
  await expect(pattern).toHaveAccessibleDescription(/A bracket is opened and never closed/)
  await form.getByRole('button', { name: 'Add rule' }).click()
  await expect(page.getByRole('list', { name: 'Rules' }).getByRole('listitem')).toHaveCount(1)

  await pattern.fill('order.*(\\d{6})')
  await expect(form.getByRole('status')).toHaveText(`1 of ${demo.centre.supervised.length} chats now.`)
  await form.getByRole('button', { name: 'Add rule' }).click()
  await expect(page.getByRole('list', { name: 'Rules' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Done' }).click()
  demo.centre.customerSays(id, 'Order 654321, I said.')
  await expect(bell(app)).toHaveAccessibleName('Alerts, 1 open')
})

test('do not disturb keeps notifications away, not the list', async ({ start }) => {
  const { app, demo } = await start([lawyer])
  const [first, second] = demo.centre.supervised
  if (first === undefined || second === undefined) throw new Error('The demo has too few chats')
  await bell(app).click()
  await app.client.getByRole('switch', { name: 'Do not disturb' }).check()
  await expect(bell(app)).toHaveAccessibleName('Alerts, do not disturb')
  demo.centre.customerSays(first.id, 'I will call a lawyer.')
  await expect(items(app)).toHaveCount(1)
  await app.client.getByRole('switch', { name: 'Do not disturb' }).uncheck()
  await expect(bell(app)).toHaveAccessibleName('Alerts, 1 open')
  demo.centre.customerSays(second.id, 'And I have a lawyer too.')
  await expect.poll(() => notifications(app), { timeout: 20_000 }).toHaveLength(1)
  expect((await notifications(app))[0]).toContain(
    second.parties.find(({ kind }) => kind === 'Customer')?.nickname ?? '?',
  )
})

test('a lost connection is an alert, which goes with the connection’s return', async ({ start }) => {
  const { app, demo } = await start([lost])
  demo.behaviour.http = 'unavailable'
  demo.disconnect()
  await expect(bell(app)).toHaveAccessibleName('Alerts, 1 open')
  await expect.poll(() => notifications(app)).toEqual(['Connection lost: Open Sideline to see more.'])
  demo.behaviour.http = 'work'
  await expect(bell(app)).toHaveAccessibleName('Alerts', { timeout: 45_000 })
})
