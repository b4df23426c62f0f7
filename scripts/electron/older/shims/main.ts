/** What main may expect of a current Electron and its Node, and Electron 22 with Node 16 does not have. */
import 'core-js/stable/index.js'
import './abort-signal.ts'
import './node.ts'
import './electron.ts'
