import type { Locator, Page } from '@playwright/test'
import type { HotkeyRefusal } from '../../preload/contract/index.ts'
import { desk, MINUTE, NOW, tomsChat } from './support/fixtures.ts'
import { expect, seriousFaults, test } from './support/test.ts'

test('each chat is named by customer and agent, in the order of their starts', async ({ page, open }) => {
  await open()
  const items = page.getByRole('list', { name: 'Chats' }).getByRole('listitem')
  await expect(items).toHaveCount(7)
  await expect(items.first()).toHaveAccessibleName('Lee Chang with Dee Moreau')
  await expect(page.getByRole('listitem', { name: 'Tom Okafor with Bo Lindqvist' })).toBeVisible()
})

test('a long wait is said in words besides its colour, and grows by the clock', async ({ page, open }) => {
  await open({ frozen: true })
  const item = page.getByRole('listitem', { name: 'Lee Chang with Dee Moreau' })
  await expect(item).toContainText('0:48')
  await expect(item).not.toContainText('long wait')
  await page.clock.runFor(13_000)
  await expect(item).toContainText('long wait')
  await page.clock.runFor(2 * MINUTE)
  await expect(item).toContainText('too long')
})

test('arrows move in the list, Enter opens', async ({ page, port, open }) => {
  await open()
  await page.getByRole('button', { name: 'Tom Okafor with Bo Lindqvist' }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('button', { name: 'Hanna Weiß with Flo Adler' })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(page.getByRole('button', { name: 'Lee Chang with Dee Moreau' })).toBeFocused()
  expect((await port.asked('openChat')).map(({ input }) => input)).toEqual([{ chatId: 'tom', focus: false }])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Lee Chang' })).toBeVisible()
  expect((await port.asked('openChat')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', focus: false },
    { chatId: 'dee' },
  ])
})

test('a click anywhere on a chat opens it, once', async ({ page, port, open }) => {
  await open()
  await page.getByText('Thank you, that solved it').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Nair' })).toBeVisible()
  expect(await port.asked('openChat')).toHaveLength(2)
})

test('the chat that a hotkey focuses is opened, and the title names it with its mode', async ({ page, port, open }) => {
  await open()
  await expect(page).toHaveTitle('Tom Okafor · Coach – Sideline')
  const { chats } = desk('Coach')
  const dee = chats.find(({ id }) => id === 'dee')
  await port.push({ kind: 'desk', fields: { focused: dee?.id ?? null } })
  await expect(page).toHaveTitle('Lee Chang · Barge in – Sideline')
})

test('a lost delta makes the window ask for everything anew', async ({ page, port, open }) => {
  await open()
  await expect(page.getByRole('log')).toBeVisible()
  await port.answer('snapshot', { ok: true, value: { ...desk('BargeIn'), sequence: 9 } })
  await port.pushNumbered(9)
  await expect(page.getByRole('radio', { name: 'Barge in' })).toBeChecked()
  expect(await port.asked('snapshot')).toHaveLength(2)
  expect(await port.asked('openChat')).toHaveLength(2)
})

test('the connection is a status, whose numbers are not read out', async ({ page, port, open }) => {
  await open()
  const status = page.getByRole('status', { name: 'Connection' })
  await expect(status).toHaveText('Connected · socket · 38 ms')
  await expect(status).toHaveAttribute('aria-live', 'off')
  const spoken = page.getByText('Connected by socket.')
  await expect(spoken).toHaveCount(1)
  await port.push({ kind: 'desk', fields: { connection: { kind: 'connected', transport: 'websocket', latency: 900 } } })
  await expect(status).toHaveText('Connected · socket · 900 ms')
  await expect(spoken).toHaveCount(1)
  await port.push({
    kind: 'desk',
    fields: { connection: { kind: 'connected', transport: 'long-polling', latency: null } },
  })
  await expect(status).toHaveText('Connected · long-polling')
})

test('a lost connection is counted by this machine’s clock', async ({ page, port, open }) => {
  await open({ frozen: true })
  await port.push({
    kind: 'desk',
    fields: {
      connection: { kind: 'reconnecting', since: NOW - 12_000, attempt: 2, reason: 'no answer' },
      clockSkew: 90_000,
    },
  })
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveText('Reconnecting… since 12 s (no answer)')
  await expect(page.getByText('Sideline tries again by itself (attempt 2).')).toBeVisible()
})

test('hotkeys that do not work are counted, and listed with why and what to do', async ({ page, open }) => {
  const snapshot = desk('Coach')
  const refusals: HotkeyRefusal[] = [
    { kind: 'noModifier' },
    { kind: 'taken' },
    { kind: 'duplicate', of: 'coach' },
    { kind: 'notUnderstood' },
    { kind: 'failed' },
  ]
  const hotkeys = snapshot.hotkeys.map((hotkey, at) => {
    const refusal = refusals[at]
    return refusal === undefined ? hotkey : { ...hotkey, state: 'refused' as const, refusal }
  })
  await open({ snapshot: { ...snapshot, hotkeys } })
  await page.getByRole('button', { name: 'Hotkeys 5 refused' }).press('Enter')
  const items = page.getByRole('dialog', { name: 'Hotkeys' }).getByRole('listitem')
  await expect(items).toHaveCount(7)
  await expect(items.nth(0)).toContainText('without Ctrl, Alt or the like it would be taken from every program')
  await expect(items.nth(1)).toContainText('Another program or the system holds this key.')
  await expect(items.nth(2)).toContainText('This is already the key for Coach.')
  await expect(items.nth(3)).toContainText('Sideline knows no such key.')
  await expect(items.nth(4)).toContainText('The system did not say why.')
  await expect(items.nth(5)).toContainText('Works everywhere')
  await expect(items.nth(6)).toContainText('Works everywhere')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Hotkeys 5 refused' })).toBeFocused()
})

async function settings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Account of Jana Maric' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Settings…' }).press('Enter')
  return page.getByRole('dialog', { name: 'Settings' })
}

test('the appearance is chosen among the settings and drawn at once', async ({ page, port, open }) => {
  await open()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  const { settings: before } = desk('Coach')
  for (const [appearance, name] of [
    ['dark', 'Dark'],
    ['contrast', 'High contrast'],
  ] as const) {
    await port.answer('changeSettings', { ok: true, value: { ...before, appearance } })
    const view = await settings(page)
    await view.getByRole('combobox', { name: 'Appearance' }).selectOption(name)
    await expect(page.locator('html')).toHaveAttribute('data-theme', appearance)
    await page.keyboard.press('Escape')
  }
  expect((await port.asked('changeSettings')).map(({ input }) => input)).toEqual([
    { appearance: 'dark' },
    { appearance: 'contrast' },
  ])
})

test('the size of text is chosen among the settings and drawn at once', async ({ page, port, open }) => {
  await open()
  const size = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  expect(await size()).toBe('16px')
  await port.answer('changeSettings', { ok: true, value: { ...desk('Coach').settings, textSize: 'large' } })
  const view = await settings(page)
  await view.getByRole('combobox', { name: 'Text size' }).selectOption('Large')
  await expect.poll(size).toBe('18px')
})

test('every setting of the window stands in its section, and is found by its name', async ({ page, port, open }) => {
  await open()
  const view = await settings(page)
  await expect(view.getByRole('combobox', { name: 'Density of the list' })).toHaveValue('comfortable')
  await view.getByRole('combobox', { name: 'Density of the list' }).selectOption('Compact')
  await view.getByRole('switch', { name: 'Ask before Barge in' }).click()
  await view.getByRole('switch', { name: 'Ask before quitting' }).click()
  await view.getByRole('textbox', { name: 'Nickname in chats' }).fill('Jana')
  await view.getByRole('textbox', { name: 'Nickname in chats' }).press('Tab')
  expect((await port.asked('changeSettings')).map(({ input }) => input)).toEqual([
    { density: 'compact' },
    { askBeforeBargeIn: false },
    { askBeforeQuit: false },
    { nickname: 'Jana' },
  ])
  const box = view.getByRole('searchbox', { name: 'Find a setting' })
  await box.fill('barge')
  await expect(view.getByRole('switch')).toHaveCount(1)
  await expect(view.getByRole('combobox')).toHaveCount(0)
  await box.fill('look')
  await expect(view.getByRole('combobox')).toHaveCount(3)
  await box.fill('no such thing')
  await expect(view).toContainText('No setting is called “no such thing”.')
})

test('a setting that is not kept says why, where it was changed', async ({ page, port, open }) => {
  await open()
  await port.answer('changeSettings', { ok: false, error: { code: 'internal', message: 'It could not be kept.' } })
  const view = await settings(page)
  await view.getByRole('switch', { name: 'Ask before quitting' }).click()
  await expect(view.getByRole('alert')).toHaveText('It could not be kept.')
  await expect(view.getByRole('switch', { name: 'Ask before quitting' })).toBeChecked()
  await view.getByRole('combobox', { name: 'Text size' }).selectOption('Larger')
  await expect(view.getByRole('combobox', { name: 'Text size' })).toHaveValue('normal')
})

test('the settings lead to the windows of their own, and give way to them', async ({ page, open }) => {
  await open({ answers: { previewAttention: [] } })
  const view = await settings(page)
  await view.getByRole('button', { name: 'Rules of need…' }).click()
  await expect(view).toHaveCount(0)
  await expect(page.getByRole('dialog', { name: 'What needs me' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Filter chats' }).click()
  await expect(page.getByRole('searchbox', { name: 'Filter chats' })).toBeFocused()
})

test('signing out stands in the account’s menu', async ({ page, port, open }) => {
  await open()
  await page.getByRole('button', { name: 'Account of Jana Maric' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect.poll(() => port.asked('signOut')).toHaveLength(1)
})

test('main is told of text that is not sent', async ({ page, port, open }) => {
  await open()
  await page.getByRole('textbox', { name: 'Message to agents' }).fill('Offer the resend')
  await expect
    .poll(async () => (await port.asked('countUnsent')).map(({ input }) => input))
    .toEqual([{ count: 0 }, { count: 1 }])
})

test('a notice stays until it is dismissed', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach', { notices: [{ id: 7, level: 'error', text: 'The socket was refused.' }] }) })
  await expect(page.getByRole('alert')).toHaveText('The socket was refused.')
  await page.getByRole('button', { name: 'Dismiss: The socket was refused.' }).click()
  expect((await port.asked('dismissNotice')).map(({ input }) => input)).toEqual([{ id: 7 }])
  await port.push({ kind: 'desk', fields: { notices: [] } })
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('what the last session has not left is named with its modes, left by one press, and put away', async ({
  page,
  port,
  open,
}) => {
  const { chats } = desk('Coach')
  const chatIds = chats.slice(0, 2).map(({ id }) => id)
  await open({ snapshot: desk('Coach', { unended: { chatIds } }) })
  const strip = page.getByRole('region', { name: 'Last session' })
  await expect(strip).toContainText('Your last session ended without leaving its chats. You are still in 2 of them.')
  await expect(strip.getByRole('listitem')).toHaveText([
    'Lee Chang with Dee Moreau – Barge in',
    'Priya Nair with Cy Duarte – Monitor',
  ])
  await strip.getByRole('button', { name: 'Leave all' }).click()
  await expect.poll(async () => (await port.asked('dismissUnended')).length).toBe(1)
  expect((await port.asked('leave')).map(({ input }) => input)).toEqual(chatIds.map((chatId) => ({ chatId })))
  await port.push({ kind: 'desk', fields: { unended: null } })
  await expect(strip).toHaveCount(0)
})

test('leaving asks first, names the chat, and begins at the cautious answer', async ({ page, port, open }) => {
  await open()
  await page.getByRole('button', { name: 'Leave chat' }).click()
  const question = page.getByRole('alertdialog', { name: 'Leave the chat of Tom Okafor with Bo Lindqvist?' })
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  expect(await port.asked('leave')).toEqual([])
  await page.getByRole('button', { name: 'Leave chat' }).click()
  const other = desk('Monitor').chats.find(({ id }) => id !== 'tom')
  if (other === undefined) throw new Error('the fixture has one chat only')
  // A hotkey opens another chat while the question is open.
  await port.push({ kind: 'desk', fields: { focused: other.id } })
  await question.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(page.getByRole('heading', { name: other.customer })).toBeVisible()
  expect((await port.asked('leave')).map(({ input }) => input)).toEqual([{ chatId: 'tom' }])
})

test('a chat that ends while it is read stays on the screen and says so', async ({ page, port, open }) => {
  await open()
  await port.push({ kind: 'chatRemoved', chatId: tomsChat('Coach').id })
  await expect(page.getByText('This chat has ended.')).toBeVisible()
  await expect(page.getByRole('log').getByText('Is express shipping included or not?')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
})

test('where nothing is tried any more the floor stays, says why, and lets one try again', async ({
  page,
  port,
  open,
}) => {
  await open({
    snapshot: {
      ...desk('Coach'),
      connection: { kind: 'offline', reason: 'The server ended the notifications for good.' },
    },
  })
  await expect(page.getByRole('list', { name: 'Chats' })).toBeVisible()
  await expect(page.getByText('Offline: nothing new arrives.')).toBeVisible()
  await expect(page.getByText('does not try again by itself')).toBeVisible()
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Offline')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect.poll(async () => (await port.asked('reconnect')).length).toBe(1)
})
