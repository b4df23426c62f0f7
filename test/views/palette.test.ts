import type { Locator, Page } from '@playwright/test'
import { tomsChat } from './support/fixtures.ts'
import { withPhrases } from './support/phrases.ts'
import { expect, test } from './support/test.ts'

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Chat, agent, phrase, view or command' })
const options = (page: Page): Locator => page.getByRole('listbox', { name: 'What fits' }).getByRole('option')

test('Ctrl+K finds a chat, arrows and Enter open it, and the window lives on', async ({ page, port, open }) => {
  await open()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('lee')
  await expect(options(page).first()).toContainText('Lee Chang')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveCount(0)
  await expect.poll(async () => (await port.asked('openChat')).at(-1)?.input).toMatchObject({ chatId: 'dee' })
  await page.getByRole('button', { name: 'Wall', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Wall', exact: true })).toHaveAttribute('aria-current', 'page')
})

test('Escape closes it and gives the focus back', async ({ page, open }) => {
  await open()
  const message = page.getByRole('textbox', { name: 'Message to agents' })
  await message.focus()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(message).toBeFocused()
})

test('says what it does not find, and Enter does nothing then', async ({ page, port, open }) => {
  await open()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('zzzz')
  await expect(page.getByText('Nothing fits “zzzz”.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeVisible()
  expect(await port.asked('switchMode')).toEqual([])
})

test('Barge in asks first here too, and no is no', async ({ page, port, open }) => {
  await open({ snapshot: withPhrases('Coach') })
  const barge = async (): Promise<void> => {
    await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused()
    await page.keyboard.type('barge in')
    await expect(options(page).first()).toContainText('Ctrl Shift F11')
    await page.keyboard.press('Enter')
  }
  await barge()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('The customer will see you')
  await page.keyboard.press('Control+k')
  await expect(field(page), 'a question has to be answered first').toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  expect(await port.asked('switchMode')).toEqual([])
  await barge()
  await question.getByRole('button', { name: 'Barge in' }).click()
  await expect
    .poll(async () => (await port.asked('switchMode')).map(({ input }) => input))
    .toEqual([{ chatId: 'tom', mode: 'BargeIn', confirmed: true }])
})

test('a phrase goes into the agents’ draft, and is not sent', async ({ page, port, open }) => {
  await open({ snapshot: withPhrases('Coach') })
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('slow')
  await expect(options(page).first()).toContainText('Phrase')
  await page.keyboard.press('Enter')
  const message = page.getByRole('textbox', { name: 'Message to agents' })
  await expect(message).toHaveValue('Take your time with Tom Okafor.')
  await expect(message).toBeFocused()
  expect(await port.asked('send')).toEqual([])
})

test('the button in the header opens it; a click takes', async ({ page, port, open }) => {
  await open({ snapshot: { ...withPhrases('Monitor'), chats: [tomsChat('Monitor')] } })
  await page.getByRole('button', { name: 'Find…' }).click()
  await expect(field(page)).toBeFocused()
  await expect(
    options(page).filter({ hasText: 'Phrase' }).filter({ hasText: 'Slow' }),
    'nobody is coached',
  ).toHaveCount(0)
  await options(page).filter({ hasText: 'Coach' }).first().click()
  await expect
    .poll(async () => (await port.asked('switchMode')).map(({ input }) => input))
    .toEqual([{ chatId: 'tom', mode: 'Coach' }])
})

test('Alt with an arrow opens the next chat of the list and the one before, also while writing', async ({
  page,
  port,
  open,
}) => {
  await open()
  const opened = async (): Promise<unknown> => (await port.asked('openChat')).at(-1)?.input
  await page.getByRole('textbox', { name: 'Message to agents' }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(opened).toMatchObject({ chatId: 'visitor' })
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(opened).toMatchObject({ chatId: 'tom' })

  const before = (await port.asked('openChat')).length
  await page.getByRole('button', { name: 'Find…' }).click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveCount(0)
  expect(await port.asked('openChat'), 'the palette has its own keys').toHaveLength(before)
})
