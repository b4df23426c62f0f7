import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { grabKey } from './application.ts'
import { desk, superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

test('a key that does not work is shown as refused, with why', async ({ launch }) => {
  const release = await grabKey('Ctrl+Shift+F10')
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-keys-'))
  const hotkeys = {
    monitor: 'Shift+M',
    bargeIn: 'Ctrl+Shift+Nonsense',
    nextChat: 'Ctrl+Shift+F8',
    previousChat: 'Shift+Ctrl+F8',
  }
  fs.writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ hotkeys }))
  const app = await launch({ userData })
  const { tryDemo, chats } = desk(app.client)
  await tryDemo.click()
  await expect(chats.first()).toBeVisible()

  const status = app.client.getByRole('button', { name: /Hotkeys/ })
  await expect(status).toContainText('4 refused')
  await status.click()
  const items = app.client.getByRole('dialog', { name: 'Hotkeys' }).getByRole('listitem')
  const item = (name: string): Locator => items.filter({ has: app.client.getByText(name, { exact: true }) })
  await expect(item('Monitor')).toContainText('This key is for typing')
  await expect(item('Coach')).toContainText('Another program or the system holds this key')
  await expect(item('Barge in')).toContainText('Sideline knows no such key')
  await expect(item('Next chat')).toContainText('Works everywhere')
  await expect(item('Previous chat')).toContainText('This is already the key for Next chat')
  // Nor does the menu name one.
  const shown = await app.mainProcess.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? [])
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .filter(({ label }) => /^(Monitor|Coach|Barge in|Next chat|Previous chat)$/.test(label))
      .map(({ label, accelerator }) => [label, accelerator ?? null]),
  )
  expect(shown).toEqual([
    ['Monitor', null],
    ['Coach', null],
    ['Barge in', null],
    ['Next chat', 'Ctrl+Shift+F8'],
    ['Previous chat', null],
  ])
  await release()
})

test('its keys are free for others once it has quit', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  await superviseFirst(app, demo)
  await expect(grabKey('Ctrl+Shift+F10')).rejects.toThrow('refused')

  await app.stop()

  const release = await grabKey('Ctrl+Shift+F10')
  await release()
})

test('next and previous chat move the focus from anywhere', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  await superviseFirst(app, demo)
  const title = (): Promise<string> => app.browserWindow.evaluate((window) => window.getTitle())
  const first = await title()

  await app.focusOtherProgram()
  await app.pressGlobalShortcut('Ctrl+Shift+F8')
  await expect.poll(title).not.toBe(first)
  await app.pressGlobalShortcut('Ctrl+Shift+F7')
  await expect.poll(title).toBe(first)
})

test('the key for the window brings it up over another program', async ({ launch }) => {
  const app = await launch()
  await app.focusOtherProgram()
  await app.pressGlobalShortcut('Ctrl+Shift+F12')
  await expect.poll(() => app.browserWindow.evaluate((window) => window.isFocused())).toBe(true)
})
