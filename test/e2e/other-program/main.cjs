/* eslint-disable @typescript-eslint/no-require-imports -- loaded into Electron as it is, where every version takes CommonJS */
/**
 * Any other program on the supervisor's desktop, for tests: has a window with a text field, and holds keys.
 * Reads lines (`grab <accelerator>`, `release <accelerator>`) and answers each with one. Runs as it is on any Electron.
 */
const readline = require('node:readline')
const { app, BrowserWindow, globalShortcut } = require('electron')

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
