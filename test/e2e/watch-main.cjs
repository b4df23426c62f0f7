/* eslint-disable @typescript-eslint/no-require-imports -- loaded into Electron by `-r`, which takes CommonJS */
/** Loaded into main before the app (`electron -r`), to make the app's life under test as safe as its life outside. */
const fs = require('node:fs')
const { app } = require('electron')

/**
 * What main throws and nobody catches is written down and ends the app at once. Electron on its own would open a dialog
 * and wait for somebody to read it.
 */
const fail = (error) => {
  const text = String((error && error.stack) || error)
  if (process.env.SIDELINE_E2E_FAILURE) fs.appendFileSync(process.env.SIDELINE_E2E_FAILURE, text + '\n')
  console.error(text)
  process.exit(1)
}
process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

/**
 * No window is opened before Playwright is attached, which it tells by calling this function. A window that loads its
 * page just then can hide that from it, and it would wait for the page for ever.
 */
const ready = app.whenReady()
const attached = new Promise((resolve) => (globalThis.__playwright_run = resolve))
app.whenReady = () => attached.then(() => ready)
