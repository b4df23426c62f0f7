import type { Locator, Page } from '@playwright/test'
import type { Snapshot } from '../../preload/contract/index.ts'
import { desk, MINUTE, NOW } from './support/fixtures.ts'
import { thousands } from './support/list.ts'
import { expect, seriousFaults, test } from './support/test.ts'

const rows = (page: Page): Locator => page.getByRole('list', { name: 'Chats' }).getByRole('listitem')
const names = (page: Page): Promise<string[]> => rows(page).locator('.name').allTextContents()
const box = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter chats' })
const chip = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Filters' }).getByRole('button', { name, exact: true })
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)

/** Where it stands, px; a row without a timer may be a fraction lower than one with it. */
const top = (one: Locator): Promise<number> => one.evaluate((element) => element.getBoundingClientRect().top)

const few = (fields: Partial<Snapshot> = {}): Snapshot => desk('Coach', fields)

test('5,000 chats are a few dozen rows in the page, and arrows, Page, Home and End reach all of them', async ({
  page,
  open,
}) => {
  await open({ snapshot: few({ chats: thousands(5_000), focused: null }) })
  await expect(chip(page, 'All 5000')).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(60)
  await page.getByRole('button', { name: 'Customer 0 with Bo Lindqvist' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focused(page)).toBe('Customer 1 with Ann Berger')
  await page.keyboard.press('End')
  await expect.poll(() => focused(page)).toBe('Customer 4999 with Ann Berger')
  const last = rows(page).filter({ hasText: 'Customer 4999' })
  await expect(last).toBeInViewport()
  await expect(last).toHaveAttribute('aria-posinset', '5000')
  await expect(last).toHaveAttribute('aria-setsize', '5000')
  await page.keyboard.press('PageUp')
  await expect.poll(async () => Number((await focused(page))?.match(/\d+/)?.[0])).toBeLessThan(4996)
  await page.keyboard.press('Home')
  await expect.poll(() => focused(page)).toBe('Customer 0 with Bo Lindqvist')
  expect(await rows(page).count()).toBeLessThan(60)
})

test('a row keeps the keyboard when the order takes it elsewhere, and when it scrolls out of sight', async ({
  page,
  port,
  open,
}) => {
  const chats = thousands(200)
  const views = {
    ...few().views,
    current: { ...few().views.current, sort: { by: 'waiting' as const, descending: true } },
  }
  await open({ snapshot: few({ chats, focused: null, views }) })
  await page.getByRole('button', { name: 'Customer 196 with Bo Lindqvist' }).focus()
  const [, second] = chats
  if (second === undefined) throw new Error('no second chat')
  await port.push({ kind: 'chat', chat: { ...second, waitingSince: NOW - 60 * MINUTE } })
  await expect(rows(page).first()).toContainText('Customer 1')
  await expect.poll(() => focused(page)).toBe('Customer 196 with Bo Lindqvist')
  const held = chats.find(({ id }) => id === 'chat-196')
  if (held === undefined) throw new Error('no such chat')
  await port.push({ kind: 'chat', chat: { ...held, waitingSince: null } })
  await expect.poll(() => focused(page)).toBe('Customer 196 with Bo Lindqvist')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => focused(page)).toMatch(/^Customer \d+ with/)
})

test('the keyboard goes to the next row when its own chat ends', async ({ page, port, open }) => {
  const snapshot = few({ focused: null })
  await open({ snapshot })
  await page.getByRole('button', { name: 'Priya Nair with Cy Duarte' }).focus()
  const priya = snapshot.chats.find(({ customer }) => customer === 'Priya Nair')
  if (priya === undefined) throw new Error('no Priya')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await port.push({ kind: 'chatRemoved', chatId: priya.id })
  await expect.poll(() => focused(page)).toBe('Marta Kowalska with Ann Berger')
})

test('typing filters by names and user data at once, and by lines as soon as main has looked', async ({
  page,
  port,
  open,
}) => {
  await open({ answers: { findChats: [{ keyword: 'gold', chatIds: ['dee'] }] } })
  await box(page).fill('gold')
  await expect(rows(page)).toHaveCount(2)
  await expect.poll(() => names(page)).toEqual(['Lee Chang', 'Tom Okafor'])
  expect((await port.asked('findChats')).map(({ input }) => input)).toEqual([{ keywords: ['gold'] }])
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focused(page)).toBe('Tom Okafor with Bo Lindqvist')
  await box(page).press('Escape')
  await expect(rows(page)).toHaveCount(7)
})

test('a filter that nothing fits says so and shows all again', async ({ page, open }) => {
  await open({ answers: { findChats: [] } })
  await box(page).fill('no such word')
  await expect(page.getByText('7 chats are not shown.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all chats' }).click()
  await expect(rows(page)).toHaveCount(7)
})

test('chips count and filter; hotkeys are told the order as it is shown', async ({ page, port, open }) => {
  await open()
  await expect(chip(page, 'Waiting 4')).toHaveAttribute('aria-pressed', 'false')
  await chip(page, 'Coaching 2').click()
  await expect.poll(() => names(page)).toEqual(['Hanna Weiß', 'Tom Okafor'])
  await expect(chip(page, 'Coaching 2')).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(async () => (await port.asked('showOrder')).at(-1)?.input).toEqual({ chatIds: ['hanna', 'tom'] })
  await chip(page, 'All 7').click()
  await expect.poll(async () => (await port.asked('showOrder')).at(-1)?.input).toEqual({ chatIds: null })
})

test('the list is sorted by what is chosen, and turned round', async ({ page, open }) => {
  await open()
  await page.getByRole('combobox', { name: 'Sort chats by' }).selectOption('Waiting')
  expect((await names(page)).slice(0, 4)).toEqual(['Marta Kowalska', 'Tom Okafor', 'Lee Chang', 'J. Fernández'])
  await page.getByRole('button', { name: 'Order: longest first' }).click()
  expect((await names(page)).slice(0, 4)).toEqual(['J. Fernández', 'Lee Chang', 'Tom Okafor', 'Marta Kowalska'])
  await page.getByRole('combobox', { name: 'Sort chats by' }).selectOption('Customer')
  expect((await names(page))[0]).toBe('Hanna Weiß')
})

test('nothing moves under the pointer: the order waits until it has left', async ({ page, port, open }) => {
  const snapshot = few()
  await open({ snapshot })
  await page.getByRole('combobox', { name: 'Sort chats by' }).selectOption('Waiting')
  const order = await names(page)
  await rows(page).first().hover()
  const marta = snapshot.chats.find(({ customer }) => customer === 'Marta Kowalska')
  if (marta === undefined) throw new Error('no Marta')
  await port.push({ kind: 'chat', chat: { ...marta, waitingSince: null, unread: 9 } })
  await expect(rows(page).first()).toContainText('9')
  await expect.poll(() => names(page)).toEqual(order)
  await page.mouse.move(800, 400)
  await expect(rows(page).first()).toContainText('Tom Okafor')
})

test('an order that is held says so without moving a row, and is let go once the pointer rests', async ({
  page,
  port,
  open,
}) => {
  const snapshot = few()
  await open({ snapshot, frozen: true })
  await page.getByRole('combobox', { name: 'Sort chats by' }).selectOption('Waiting')
  await rows(page).first().hover()
  const before = await top(rows(page).last())
  const marta = snapshot.chats.find(({ customer }) => customer === 'Marta Kowalska')
  if (marta === undefined) throw new Error('no Marta')
  await expect(page.getByText('Order held')).toHaveCount(0)
  await port.push({ kind: 'chat', chat: { ...marta, waitingSince: null } })
  const sign = page.getByText('Order held · 5 changes')
  await expect(sign).toBeVisible()
  expect(await top(rows(page).last())).toBeCloseTo(before, 0)
  await page.clock.runFor(2_500)
  await page.mouse.move(60, 300)
  await page.clock.runFor(2_500)
  await expect(sign).toBeVisible()
  await page.clock.runFor(1_000)
  await expect(sign).toHaveCount(0)
  await expect(rows(page).first()).toContainText('Tom Okafor')
})

test('the sign of a held order can be read, and the row under it pressed', async ({ page, port, open }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const chats = thousands(60)
  await open({ snapshot: few({ chats, focused: null }) })
  await page.getByRole('combobox', { name: 'Sort chats by' }).selectOption('Waiting')
  await rows(page).first().hover()
  const [, second] = chats
  if (second === undefined) throw new Error('no second chat')
  await port.push({ kind: 'chat', chat: { ...second, waitingSince: NOW - 60 * MINUTE } })
  const sign = page.getByText('Order held')
  await expect(sign).toBeVisible()
  // It stays as long as the pointer moves.
  let x = 60
  const moving = setInterval(() => void page.mouse.move((x += 1), 300), 500)
  expect(await seriousFaults(page)).toEqual([])
  await expect(sign).toBeVisible()
  clearInterval(moving)
  const box = await sign.boundingBox()
  if (box === null) throw new Error('no sign')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(async () => (await port.asked('openChat')).length).toBe(1)
})

test('conditions are put together by keyboard, joined by all or any, and stand as chips that go by a press', async ({
  page,
  port,
  open,
}) => {
  await open()
  await chip(page, 'Filter').press('Enter')
  const editor = page.getByRole('dialog', { name: 'Filter' })
  await editor.getByRole('button', { name: 'Waiting longer than' }).press('Enter')
  await expect(editor.getByRole('spinbutton', { name: 'Waiting longer than seconds' })).toBeFocused()
  await editor.getByRole('spinbutton').fill('100')
  await expect(editor.getByText('2 of 7 chats shown')).toBeVisible()
  await editor.getByRole('button', { name: 'User data' }).press('Enter')
  await expect(editor.getByRole('textbox', { name: 'Name of the user data' })).toBeFocused()
  await page.keyboard.type('Segment')
  await page.keyboard.press('Tab')
  await page.keyboard.type('gold')
  await expect.poll(() => names(page)).toEqual(['Tom Okafor'])
  await editor.getByRole('radio', { name: 'Any of these' }).check()
  await expect.poll(() => names(page)).toEqual(['Marta Kowalska', 'Tom Okafor'])
  await page.keyboard.press('Escape')
  await expect(chip(page, 'Filter')).toBeFocused()
  await page.getByRole('button', { name: 'Remove the filter Segment = gold' }).click()
  await page.getByRole('button', { name: 'Remove the filter Waiting > 100 s' }).click()
  await expect(rows(page)).toHaveCount(7)
  expect((await port.asked('changeViews')).length).toBeGreaterThan(2)
})

test('a view is saved under a name, chosen again, and removed', async ({ page, port, open }) => {
  const { views } = few()
  await open()
  await chip(page, 'Waiting 4').click()
  await page.getByRole('button', { name: 'Saved views' }).press('Enter')
  const menu = page.getByRole('dialog', { name: 'Saved views' })
  await menu.getByRole('textbox', { name: 'Name' }).press('Enter')
  await expect(menu.getByRole('alert')).toHaveText('Give the view a name.')
  await menu.getByRole('textbox', { name: 'Name' }).fill('They wait')
  await page.keyboard.press('Enter')
  await expect(menu).toHaveCount(0)
  const saved = [{ name: 'They wait', view: { ...views.current, quick: 'waiting' as const } }]
  expect((await port.asked('changeViews')).at(-1)?.input).toEqual({ saved })

  await port.push({ kind: 'desk', fields: { views: { ...views, saved } } })
  await expect(page.getByRole('button', { name: 'Saved views: They wait' })).toBeVisible()
  await chip(page, 'All 7').click()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await menu.getByRole('button', { name: 'They wait', exact: true }).click()
  await expect(rows(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Saved views' }).click()
  await menu.getByRole('button', { name: 'Remove the view They wait' }).click()
  expect((await port.asked('changeViews')).at(-1)?.input).toEqual({ saved: [] })
})

test('a chat is pinned to the wall from the list, by keyboard too', async ({ page, port, open }) => {
  await open()
  await page.getByRole('button', { name: 'Tom Okafor with Bo Lindqvist' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect((await port.asked('changeViews')).map(({ input }) => input)).toEqual([
    { wall: { tiles: 12, pinned: ['tom'] } },
  ])
  expect(await port.asked('openChat')).toHaveLength(1)
  const pin = page.getByRole('listitem', { name: 'Tom Okafor' }).getByRole('button', { name: 'Pin to the wall' })
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
})

test('waits are coloured by the times that the alert rules name', async ({ page, open }) => {
  const rule = {
    id: 'soon',
    kind: 'waiting' as const,
    name: 'Soon',
    on: true,
    level: 'critical' as const,
    ways: { list: true, tray: false, desktop: false, sound: false },
    after: 4_000,
  }
  await open({ snapshot: desk('Coach', { alertRules: [rule] as unknown as Snapshot['alertRules'] }) })
  await expect(page.getByRole('listitem', { name: 'J. Fernández with Ed Novak' })).toContainText('too long')
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details.locator('[data-urgency=tooLong]')).toHaveText('1 min 41 s')
})
