import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { Application } from '../test/e2e/application.ts'
import { desk } from '../test/e2e/desk.ts'
import { buildIfNeeded } from './build.ts'
import { needPackages } from './debian.ts'
import { findElectron } from './electron/index.ts'
import { at, root } from './project.ts'
import { command } from './trouble.ts'

const pictures = path.resolve(process.argv[2] ?? at('out', 'tour'))
const size = { width: 1280, height: 800 }

/**
 * `npm run tour [-- folder]`: plays the main job on the demo without a display, says how long each step took, and writes a
 * picture of each, light and dark.
 */
await command(async () => {
  await needPackages(['electron', 'display'], console.log)
  console.log((await findElectron(console.log)).describe)
  fs.mkdirSync(pictures, { recursive: true })
  await buildIfNeeded(console.log)
  process.env['SIDELINE_OWN_DISPLAY'] = '1' // nobody's desktop is to be played on
  const app = new Application()
  try {
    await play(app)
  } finally {
    await app.stop()
  }
  console.log(`The pictures are in ${path.relative(root, pictures) || '.'}.`)
})

async function play(app: Application): Promise<void> {
  let number = 0
  /** Does a step, times it, and takes its picture. */
  const step = async (name: string, work: () => Promise<unknown>, page = (): Page => app.client): Promise<void> => {
    const started = performance.now()
    await work()
    const took = Math.round(performance.now() - started)
    number += 1
    console.log(`${String(number).padStart(2)}  ${name.padEnd(58)} ${String(took).padStart(6)} ms`)
    await picture(page(), `${String(number).padStart(2, '0')}-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`)
  }

  await step('The app opens on its sign-in', async () => {
    await app.start()
    await app.browserWindow.evaluate((window, { width, height }) => window.setContentSize(width, height), size)
    await expect(desk(app.client).signIn).toBeVisible()
  })
  const seen = desk(app.client)
  await step('Try the demo: live chats', async () => {
    await seen.tryDemo.click()
    await expect(seen.chats.first()).toBeVisible()
  })
  await step('Monitor a chat', async () => {
    await seen.chats.filter({ hasText: 'Monitor' }).first().click()
    await expect(seen.monitor).toBeChecked()
    await expect(seen.log.locator('[data-index]').first()).toBeVisible()
  })
  await step('Coach by hotkey, with another program in focus', async () => {
    await app.focusOtherProgram()
    await app.pressGlobalShortcut('Ctrl+Shift+F10')
    await expect(seen.coach).toBeChecked()
  })
  await step(
    'The note on top of the other program',
    () => expect(noteOf(app).getByText(/Coaching/)).toBeVisible(),
    () => noteOf(app),
  )
  await step('A message to the agent only', async () => {
    await seen.toAgents.fill('Promise them that we call back within the hour.')
    await seen.sendToAgents.click()
    await expect(seen.line('Promise them that we call back')).toContainText('Agents only')
  })
  await step('Barge in by hotkey: it asks again', async () => {
    await app.focusOtherProgram()
    await app.pressGlobalShortcut('Ctrl+Shift+F11')
    await expect(noteOf(app).getByText(/again to barge in/)).toBeVisible()
    await app.pressGlobalShortcut('Ctrl+Shift+F11')
    await expect(seen.bargeIn).toBeChecked()
  })
  await step('A message to everyone', async () => {
    // After coaching the composer stays with the agents until everyone is chosen.
    const everyone = app.client.getByRole('radiogroup', { name: 'Send to' }).getByRole('radio', { name: /everyone/i })
    if (await everyone.isVisible()) await everyone.check()
    await seen.toEveryone.fill('Hello, I lead this team. We will see to it that this works out today.')
    await seen.sendToEveryone.click()
    await expect(seen.line('I lead this team. We will see to it')).toContainText('Everyone')
  })
  await step('Leave the chat', async () => {
    await seen.leave.click()
    await app.client.getByRole('button', { name: 'Leave', exact: true }).click()
    await expect(app.client.getByText(/This chat has ended|No chat is open/)).toBeVisible()
  })
}

async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: path.join(pictures, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

function noteOf(app: Application): Page {
  const note = app.windows().find((window) => window.url().includes('note.html'))
  if (note === undefined) throw new Error('There is no note window')
  return note
}
