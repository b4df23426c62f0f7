import { grabKey } from './application.ts'
import { desk, superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

test('a key that another program holds is shown as refused', async ({ launch }) => {
  const release = await grabKey('Ctrl+Shift+F10')
  const app = await launch()
  const { tryDemo, chats } = desk(app.client)
  await tryDemo.click()
  await expect(chats.first()).toBeVisible()

  const hotkeys = app.client.getByRole('button', { name: /Hotkeys/ })
  await expect(hotkeys).toContainText('1 refused')
  await hotkeys.click()
  await expect(app.client.getByRole('listitem').filter({ hasText: 'Coach' }).filter({ hasText: 'F10' })).toContainText(
    'Another program holds this key',
  )
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
