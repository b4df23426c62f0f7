import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Application } from './application.ts'
import { superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

let folder: string

test.beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-export-'))
})
test.afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const SECRET = 'Offer the refund before she asks.'

/** A chat that is coached: a switch, and a line that only the agent can read. */
async function coached(app: Application, demo: Parameters<typeof superviseFirst>[1]) {
  const seen = await superviseFirst(app, demo)
  await seen.coach.click()
  await expect(seen.coach).toBeChecked()
  await seen.toAgents.fill(SECRET)
  await seen.sendToAgents.click()
  await expect(seen.line(SECRET)).toHaveAttribute('data-visibility', 'Agents')
  return seen
}

/** Answers the operating system's next dialogs for saving with this file; the answer tells what it was asked. */
async function saveAs(app: Application, name: string): Promise<{ file: string; suggested: () => Promise<string> }> {
  const file = path.join(folder, name)
  await app.mainProcess.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...question: unknown[]) => {
      Object.assign(dialog, { asked: question.at(-1) })
      return Promise.resolve({ canceled: false, filePath })
    }
  }, file)
  const suggested = () =>
    app.mainProcess.evaluate(
      ({ dialog }) => (dialog as unknown as { asked: { defaultPath: string } }).asked.defaultPath,
    )
  return { file, suggested }
}

const fromMenu = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('an export for everyone leaves coaching out, whatever the format; chosen, it is marked', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  await coached(app, demo)
  const dialog = app.client.getByRole('dialog', { name: 'Export chats' })

  await fromMenu(app.client, 'Export chats…')
  await dialog.getByRole('button', { name: 'Choose all' }).click()
  for (const [format, name] of [
    ['Text', 'a.txt'],
    ['Web page', 'a.html'],
    ['JSON', 'a.json'],
  ] as const) {
    const { file } = await saveAs(app, name)
    await dialog.getByRole('radio', { name: format }).check()
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await expect(dialog.getByText(new RegExp(`Saved .* as ${name}`))).toBeVisible()
    const content = fs.readFileSync(file, 'utf8')
    expect(content).not.toContain(SECRET)
    expect(content).toContain('veryone')
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  }

  const { file, suggested } = await saveAs(app, 'coached.txt')
  await dialog.getByRole('radio', { name: 'Text' }).check()
  await dialog.getByRole('checkbox', { name: 'Agents only' }).check()
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(dialog.getByText(/as coached\.txt/)).toBeVisible()
  expect(fs.readFileSync(file, 'utf8')).toMatch(new RegExp(`^\\[Agents only\\] .*${SECRET}\\r$`, 'm'))
  expect(path.basename(await suggested())).toMatch(/^\d+ chats .*\.txt$/)
  expect(fs.readdirSync(folder).sort()).toEqual(['a.html', 'a.json', 'a.txt', 'coached.txt'])
})

test('the audit shows the switch with its latency and the message by its length alone, also after a restart', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const userData = path.join(folder, 'user-data')
  const app = await launch({ server: demo.url, userData })
  await coached(app, demo)
  await fromMenu(app.client, 'Audit…')
  const dialog = app.client.getByRole('dialog', { name: 'Audit' })
  await expect(dialog.getByRole('row', { name: /Coach confirmed/ })).toContainText(/in \d+ ms/)
  await expect(dialog.getByRole('row', { name: /Sent a message/ })).toContainText(`${SECRET.length} characters`)

  const { file } = await saveAs(app, 'audit.csv')
  await dialog.getByRole('button', { name: 'Export CSV…' }).click()
  await expect(dialog.getByText(/as audit\.csv/)).toBeVisible()
  const csv = fs.readFileSync(file, 'utf8')
  expect(csv).toMatch(/"switchConfirmed",.*"Coach","","","\d+"/)
  expect(csv).toContain('"sent"')
  expect(csv).not.toContain(SECRET)

  await app.restart()
  const kept = fs.readdirSync(path.join(userData, 'audit')).map((name) => path.join(userData, 'audit', name))
  const written = kept.map((each) => fs.readFileSync(each, 'utf8')).join('')
  expect(written).not.toContain(SECRET)
  expect(written.trim().split('\n').at(-1)).toContain('"kind":"signedOut"')
  expect(kept.map((each) => fs.statSync(each).mode & 0o777)).toEqual(kept.map(() => 0o600))
})
