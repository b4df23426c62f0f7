import { MESSAGE_LIMIT } from '../../preload/contract/index.ts'
import { desk, tomsChat } from './support/fixtures.ts'
import { expect, test } from './support/test.ts'

test('in Coach there is no way to everyone', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach') })
  const box = page.getByRole('textbox', { name: 'Message to agents' })
  await box.fill('Offer the express resend')
  await expect(page.getByText('To agents only – the customer will not see this')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send to everyone' })).toHaveCount(0)
  await expect(page.getByRole('radio', { name: 'Everyone' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Send to agents' }).click()
  await expect(box).toHaveValue('')
  expect((await port.asked('send')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', audience: 'agents', text: 'Offer the express resend' },
  ])
})

test('in Monitor nothing can be written, and it says why', async ({ page, open }) => {
  await open({ snapshot: desk('Monitor') })
  await expect(page.getByText('nothing can be sent in Monitor')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Send/ })).toHaveCount(0)
})

test('a draft for agents stays with agents through a barge-in and comes back', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach') })
  await page.getByRole('textbox', { name: 'Message to agents' }).fill('He is about to leave us')
  await port.push({ kind: 'chat', chat: tomsChat('BargeIn') })
  await expect(page.getByRole('textbox', { name: 'Message to agents' })).toHaveValue('He is about to leave us')
  await page.getByRole('radio', { name: 'Everyone' }).check()
  const toEveryone = page.getByRole('textbox', { name: 'Message to everyone' })
  await expect(toEveryone).toHaveValue('')
  await toEveryone.focus()
  await page.keyboard.press('Control+z')
  await expect(toEveryone, 'undo brings nothing over').toHaveValue('')
  await page.keyboard.press('Enter')
  expect(await port.asked('send')).toEqual([])
  await toEveryone.fill('Good morning Tom')
  await expect(page.getByText('To everyone – the customer will read this')).toBeVisible()
  await port.push({ kind: 'chat', chat: tomsChat('Coach') })
  await expect(page.getByRole('textbox', { name: 'Message to agents' })).toHaveValue('He is about to leave us')
  await expect(page.getByRole('textbox', { name: 'Message to agents' }), 'who was writing goes on').toBeFocused()
})

test('colour, label, button and what is sent come from one audience', async ({ page, port, open }) => {
  await open({ snapshot: desk('Monitor') })
  await port.push({ kind: 'chat', chat: tomsChat('BargeIn') })
  const composer = page.getByRole('region', { name: 'Write' })
  await expect(composer).toHaveAttribute('data-audience', 'everyone')
  await composer.getByRole('textbox', { name: 'Message to everyone' }).fill('Good morning')
  await composer.getByRole('button', { name: 'Send to everyone' }).click()
  await composer.getByRole('radio', { name: 'Agents only' }).check()
  await expect(composer).toHaveAttribute('data-audience', 'agents')
  await composer.getByRole('textbox', { name: 'Message to agents' }).fill('I take over')
  await composer.getByRole('button', { name: 'Send to agents' }).click()
  expect((await port.asked('send')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', audience: 'everyone', text: 'Good morning' },
    { chatId: 'tom', audience: 'agents', text: 'I take over' },
  ])
})

test('an audience that main does not allow can be neither chosen nor sent to', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach') })
  await port.push({ kind: 'chat', chat: tomsChat('BargeIn', { sendable: [] }) })
  await expect(page.getByRole('radio', { name: 'Everyone' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Message to agents' }).click()
  await page.keyboard.type('hello')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Send to agents' }).click({ force: true })
  expect(await port.asked('send', 'typing')).toEqual([])
})

test('Enter sends, Shift+Enter begins a line, and Enter of an input method does neither', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: desk('Coach') })
  const box = page.getByRole('textbox', { name: 'Message to agents' })
  await box.click()
  await page.keyboard.type('one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  expect(await port.asked('send')).toEqual([])
  await page.keyboard.press('Enter')
  expect((await port.asked('send')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', audience: 'agents', text: 'one\ntwo' },
  ])
})

test('a message that could not be sent comes back with the reason', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach'), hold: ['send'] })
  const box = page.getByRole('textbox', { name: 'Message to agents' })
  await box.fill('Offer the express resend')
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('')
  await page.keyboard.press('Enter')
  expect(await port.asked('send')).toHaveLength(1)
  await port.release('send', { ok: false, error: { code: 'forbidden', message: 'The server forbids this.' } })
  await expect(page.getByRole('alert')).toHaveText('Not sent. The server forbids this.')
  await expect(box).toHaveValue('Offer the express resend')
})

test('the length is counted, and a message that is too long cannot be sent', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach') })
  await page.getByRole('textbox').fill('x'.repeat(MESSAGE_LIMIT + 1))
  await expect(page.getByText(`${MESSAGE_LIMIT + 1} / ${MESSAGE_LIMIT}`)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('1 character too long')
  await page.keyboard.press('Enter')
  expect(await port.asked('send')).toEqual([])
})

test('typing is told to the audience of the draft, and ends when the keys pause', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach'), frozen: true })
  await page.getByRole('textbox').click()
  await page.keyboard.type('Off')
  await page.clock.runFor(4100)
  expect((await port.asked('typing')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', audience: 'agents', active: true },
    { chatId: 'tom', audience: 'agents', active: false },
  ])
})
