import { adapt } from 'cometd-nodejs-client'
import type { Message } from 'cometd'
import { CometD } from 'cometd'
import { AckExtension } from 'cometd/AckExtension.js'
import { beforeAll, expect, test } from 'vitest'
import { signIn } from './harness.ts'

beforeAll(() => adapt())

test.each([true, false])(
  'CometD’s own client hears every line once and in order (acknowledgements: %s)',
  async (ack) => {
    const { demo, visitor, chatId } = await signIn()
    const client = new CometD()
    client.unregisterTransport('websocket')
    if (ack) client.registerExtension('ack', new AckExtension())
    client.configure({ url: `${demo.url}/api/v2/notifications`, requestHeaders: visitor.headers, logLevel: 'warn' })
    const heard: string[] = []
    const hear = ({ data }: Message) => {
      heard.push(...(data as { messages: { text: string }[] }).messages.map(({ text }) => text))
    }
    await new Promise<void>((resolve, reject) => {
      client.handshake((reply) => {
        if (reply.successful !== true) reject(new Error(reply.error))
        client.subscribe('/v2/me/*', hear, () => resolve())
      })
    })
    const said = Array.from({ length: 20 }, (_, place) => `line ${place}`)
    for (const text of said) demo.centre.customerSays(chatId, text)
    await expect.poll(() => heard).toEqual(said)
    await new Promise((resolve) => client.disconnect(resolve))
    expect(demo.notificationClients).toBe(0)
  },
)
