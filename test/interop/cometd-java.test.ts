import { expect, onTestFinished, test } from 'vitest'
import { playScript } from './cometd-java/script.ts'
import { CometdServer, prepare } from './cometd-java/server.ts'
import { listen, until } from './harness.ts'

playScript('ours')

test.skipIf((await prepare()) !== null)('two clients of one browser are told so, and both go on hearing', async () => {
  const server = await CometdServer.start({ ack: false })
  onTestFinished(() => server.kill())
  const url = `http://127.0.0.1:${server.port}/notifications`
  const first = listen(url, { transports: ['long-polling'] })
  onTestFinished(() => first.client.stop())
  await until(() => first.kind() === 'connected')
  const cookie = [...first.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  expect(cookie).toContain('BAYEUX_BROWSER')
  const second = listen(url, { transports: ['long-polling'], headers: () => Promise.resolve({ Cookie: cookie }) })
  onTestFinished(() => second.client.stop())
  await until(() => second.kind() === 'connected')
  await server.publish(20)
  await until(() => first.data.length === 20 && second.data.length === 20)
})
