/* eslint-disable @typescript-eslint/no-require-imports -- loaded into Electron by `-r`, which takes CommonJS */
/** Loaded into main before the app: notes every host that main itself opens a connection to, one a line. */
const fs = require('node:fs')
const net = require('node:net')

const { connect } = net.Socket.prototype

net.Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given
  const { host, port, path } = typeof options === 'object' ? options : { port: given[0], host: given[1] }
  fs.appendFileSync(process.env.SIDELINE_E2E_CONNECTIONS, `${path ?? `${host}:${port}`}\n`)
  return connect.apply(this, given)
}
