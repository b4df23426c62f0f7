import type { Locator, Page } from '@playwright/test'
import { needing } from './support/attention.ts'
import { desk, NOW } from './support/fixtures.ts'
import { idOf, wallOf } from './support/wall.ts'
import { expect, test } from './support/test.ts'

const isUnread = (input: unknown): boolean => JSON.stringify(input).includes('"read":false')

const tiles = (page: Page): Locator => page.getByRole('list', { name: 'Chats on the wall' }).locator(':scope > li')
const tile = (page: Page, number: number): Locator => page.locator(`[data-chat="chat-${number}"]`)
const whole = (page: Page, number: number): Locator => tile(page, number).locator('.whole')
const focusedTile = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('[data-chat]')?.getAttribute('data-chat') ?? null)

/** How many tiles stand in the first row. */
const inFirstRow = (page: Page): Promise<number> =>
  tiles(page).evaluateAll((all) => {
    const top = all[0]?.getBoundingClientRect().top
    return all.filter((one) => one.getBoundingClientRect().top === top).length
  })

async function toWall(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Wall', exact: true }).click()
}

test('a tile tells its mode, both timers, and the last lines with who can read them', async ({ page, open }) => {
  await open({ snapshot: wallOf(4) })
  await toWall(page)
  const ben = page.getByRole('listitem', { name: 'Ben Castro 2 with Ann Berger' })
  await expect(ben.locator('.head .mode')).toHaveText('Coach')
  await expect(ben.locator('.facts')).toContainText('59 min')
  await expect(ben.locator('.timer')).toHaveText('0:09')
  const lines = ben.locator('[data-index]')
  await expect(lines).toHaveCount(3)
  await expect(lines.first()).toContainText('Everyone')
  await expect(lines.first()).toContainText('Is my parcel number 2 on its way')
  await expect(lines.nth(1)).toContainText('Agents only')
  await expect(lines.nth(1)).toContainText('You')
  await expect(page.getByRole('textbox')).toHaveCount(0)
})

test('arrows, Home and End move the focus between tiles, and the focused tile is the hotkeys’ chat', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: wallOf(30, { views: { ...desk('Coach').views, wall: { tiles: 30, pinned: [] } } }) })
  await toWall(page)
  await whole(page, 1).focus()
  const columns = await inFirstRow(page)
  expect(columns).toBeGreaterThan(2)
  for (const [key, tile] of [
    ['ArrowRight', 2],
    ['ArrowDown', 2 + columns],
    ['ArrowLeft', 1 + columns],
    ['ArrowUp', 1],
    ['ArrowLeft', 1],
    ['End', 30],
    ['ArrowRight', 30],
    ['ArrowDown', 30],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => focusedTile(page)).toBe(`chat-${tile}`)
  }
  const opened = (await port.asked('openChat')).map(({ input }) => input)
  expect(opened.at(-1)).toEqual({ chatId: 'chat-1', read: false })
  expect(opened).toContainEqual({ chatId: 'chat-30', read: false })
})

test('going along the wall marks no chat read; opening one does', async ({ page, port, open }) => {
  await open({ snapshot: wallOf(4) })
  await toWall(page)
  await whole(page, 1).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await tile(page, 4).getByRole('button', { name: 'Pin to the wall' }).click()
  await expect.poll(() => port.asked('openChat')).toHaveLength(4)
  expect((await port.asked('openChat')).every(({ input }) => isUnread(input))).toBe(true)
  await whole(page, 2).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ben Castro 2' })).toBeVisible()
  await expect
    .poll(async () => (await port.asked('openChat')).at(-1)?.input)
    .toEqual({ chatId: 'chat-2', focus: false })
  await toWall(page)
  await expect
    .poll(async () => (await port.asked('openChat')).at(-1)?.input)
    .toEqual({ chatId: 'chat-2', focus: false, read: false })
})

test('a tile is marked as the hotkeys’ chat only when main says so', async ({ page, port, open }) => {
  const snapshot = wallOf(4)
  await open({ snapshot })
  await toWall(page)
  await whole(page, 3).focus()
  await expect(whole(page, 3)).not.toHaveAttribute('aria-current')
  await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 2) } })
  await expect(whole(page, 3)).toHaveAttribute('aria-current', 'true')
})

test('the keyboard follows a hotkey that goes to another tile', async ({ page, port, open }) => {
  const snapshot = wallOf(4)
  await open({ snapshot })
  await toWall(page)
  await whole(page, 2).focus()
  await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 3) } })
  await expect(whole(page, 4)).toBeFocused()
})

test('Enter opens the tile’s chat in the view of chats', async ({ page, open }) => {
  await open({ snapshot: wallOf(4) })
  await toWall(page)
  await whole(page, 3).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Cleo Dahl 3' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Chats', exact: true })).toHaveAttribute('aria-current', 'page')
})

test('a tile’s switch acts on its own chat, by the rules of the main one, and shows no mode before the server said it', async ({
  page,
  port,
  open,
}) => {
  const snapshot = wallOf(4)
  await open({ snapshot })
  await toWall(page)
  await expect(page.getByRole('radiogroup')).toHaveCount(0)
  await whole(page, 4).focus()
  await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 3) } })
  await expect(page.getByRole('radiogroup')).toHaveCount(1)
  const group = page.getByRole('radiogroup', { name: 'Mode of Dov Erez 4' })
  await expect(group.getByRole('radio', { name: 'Monitor' })).toBeChecked()
  await group.getByRole('radio', { name: 'Monitor' }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(group.getByRole('radio', { name: 'Coach' })).toBeFocused()
  expect(await port.asked('switchMode')).toEqual([])
  await page.keyboard.press('Space')
  expect((await port.asked('switchMode')).map(({ input }) => input)).toEqual([{ chatId: 'chat-4', mode: 'Coach' }])
  await expect(group.getByRole('radio', { name: 'Coach' })).not.toBeChecked()

  const fourth = snapshot.chats[3]
  if (fourth === undefined) throw new Error('no fourth chat')
  await port.push({
    kind: 'chat',
    chat: { ...fourth, mode: { known: 'Monitor', phase: { kind: 'requested', mode: 'Coach', since: NOW } } },
  })
  await expect(group.getByRole('radio', { name: 'Coach' })).toHaveAttribute('aria-busy', 'true')
  await expect(tile(page, 4).locator('.head .mode')).toHaveText('Monitor')
  await expect(tile(page, 4)).toContainText('Coach requested…')
  await port.push({
    kind: 'chat',
    chat: {
      ...fourth,
      switchable: [],
      mode: { known: 'Monitor', phase: { kind: 'refused', mode: 'Coach', reason: 'Not in your role.' } },
    },
  })
  await expect(tile(page, 4)).toContainText('Coach refused: Not in your role.')
  await expect(group.getByRole('radio', { name: 'Monitor' })).toBeChecked()
  await expect(group.getByRole('radio', { name: 'Barge in' })).toBeDisabled()
  await group.getByRole('radio', { name: 'Barge in' }).click({ force: true })
  expect(await port.asked('switchMode')).toHaveLength(1)
})

test('after a lost connection no mode is checked and the tile says so', async ({ page, port, open }) => {
  const snapshot = wallOf(4)
  await open({ snapshot })
  await toWall(page)
  await whole(page, 1).focus()
  await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 0) } })
  const [first] = snapshot.chats
  if (first === undefined) throw new Error('no chat')
  const mode = { known: 'Monitor' as const, phase: { kind: 'unconfirmed' as const, mode: null } }
  await port.push({ kind: 'chat', chat: { ...first, mode, switchable: [] } })
  await expect(tile(page, 1)).toContainText('unconfirmed')
  await expect(
    page.getByRole('radiogroup', { name: 'Mode of Ada Brandt 1' }).getByRole('radio', { checked: true }),
  ).toHaveCount(0)
})

test('when the focused chat ends no other takes the hotkeys; arrows go on from the wall', async ({
  page,
  port,
  open,
}) => {
  const snapshot = wallOf(4)
  await open({ snapshot })
  await toWall(page)
  await whole(page, 2).focus()
  const before = await port.asked('openChat')
  await port.push({ kind: 'chatRemoved', chatId: idOf(snapshot, 1) })
  await expect(page.getByRole('list', { name: 'Chats on the wall' })).toBeFocused()
  expect(await port.asked('openChat')).toHaveLength(before.length)
  await page.keyboard.press('ArrowRight')
  await expect(whole(page, 1)).toBeFocused()
})

test('the number of tiles, pins and places are kept, and hotkeys walk in the order of the tiles', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: wallOf(6) })
  await toWall(page)
  await page.getByRole('spinbutton', { name: 'Tiles' }).fill('4')
  await page.keyboard.press('Tab')
  await expect(tiles(page)).toHaveCount(4)
  await expect(page.getByText('4 of 6 chats')).toBeVisible()
  await whole(page, 3).focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(tiles(page).nth(1)).toHaveAttribute('data-chat', 'chat-3')
  await expect(whole(page, 3)).toBeFocused()
  await expect(tile(page, 3).getByRole('button', { name: 'Pin to the wall' })).toHaveAttribute('aria-pressed', 'true')
  expect((await port.asked('changeViews')).map(({ input }) => input)).toEqual([
    { wall: { tiles: 4, pinned: [] } },
    { wall: { tiles: 4, pinned: ['chat-1', 'chat-3'] } },
  ])
  await expect
    .poll(async () => (await port.asked('showOrder')).at(-1)?.input)
    .toEqual({ chatIds: ['chat-1', 'chat-3', 'chat-2', 'chat-4'] })
})

test('a wall without chats says what will come', async ({ page, open }) => {
  await open({ snapshot: wallOf(0) })
  await toWall(page)
  await expect(page.getByText('Chats that you supervise stand here side by side as they begin.')).toBeVisible()
})

test('a chat that something else opens is shown where it is not on the wall', async ({ page, port, open }) => {
  const snapshot = wallOf(4, { views: { ...desk('Coach').views, wall: { tiles: 2, pinned: [] } } })
  await open({ snapshot })
  await toWall(page)
  await expect(tiles(page)).toHaveCount(2)
  await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 3) } })
  await expect(page.getByRole('heading', { level: 1, name: 'Dov Erez 4' })).toBeVisible()
})

test('thirty tiles at 1920×1080 have at least thirty letters a line, in even rows without a scroll bar', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: wallOf(30, { views: { ...desk('Coach').views, wall: { tiles: 30, pinned: [] } } }) })
  await toWall(page)
  await expect(tiles(page)).toHaveCount(30)
  expect(await inFirstRow(page)).toBe(6)
  const list = page.getByRole('list', { name: 'Chats on the wall' })
  expect(await list.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0)
  const letters = await tile(page, 3)
    .locator('.line')
    .first()
    .evaluate((line) => {
      const text = [...line.childNodes].findLast(
        (node): node is Text => node instanceof Text && node.data.trim() !== '',
      )
      const range = document.createRange()
      if (text === undefined) return 0
      const begin = text.data.search(/\S/)
      const topOf = (at: number): number => {
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect().top
      }
      let at = begin
      while (at < text.data.trimEnd().length && topOf(at) === topOf(begin)) at += 1
      return at - begin
    })
  expect(letters).toBeGreaterThanOrEqual(30)
  const heights = await tile(page, 3)
    .locator('.line')
    .evaluateAll((all) => all.map((one) => one.clientHeight))
  expect(heights.every((height) => height > 0)).toBe(true)
})

test('a tile says why its chat needs somebody', async ({ page, open }) => {
  const snapshot = wallOf(4)
  const attention = [needing(idOf(snapshot, 2), [{ kind: 'repeats', points: 30, times: 3 }])]
  await open({ snapshot: { ...snapshot, attention } })
  await toWall(page)
  await expect(tiles(page).first()).toHaveAttribute('data-chat', 'chat-3')
  await expect(tiles(page).first()).toContainText('asks again ×3')
})

test('a double click opens the chat, wherever on the tile it was, and switches nothing', async ({
  page,
  port,
  open,
}) => {
  const snapshot = wallOf(4)
  await open({ snapshot: { ...snapshot, settings: { ...snapshot.settings, askBeforeBargeIn: false } } })
  await toWall(page)
  const box = await tile(page, 1).boundingBox()
  if (box === null) throw new Error('no tile')
  for (const part of [0.2, 0.5, 0.8]) {
    await page.mouse.move(box.x + box.width * part, box.y + box.height - 18)
    await page.mouse.down()
    await page.mouse.up()
    await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 0) } })
    await page.waitForTimeout(60)
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    await expect(page.getByRole('heading', { level: 1, name: 'Ada Brandt 1' })).toBeVisible()
    await toWall(page)
    await port.push({ kind: 'desk', fields: { focused: null } })
  }
  expect(await port.asked('switchMode')).toEqual([])
})

test('the keyboard follows a hotkey also out of the tile’s switch, which goes with its focus', async ({
  page,
  port,
  open,
}) => {
  const snapshot = wallOf(4)
  await open({ snapshot })
  await toWall(page)
  await whole(page, 2).focus()
  await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 1) } })
  await page.getByRole('radio', { name: 'Coach' }).focus()
  await port.push({ kind: 'desk', fields: { focused: idOf(snapshot, 3) } })
  await expect(whole(page, 4)).toBeFocused()
})

test('larger text makes tiles larger at once', async ({ page, open }) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await open({ snapshot: wallOf(12) })
  await toWall(page)
  const before = await inFirstRow(page)
  await page.evaluate(() => void (document.documentElement.style.fontSize = '24px'))
  await expect.poll(() => inFirstRow(page)).toBeLessThan(before)
})
