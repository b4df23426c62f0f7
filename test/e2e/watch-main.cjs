/* eslint-disable @typescript-eslint/no-require-imports -- loaded into Electron as it is, where every version takes CommonJS */
/**
 * Loaded into main before the app (`electron -r`): what main throws and nobody catches is written down and ends the app at
 * once. Electron on its own would open a dialog and wait for somebody to read it.
 */
const fs = require('node:fs')

const fail = (error) => {
  const text = String((error && error.stack) || error)
  if (process.env.SIDELINE_E2E_FAILURE) fs.appendFileSync(process.env.SIDELINE_E2E_FAILURE, text + '\n')
  console.error(text)
  process.exit(1)
}
process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
