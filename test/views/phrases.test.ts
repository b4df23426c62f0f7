import type { Locator, Page } from '@playwright/test'
import * as v from 'valibot'
import { Phrases } from '../../preload/contract/index.ts'
import { tomsChat } from './support/fixtures.ts'
import { phrases, withPhrases } from './support/phrases.ts'
import { expect, test } from './support/test.ts'

const toAgents = (page: Page): Locator => page.getByRole('textbox', { name: 'Message to agents' })
const options = (page: Page): Locator => page.getByRole('listbox', { name: 'Phrases' }).getByRole('option')
test('a slash finds a phrase by a few letters; arrows and Enter take it, fields filled', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: withPhrases('Coach') })
  await toAgents(page).focus()
  await page.keyboard.type('/')
  await expect(options(page)).toHaveCount(4)
  await page.keyboard.type('slo')
  await expect(options(page)).toHaveCount(1)
  for (let back = 0; back < 3; back += 1) await page.keyboard.press('Backspace')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(toAgents(page)).toHaveValue('Bo Lindqvist, say sorry first: Tom Okafor waits 1 min 41 s.')
  await expect(toAgents(page)).toBeFocused()
  await expect(options(page)).toHaveCount(0)
  expect(await port.asked('send'), 'taking is not sending').toEqual([])
  await page.keyboard.press('Enter')
  expect((await port.asked('send')).map(({ input }) => input)).toEqual([
    {
      chatId: 'tom',
      audience: 'agents',
      text: 'Bo Lindqvist, say sorry first: Tom Okafor waits 1 min 41 s.',
    },
  ])
})

test('Escape gives the slash back to the writer, and a search that finds nothing sends nothing', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: withPhrases('Coach') })
  await toAgents(page).focus()
  await page.keyboard.type('/zzz')
  await expect(page.getByText('No phrase fits “zzz”.')).toBeVisible()
  await page.keyboard.press('Enter')
  expect(await port.asked('send')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByText('No phrase fits')).toHaveCount(0)
  await expect(toAgents(page)).toBeFocused()
  await page.keyboard.press('Enter')
  expect((await port.asked('send')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', audience: 'agents', text: '/zzz' },
  ])
})

test('the button has a search of its own and keeps what was written', async ({ page, open }) => {
  await open({ snapshot: withPhrases('Coach') })
  await toAgents(page).fill('One more thing:')
  await page.getByRole('button', { name: 'Phrases', exact: true }).click()
  const search = page.getByRole('searchbox', { name: 'Find a phrase' })
  await expect(search).toBeFocused()
  await page.keyboard.type('refund')
  await page.keyboard.press('Enter')
  await expect(toAgents(page)).toHaveValue('One more thing:\nYou may offer a refund.')
  await expect(toAgents(page)).toBeFocused()
})

test('to everyone there is no quick pick, and a phrase from the list turns the composer to agents', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: withPhrases('BargeIn') })
  await page.getByRole('radio', { name: 'Everyone' }).check()
  const toEveryone = page.getByRole('textbox', { name: 'Message to everyone' })
  await toEveryone.focus()
  await page.keyboard.type('/slow')
  await expect(options(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Phrases', exact: true })).toHaveCount(0)
  await page
    .getByRole('complementary', { name: 'Details' })
    .getByRole('button', { name: /^Slow down/ })
    .click()
  await expect(toAgents(page)).toHaveValue('Take your time with Tom Okafor.')
  await expect(toAgents(page)).toBeFocused()
  await page.getByRole('radio', { name: 'Everyone' }).check()
  await expect(toEveryone, 'what was written for everyone is as it was').toHaveValue('/slow')
  await toEveryone.focus()
  await page.keyboard.press('Control+4')
  await expect(toAgents(page)).toHaveValue('Take your time with Tom Okafor.\nYou may offer a refund.')
  await page.keyboard.press('Enter')
  expect((await port.asked('send')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', audience: 'agents', text: 'Take your time with Tom Okafor.\nYou may offer a refund.' },
  ])
})

test('while watching, phrases are listed but cannot be used', async ({ page, port, open }) => {
  await open({ snapshot: withPhrases('Monitor') })
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details.getByText('Coach or barge in to use them.')).toBeVisible()
  await details.getByRole('button', { name: /^Slow down/ }).click({ force: true })
  await port.push({ kind: 'chat', chat: tomsChat('Coach') })
  await expect(toAgents(page)).toHaveValue('')
})

test('in a low window with large text, what is written stays in sight while a phrase is chosen', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await open({ snapshot: withPhrases('Coach') })
  await page.evaluate(() => (document.documentElement.style.fontSize = '32px'))
  await toAgents(page).focus()
  await page.keyboard.type('/')
  await expect(options(page).first()).toBeInViewport({ ratio: 0.9 })
  await expect(toAgents(page)).toBeInViewport({ ratio: 0.9 })
})

test.describe('the window of phrases', () => {
  const openManager = async (page: Page): Promise<Locator> => {
    await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Manage' }).click()
    return page.getByRole('dialog', { name: 'Phrases' })
  }

  test('changes a phrase, refuses an unknown field with a reason, and adds one', async ({ page, port, open }) => {
    await open({ snapshot: withPhrases('Coach') })
    const manager = await openManager(page)
    await manager.getByLabel('Text').fill('Hello {name}')
    await expect(manager.getByRole('alert')).toContainText('“{name}” is no field.')
    await manager.getByRole('button', { name: 'Save' }).click()
    expect(await port.asked('savePhrases')).toEqual([])
    await manager.getByLabel('Text').fill('Hello {agent}')
    await manager.getByRole('button', { name: 'Save' }).click()
    await manager.getByRole('button', { name: 'New phrase' }).click()
    await expect(manager.getByLabel('Title')).toBeFocused()
    await manager.getByLabel('Title').fill('Breathe')
    await manager.getByLabel('Text').fill('Breathe, ')
    await manager.getByRole('button', { name: 'Insert {agent}' }).click()
    await page.keyboard.press('Tab')
    await manager.getByRole('button', { name: 'Add' }).click()
    const saved = (await port.asked('savePhrases')).map(({ input }) => v.parse(v.object({ phrases: Phrases }), input))
    expect(saved.map(({ phrases: kept }) => kept.map(({ text }) => text))).toEqual([
      ['Hello {agent}', ...phrases.slice(1).map(({ text }) => text)],
      [...phrases.map(({ text }) => text), 'Breathe, {agent}'],
    ])
  })

  test('moves, deletes after a question, and does not lose what was written by closing', async ({
    page,
    port,
    open,
  }) => {
    await open({ snapshot: withPhrases('Coach') })
    const manager = await openManager(page)
    await manager.getByRole('button', { name: 'Move Slow down up' }).click()
    await manager.getByRole('button', { name: /^Verify identity/ }).press('Alt+ArrowUp')
    await manager.getByRole('button', { name: /^Offer a refund/ }).click()
    await manager.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    const saved = (await port.asked('savePhrases')).map(({ input }) => v.parse(v.object({ phrases: Phrases }), input))
    expect(saved.map(({ phrases: kept }) => kept.map(({ id }) => id))).toEqual([
      ['slow', 'sorry', 'verify', 'refund'],
      ['verify', 'refund', 'sorry', 'slow'],
      ['sorry', 'slow', 'verify'],
    ])
    await manager.getByLabel('Title').fill('Half written')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('alertdialog')).toContainText('“Half written” are not saved yet')
    await page.getByRole('button', { name: 'Keep writing' }).click()
    await expect(manager.getByLabel('Title')).toHaveValue('Half written')
  })

  test('asks whether the phrases of a file come in addition or in place, and says what is wrong with a bad one', async ({
    page,
    port,
    open,
  }) => {
    const added = v.parse(Phrases, [
      { id: 'n1', group: 'Tone', title: 'Smile', text: 'Smile' },
      { ...phrases[1], id: 'n2' },
    ])
    await open({
      snapshot: withPhrases('Coach'),
      answers: { readPhraseFile: { kind: 'read', file: 'floor.json', phrases: added } },
    })
    const manager = await openManager(page)
    await manager.getByRole('button', { name: 'Import…' }).click()
    const question = page.getByRole('alertdialog', { name: 'Import phrases?' })
    await expect(question).toContainText(
      '“floor.json” holds 2 phrases; you have 4. Merging adds the 1 that you do not have',
    )
    await question.getByRole('button', { name: 'Merge' }).click()
    const [merged] = (await port.asked('savePhrases')).map(({ input }) =>
      v.parse(v.object({ phrases: Phrases }), input),
    )
    expect(merged?.phrases.map(({ id }) => id)).toEqual(['sorry', 'slow', 'verify', 'refund', 'n1'])
    await port.answer('readPhraseFile', {
      ok: false,
      error: { code: 'badFile', message: 'Phrase 2 in “floor.json” cannot be read: The phrase needs a title.' },
    })
    await manager.getByRole('button', { name: 'Import…' }).click()
    await expect(manager.getByText('Phrase 2 in “floor.json” cannot be read')).toBeVisible()
    expect(await port.asked('savePhrases'), 'nothing was changed').toHaveLength(1)
  })
})
