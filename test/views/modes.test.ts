import type { Locator, Page } from '@playwright/test'
import type { Mode, ModeState } from '../../preload/contract/index.ts'
import { desk, NOW, tomsChat } from './support/fixtures.ts'
import { expect, test } from './support/test.ts'

const radio = (page: Page, name: string): Locator =>
  page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name, exact: true })

const told = (known: Mode, phase: ModeState['phase']) => ({
  kind: 'chat' as const,
  chat: tomsChat(known, { mode: { known, phase }, switchable: [] }),
})

test('a switch is requested, then confirmed, and never shown before the server said it', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: desk('Monitor') })
  await expect(radio(page, 'Monitor')).toBeChecked()
  await radio(page, 'Coach').click()
  expect((await port.asked('switchMode')).map(({ input }) => input)).toEqual([{ chatId: 'tom', mode: 'Coach' }])
  await expect(radio(page, 'Coach')).not.toBeChecked()

  await port.push(told('Monitor', { kind: 'requested', mode: 'Coach', since: NOW }))
  await expect(radio(page, 'Coach')).toHaveAttribute('aria-busy', 'true')
  await expect(radio(page, 'Monitor')).toBeChecked()
  const banner = page.locator('.banner')
  await expect(banner).toContainText('Watching. Nobody but supervisors sees you.')
  await expect(banner).toContainText('Coach requested…')
  await expect(banner).toHaveAttribute('data-audience', 'supervisors')
  await expect(page.getByRole('textbox')).toHaveCount(0)

  await port.push(told('Coach', { kind: 'settled', latency: 212 }))
  await expect(radio(page, 'Coach')).toBeChecked()
  await expect(radio(page, 'Coach')).not.toHaveAttribute('aria-busy')
  await expect(banner).toContainText('Coaching. Only agents see you.')
  await expect(banner).toContainText('confirmed in 212 ms')
  await expect(banner).toHaveAttribute('data-audience', 'agents')
})

test('arrows only move the focus: nobody passes through Barge in on the way', async ({ page, port, open }) => {
  await open({ snapshot: desk('Monitor') })
  await radio(page, 'Monitor').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(radio(page, 'Barge in')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(radio(page, 'Coach')).toBeFocused()
  expect(await port.asked('switchMode')).toEqual([])
  await page.keyboard.press('Space')
  expect((await port.asked('switchMode')).map(({ input }) => input)).toEqual([{ chatId: 'tom', mode: 'Coach' }])
})

test('Barge in asks first, about the chat that was pressed, whatever a hotkey opens meanwhile', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: desk('Monitor') })
  const question = page.getByRole('alertdialog', { name: 'Barge in on the chat of Tom Okafor with Bo Lindqvist?' })
  await radio(page, 'Barge in').click()
  await expect(question.getByRole('button', { name: 'Cancel' }), 'the cautious answer has the focus').toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await radio(page, 'Barge in').click()
  await question.getByRole('button', { name: 'Barge in' }).dispatchEvent('click', { detail: 2 })
  expect(await port.asked('switchMode'), 'the second half of a double click is no answer').toEqual([])
  const other = desk('Monitor').chats.find(({ id }) => id !== 'tom')
  if (other === undefined) throw new Error('the fixture has one chat only')
  await port.push({ kind: 'desk', fields: { focused: other.id } })
  await question.getByRole('button', { name: 'Barge in' }).click()
  expect((await port.asked('switchMode')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', mode: 'BargeIn', confirmed: true },
  ])
  await page.getByRole('navigation').getByText('Wall').click()
  await expect(page.getByRole('list', { name: 'Wall' })).toBeVisible()
})

test('where no question is wanted Barge in is asked for at once', async ({ page, port, open }) => {
  const base = desk('Monitor')
  await open({ snapshot: { ...base, settings: { ...base.settings, askBeforeBargeIn: false } } })
  await radio(page, 'Barge in').click()
  expect((await port.asked('switchMode')).map(({ input }) => input)).toEqual([{ chatId: 'tom', mode: 'BargeIn' }])
})

test('a barge-in is undone in the banner and in the tile, as long as main offers it', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach') })
  const undo = page.getByRole('button', { name: 'Undo: back to Coach' })
  await expect(undo).toHaveCount(0)
  await port.push({ kind: 'chat', chat: tomsChat('BargeIn', { undo: 'Coach' }) })
  await undo.click()
  expect((await port.asked('switchMode')).map(({ input }) => input)).toEqual([{ chatId: 'tom', mode: 'Coach' }])
  await page.getByRole('navigation').getByText('Wall').click()
  await page.getByRole('list', { name: 'Wall' }).getByRole('button', { name: 'Undo: back to Coach' }).click()
  expect(await port.asked('switchMode')).toHaveLength(2)
  await port.push({ kind: 'chat', chat: tomsChat('BargeIn') })
  await expect(undo).toHaveCount(0)
})

test('the group is one stop of the Tab key, at the confirmed mode', async ({ page, open }) => {
  await open({ snapshot: desk('Coach') })
  await radio(page, 'Coach').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Leave chat' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(radio(page, 'Coach')).toBeFocused()
})

test('a mode that cannot be asked for is disabled and does nothing', async ({ page, port, open }) => {
  const snapshot = desk('Coach')
  await open({ snapshot })
  await port.push({ kind: 'chat', chat: tomsChat('Coach', { switchable: ['Monitor'] }) })
  await expect(radio(page, 'Barge in')).toBeDisabled()
  await radio(page, 'Barge in').click({ force: true })
  expect(await port.asked('switchMode')).toEqual([])
})

for (const [what, phase, words] of [
  ['refused', { kind: 'refused', mode: 'Coach', reason: 'Not in this state.' }, 'Coach refused: Not in this state.'],
  ['never answered', { kind: 'timedOut', mode: 'Coach', heard: false }, 'No answer to Coach after 10 s.'],
] as const) {
  test(`a switch that is ${what} leaves the known mode and says so`, async ({ page, port, open }) => {
    await open({ snapshot: desk('Monitor') })
    await port.push(told('Monitor', phase))
    await expect(page.locator('.banner')).toContainText(words)
    await expect(radio(page, 'Monitor')).toBeChecked()
    await expect(radio(page, 'Coach')).not.toHaveAttribute('aria-busy')
  })
}

test('after a lost connection the mode reads unconfirmed and no mode is checked', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach') })
  await port.push(told('Coach', { kind: 'unconfirmed', mode: null }))
  await expect(page.locator('.banner')).toContainText('Unconfirmed: last known as Coach.')
  await expect(page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { checked: true })).toHaveCount(0)
})

test('a switch that could not even be asked for says why', async ({ page, port, open }) => {
  await open({ snapshot: desk('Monitor') })
  await port.answer('switchMode', { ok: false, error: { code: 'network', message: 'The server does not answer.' } })
  await radio(page, 'Coach').click()
  await expect(page.getByText('The server does not answer.')).toBeVisible()
})
