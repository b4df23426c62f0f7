/* eslint-disable @typescript-eslint/no-require-imports -- loaded into Electron by `-r`, which takes CommonJS */
/** Loaded into main before the app: it takes itself for a packed one, yet can be looked into. */
const { app } = require('electron')

Object.defineProperty(app, 'isPackaged', { value: true })
