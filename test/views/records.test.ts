import type { Page } from '@playwright/test'
import { answers } from './support/records.ts'
import { expect, test } from './support/test.ts'

const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export chats' })
const auditDialog = (page: Page) => page.getByRole('dialog', { name: 'Audit' })

async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Account of Jana Maric' }).press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
}

test('the open chat is exported for everyone only, unless more is chosen', async ({ page, port, open }) => {
  await open({ answers })
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = exportDialog(page)
  await expect(dialog.getByRole('checkbox', { name: /Tom Okafor/ })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: /Lee Chang/ })).not.toBeChecked()
  const count = dialog.getByRole('status', { name: 'What is exported' })
  await expect(count).toHaveText('7 lines, 3 left out')
  await expect(dialog).not.toContainText('Do not pass it on')
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(dialog.getByText('Saved 7 lines as Tom Okafor.txt.')).toBeVisible()
  expect((await port.asked('exportChats')).map(({ input }) => input)).toEqual([
    { chatIds: ['tom'], format: 'text', also: [] },
  ])

  await dialog.getByRole('checkbox', { name: 'Agents only' }).check()
  await expect(count).toHaveText('9 lines, 1 left out')
  await expect(dialog).toContainText('could not read. Do not pass it on to the customer.')
  await dialog.getByRole('radio', { name: 'Web page' }).check()
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect
    .poll(async () => (await port.asked('exportChats')).at(-1)?.input)
    .toEqual({
      chatIds: ['tom'],
      format: 'html',
      also: ['agents'],
    })
})

test('what was chosen for one export is not kept for the next', async ({ page, open }) => {
  await open({ answers })
  await page.getByRole('button', { name: 'Export…' }).click()
  await exportDialog(page).getByRole('checkbox', { name: 'Agents only' }).check()
  await page.keyboard.press('Escape')
  await expect(exportDialog(page)).toHaveCount(0)
  await fromMenu(page, 'Export chats…')
  await expect(exportDialog(page).getByRole('checkbox', { name: 'Agents only' })).not.toBeChecked()
  await expect(exportDialog(page).getByRole('checkbox', { name: /Tom Okafor/ })).not.toBeChecked()
})

test('a selection of chats is exported by the keyboard alone', async ({ page, port, open }) => {
  await open({ answers })
  await fromMenu(page, 'Export chats…')
  const dialog = exportDialog(page)
  await expect(dialog.getByRole('searchbox', { name: 'Search chats' })).toBeFocused()
  await page.keyboard.type('bo lind')
  await expect(dialog.getByRole('checkbox', { name: /with/ })).toHaveCount(2)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('2 of 7 chosen')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Text' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await port.asked('exportChats')).map(({ input }) => input))
    .toEqual([{ chatIds: ['tom', 'visitor'], format: 'json', also: [] }])
})

test('without a chat nothing is asked for, and a failure is said', async ({ page, port, open }) => {
  await open({ answers })
  await fromMenu(page, 'Export chats…')
  const dialog = exportDialog(page)
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(dialog.getByText('Choose at least one chat.')).toBeVisible()
  expect(await port.asked('exportChats')).toEqual([])
  const message = '“Tom.txt” was not saved: there is no space left there. Free some, or choose another folder.'
  await port.answer('exportChats', { ok: false, error: { code: 'notSaved', message } })
  await dialog.getByRole('checkbox', { name: /Tom Okafor/ }).check()
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(dialog.getByText(message)).toBeVisible()
})

test('the audit tells of a switch with its latency and of a message by its length, and can be narrowed', async ({
  page,
  port,
  open,
}) => {
  await open({ answers })
  await fromMenu(page, 'Audit…')
  const dialog = auditDialog(page)
  await expect(dialog.getByRole('row', { name: /Coach confirmed/ })).toContainText('in 212 ms')
  await expect(dialog.getByRole('row', { name: /Sent a message/ })).toContainText('Agents only 84 characters')
  await expect(dialog.getByRole('status', { name: 'Rows' })).toHaveText('11 rows · 1 damaged line left out')
  await dialog.getByLabel('Show').selectOption('Mode switches')
  await expect(dialog.getByRole('row')).toHaveCount(5)
  await dialog.getByRole('searchbox').fill('refused')
  await expect(dialog.getByRole('row')).toHaveCount(2)
  await dialog.getByLabel('From').fill('2026-11-20')
  await dialog.getByRole('button', { name: 'Export CSV…' }).click()
  expect((await port.asked('readAudit', 'exportAudit')).map(({ input }) => input)).toEqual([
    { from: '2026-11-22', to: '2026-11-22', limit: 1000 },
    { from: '2026-11-20', to: '2026-11-22', limit: 1000 },
    { from: '2026-11-20', to: '2026-11-22' },
  ])
})

test('keeping the audit for a shorter time, which removes some of it, asks first', async ({ page, port, open }) => {
  await open({ answers })
  await fromMenu(page, 'Audit…')
  const keep = auditDialog(page).getByLabel('Keep for')
  await keep.selectOption('90 days')
  await keep.selectOption('Off')
  const question = page.getByRole('alertdialog', { name: 'Switch the audit off?' })
  await question.getByRole('button', { name: 'Leave as it is' }).click()
  await expect(keep).toHaveValue('30')
  await keep.selectOption('7 days')
  await page.getByRole('button', { name: 'Remove older' }).click()
  await expect
    .poll(async () => (await port.asked('keepAudit')).map(({ input }) => input))
    .toEqual([{ days: 90 }, { days: 7 }])
})
