/**
 * Any other program on the supervisor's desktop, for tests: has a window with a text field, and holds keys.
 * Reads lines (`grab <accelerator>`, `release <accelerator>`) and answers each with one.
 */
import readline from 'node:readline'
import { app, BrowserWindow, globalShortcut } from 'electron'

app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 360, height: 240, x: 40, y: 40, title: 'Other program' })
  await window.loadURL('data:text/html,<title>Other program</title><textarea autofocus></textarea>')
  const lines = readline.createInterface({ input: process.stdin })
  lines.on('close', () => app.quit())
  lines.on('line', (line) => {
    const [verb, accelerator] = line.split(' ')
    if (verb === 'grab')
      console.log(`other-program: ${globalShortcut.register(accelerator, () => {}) ? 'held' : 'refused'}`)
    if (verb === 'release') {
      globalShortcut.unregister(accelerator)
      console.log('other-program: released')
    }
  })
  console.log('other-program: ready')
})
