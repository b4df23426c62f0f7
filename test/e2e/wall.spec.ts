import type { Page } from '@playwright/test'
import { desk, operations, signIn } from './desk.ts'
import { expect, test } from './test.ts'

const wall = (page: Page) => page.getByRole('list', { name: 'Chats on the wall' })
const tiles = (page: Page) => wall(page).locator(':scope > li')

test('30 chats stand on the wall at once; the tile that the keyboard reaches is the one a hotkey coaches, and no other', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  while (demo.centre.supervised.length < 30) {
    demo.centre.addChat({ customer: `Customer ${demo.centre.supervised.length + 1}`, mode: 'Monitor' })
  }
  const app = await launch({ server: demo.url })
  const page = app.client
  const seen = desk(page)
  await seen.userName.fill(demo.userName)
  await seen.password.fill(demo.password)
  await seen.signIn.click()
  await expect(page.getByRole('button', { name: 'All 30' })).toBeVisible()

  await page.getByRole('button', { name: 'Wall', exact: true }).click()
  await expect(tiles(page)).toHaveCount(12)
  await page.getByRole('spinbutton', { name: 'Tiles' }).fill('30')
  await page.keyboard.press('Tab')
  await expect(tiles(page)).toHaveCount(30)

  await tiles(page).first().getByRole('button').first().press('End')
  await page.keyboard.press('ArrowLeft')
  const reached = tiles(page).nth(28)
  const id = await reached.getAttribute('data-chat')
  const name = await reached.locator('.name').innerText()
  if (id === null) throw new Error('The tile names no chat')
  await expect(reached.getByRole('img', { name: 'Hotkeys act on this chat' })).toBeVisible()
  await expect.poll(() => app.browserWindow.evaluate((window) => window.getTitle())).toContain(name)

  await app.focusOtherProgram()
  await app.pressGlobalShortcut('Ctrl+Shift+F10')

  const mode = page.getByRole('radiogroup', { name: `Mode of ${name}`, exact: true })
  await expect(mode.getByRole('radio', { name: 'Coach' })).toBeChecked()
  await expect(reached.locator('.head .mode')).toHaveText('Coach')
  await expect(wall(page).getByRole('radio', { name: 'Coach', checked: true })).toHaveCount(1)
  const asked = demo.centre.supervised.map((chat) => [chat.id, operations(demo, chat.id)] as const)
  expect(asked.filter(([, done]) => done.length > 0)).toEqual([[id, [{ operationName: 'SwitchToCoach' }]]])
})

test('a tile’s own switch acts on its chat, and the next-chat hotkey goes on to the next tile', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const page = app.client
  await signIn(app, demo)
  await page.getByRole('button', { name: 'Wall', exact: true }).click()
  const second = tiles(page).nth(1)
  await second.click()
  await second.getByRole('radio', { name: 'Coach' }).click()
  await expect(second.getByRole('radio', { name: 'Coach' })).toBeChecked()
  await expect(second.getByRole('img', { name: 'Hotkeys act on this chat' })).toBeVisible()

  await app.pressGlobalShortcut('Ctrl+Shift+F7')

  await expect(tiles(page).first().getByRole('img', { name: 'Hotkeys act on this chat' })).toBeVisible()
})

test('the next-chat hotkey follows the list as it is filtered and sorted', async ({ centre, launch }) => {
  const demo = await centre()
  for (const customer of ['Zoe', 'Ada', 'Mia']) demo.centre.addChat({ customer, mode: 'Coach' })
  const app = await launch({ server: demo.url })
  const page = app.client
  await signIn(app, demo)
  await page.getByRole('button', { name: 'Coaching 3' }).click()
  await page.getByRole('combobox', { name: 'Sort chats by' }).selectOption('Customer')
  const names = page.getByRole('list', { name: 'Chats' }).locator('.name')
  await expect(names).toHaveText(['Ada', 'Mia', 'Zoe'])
  await names.first().click()
  const title = (): Promise<string> => app.browserWindow.evaluate((window) => window.getTitle())
  await expect.poll(title).toContain('Ada')

  await app.focusOtherProgram()
  for (const customer of ['Mia', 'Zoe', 'Ada']) {
    await app.pressGlobalShortcut('Ctrl+Shift+F8')
    await expect.poll(title).toContain(customer)
  }
})

test('a saved view, the filter as it was left and the wall survive a restart', async ({ centre, launch }) => {
  const demo = await centre()
  demo.centre.addChat({ customer: 'Ada', mode: 'Coach' })
  const app = await launch({ server: demo.url })
  let page = app.client
  await signIn(app, demo)
  await page.getByRole('button', { name: 'Coaching 1' }).click()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Whom I coach')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Saved views: Whom I coach' })).toBeVisible()
  await page.getByRole('button', { name: 'Wall', exact: true }).click()
  await page.getByRole('spinbutton', { name: 'Tiles' }).fill('5')
  await page.keyboard.press('Tab')

  await app.restart()

  page = app.client
  demo.centre.addChat({ customer: 'Ben', mode: 'Monitor' })
  demo.centre.addChat({ customer: 'Cleo', mode: 'Coach' })
  const seen = desk(page)
  await seen.userName.fill(demo.userName)
  await seen.password.fill(demo.password)
  await seen.signIn.click()
  await expect(page.getByRole('button', { name: 'Saved views: Whom I coach' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Chats' }).locator('.name')).toHaveText(['Cleo'])
  await page.getByRole('button', { name: /^All/ }).click()
  await expect(page.getByRole('list', { name: 'Chats' }).locator('.name').filter({ hasText: 'Ben' })).toBeVisible()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('button', { name: 'Whom I coach', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Chats' }).locator('.name')).toHaveText(['Cleo'])
  await page.getByRole('button', { name: 'Wall', exact: true }).click()
  await expect(page.getByRole('spinbutton', { name: 'Tiles' })).toHaveValue('5')
})
