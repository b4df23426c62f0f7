import type { Page } from '@playwright/test'
import { desk, tomsLines } from './support/fixtures.ts'
import { found, team } from './support/team.ts'
import { expect, test } from './support/test.ts'

const part = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const pane = document.activeElement?.closest('[data-pane]')
    return pane === undefined || pane === null ? null : (pane.getAttribute('aria-label') ?? pane.localName)
  })

test('F6 goes through the parts of the window and round, Shift+F6 back', async ({ page, open }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: desk('Coach'), answers: { openChat: tomsLines } })
  await expect(page.getByRole('log')).toBeVisible()
  const parts: (string | null)[] = []
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press('F6')
    parts.push(await part(page))
  }
  expect(parts).toEqual(['header', 'Chats', 'Transcript', 'Write', 'Details', 'header'])
  await page.keyboard.press('Shift+F6')
  expect(await part(page)).toBe('Details')
  await page.keyboard.press('Shift+F6')
  await expect(page.getByRole('textbox', { name: 'Message to agents' })).toBeFocused()
})

test('F6 passes over what is not there: in Monitor there is no message', async ({ page, open }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: desk('Monitor'), answers: { openChat: tomsLines } })
  await page.getByRole('log').focus()
  await page.keyboard.press('F6')
  expect(await part(page)).toBe('Details')
})

test('F6 reaches the list’s search where there is no chat', async ({ page, open }) => {
  await open({ snapshot: desk('Coach', { chats: [], focused: null }) })
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  await expect(page.getByRole('searchbox', { name: 'Filter chats' })).toBeFocused()
})

test('F6 goes through the team', async ({ page, open }) => {
  await open({ snapshot: desk('Coach', { team }), answers: { searchAgents: found } })
  await page.getByRole('button', { name: 'Team', exact: true }).click()
  await page.keyboard.press('F6')
  expect(await part(page)).toBe('Team')
  await page.keyboard.press('Shift+F6')
  expect(await part(page)).toBe('header')
})

test('? shows all keys, those alone that work, and closes again; in a text it is a question mark', async ({
  page,
  open,
}) => {
  const snapshot = desk('Coach')
  const hotkeys = snapshot.hotkeys.map((key) =>
    key.command === 'coach' ? { ...key, state: 'refused' as const, refusal: { kind: 'taken' as const } } : key,
  )
  await open({ snapshot: { ...snapshot, hotkeys }, answers: { openChat: tomsLines } })
  const message = page.getByRole('textbox', { name: 'Message to agents' })
  await message.press('?')
  await expect(message).toHaveValue('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toHaveCount(0)
  await page.getByRole('log').press('?')
  expect(await sheet.evaluate((one) => one.contains(document.activeElement)), 'the sheet has the keyboard').toBe(true)
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Next chat that needs you' })).toContainText(
    'Ctrl Shift F6',
  )
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Coach' })).toContainText('Refused')
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Find in the transcript' })).toContainText('Ctrl F')
  await page.keyboard.press('F6')
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Filter chats' }).click()
  await expect(page.getByRole('searchbox', { name: 'Filter chats' })).toBeFocused()
})

test('the sheet of keys and the rules of need are found by the palette', async ({ page, open }) => {
  await open()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('keys')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})
