/* eslint-disable @typescript-eslint/no-require-imports -- loaded into Electron as it is, where every version takes CommonJS */
/**
 * Loaded into main before the app (`electron -r`) when root starts it. Chromium runs for root only without its sandbox, and
 * `app.enableSandbox()` would take back the switch that says so: every helper process would refuse to start, for ever.
 */
const { app } = require('electron')

app.enableSandbox = () => {}
