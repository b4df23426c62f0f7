import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { AuditPage, ChatChoice, type AuditAct } from '../../preload/contract/index.ts'
import { desk, MINUTE, NOW } from './support/fixtures.ts'
import { expect, seriousFaults, test } from './support/test.ts'

const choice = (chatId: string, customer: string, agent: string, agents = 0): ChatChoice =>
  v.parse(ChatChoice, {
    chatId,
    customer,
    agent,
    receivedAt: NOW - 8 * MINUTE,
    ended: false,
    lines: { everyone: 7, agents, supervisors: 1, unknown: 0 },
  })

const choices = [
  choice('dee', 'Lee Chang', 'Dee Moreau'),
  choice('tom', 'Tom Okafor', 'Bo Lindqvist', 2),
  choice('cy', 'Priya Nair', 'Cy Duarte'),
  choice('marta', 'Marta Kowalska', 'Ann Berger'),
  choice('hanna', 'Hanna Weiß', 'Flo Adler', 1),
  choice('visitor', '', 'Bo Lindqvist'),
  { ...choice('ed', 'J. Fernández', ''), ended: true },
]

const tom = { id: 'tom', customer: 'Tom Okafor', agent: 'Bo Lindqvist' }
const acts: [minutes: number, act: AuditAct, chat: typeof tom | null][] = [
  [1, { kind: 'exported', format: 'text', audiences: ['everyone', 'agents'], chats: 1, lines: 9 }, null],
  [2, { kind: 'left', failure: null }, tom],
  [3, { kind: 'operation', name: 'setDisposition', failure: null }, tom],
  [4, { kind: 'switchRefused', mode: 'BargeIn', reason: 'The server says: not allowed.' }, tom],
  [4, { kind: 'switchAsked', mode: 'BargeIn' }, tom],
  [5, { kind: 'sent', audience: 'everyone', length: 12, failure: 'notAllowed' }, tom],
  [6, { kind: 'sent', audience: 'agents', length: 84, failure: null }, tom],
  [7, { kind: 'switchConfirmed', mode: 'Coach', latency: 212.4 }, tom],
  [7, { kind: 'switchAsked', mode: 'Coach' }, tom],
  [8, { kind: 'joined', mode: 'Monitor', already: true }, tom],
  [9, { kind: 'signedIn' }, null],
]

const audit: AuditPage = v.parse(AuditPage, {
  records: acts.map(([minutes, act, chat]) => ({
    at: NOW - minutes * MINUTE,
    server: 'https://gws.example.com',
    user: 'jmaric',
    chat,
    act,
  })),
  total: acts.length,
  corrupt: 1,
  keepDays: 30,
})

const saved = { kind: 'saved', file: 'Tom Okafor.txt', items: 7, leftOut: 3, missing: 0 }
const answers = { exportChoices: choices, exportChats: saved, readAudit: audit, exportAudit: saved }

const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export chats' })
const auditDialog = (page: Page) => page.getByRole('dialog', { name: 'Audit' })

async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Account of Jana Maric' }).press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
}

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SIDELINE_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
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

for (const theme of ['light', 'dark'] as const) {
  for (const [name, size] of [
    ['', { width: 1280, height: 800 }],
    ['-small', { width: 900, height: 600 }],
    // 200 % text in a window of 900 × 600.
    ['-large-text', { width: 450, height: 300 }],
  ] as const) {
    test(`the export and the audit are without a serious fault, ${theme}${name}`, async ({ page, open }) => {
      await page.setViewportSize(size)
      const snapshot = desk('Coach')
      await open({ snapshot: { ...snapshot, settings: { ...snapshot.settings, appearance: theme } }, answers })
      await fromMenu(page, 'Export chats…')
      await exportDialog(page)
        .getByRole('checkbox', { name: /Tom Okafor/ })
        .check()
      await exportDialog(page).getByRole('checkbox', { name: 'Agents only' }).check()
      await picture(page, `export-${theme}${name}`)
      await exportDialog(page).getByRole('button', { name: 'Export…' }).click({ trial: true })
      expect(await seriousFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await fromMenu(page, 'Audit…')
      await expect(auditDialog(page).getByText('Coach confirmed')).toBeVisible()
      await picture(page, `audit-${theme}${name}`)
      await auditDialog(page).getByRole('button', { name: 'Export CSV…' }).click({ trial: true })
      expect(await seriousFaults(page)).toEqual([])
    })
  }
}
