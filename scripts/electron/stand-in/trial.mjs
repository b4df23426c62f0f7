/** The entry of an app that is packed as a trial, which nobody can hand a `-r`. Lies beside main's own entry there. */
import './certificates.cjs'
import './index.js'
