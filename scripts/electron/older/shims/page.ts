/** What a page may expect of a current Chromium and Chromium 108 does not have. */
import 'core-js/stable/index.js'
import './abort-signal.ts'
