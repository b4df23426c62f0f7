/* eslint-disable @typescript-eslint/no-require-imports -- loaded into Electron by `-r`, which takes CommonJS */
/**
 * Loaded into main before the app (`electron -r`): the two functions of `tls` that an Electron before 39 lacks. With them
 * the app trusts the authorities that are built in, and not those of the system.
 */
const tls = require('node:tls')

tls.getCACertificates ??= () => [...tls.rootCertificates]
tls.setDefaultCACertificates ??= () => undefined
