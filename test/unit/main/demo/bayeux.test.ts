import { expect, test } from 'vitest'
import { openSocket, signIn } from './harness.ts'
import { Visitor, connect, handshake } from './visitor.ts'

/** Handshake and subscription by long-polling; the first connect, which is answered at once, is done. */
async function subscribe(visitor: Visitor, ext: Record<string, unknown> = {}): Promise<string> {
  const [{ clientId = '' } = { clientId: '' }] = await visitor.poll({ ...handshake, ext })
  await visitor.poll({ channel: '/meta/subscribe', clientId, subscription: '/v2/me/*' })
  await visitor.poll(connect(clientId, 'long-polling'))
  return clientId
}

const isLog = (message: { data?: Record<string, unknown> }) => message.data?.['messageType'] === 'MessageLogUpdated'

test('a line that is said comes over the WebSocket without a request for it', async () => {
  const { demo, visitor, chatId } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  demo.centre.customerSays(chatId, 'Is anybody there?')
  expect(await socket.next(isLog)).toMatchObject({
    channel: '/v2/me/chats',
    data: {
      notificationType: 'NewMessages',
      chatUri: `http://10.10.15.212:9090/api/v2/chats/${chatId}`,
      messages: [{ type: 'Text', text: 'Is anybody there?', visibility: 'All' }],
    },
  })
})

test('a line that is said answers the poll that is held', async () => {
  const { demo, visitor, chatId } = await signIn()
  const clientId = await subscribe(visitor)
  const held = visitor.poll(connect(clientId, 'long-polling'))
  demo.centre.customerSays(chatId, 'Hello?')
  const [news, reply] = await held
  expect(news?.data).toMatchObject({ messages: [{ text: 'Hello?' }] })
  expect(reply).toMatchObject({ channel: '/meta/connect', successful: true })
})

test('a poll without news is answered when the advised time is over', async () => {
  const { visitor } = await signIn({ behaviour: { connectTimeout: 40 } })
  const clientId = await subscribe(visitor)
  expect(await visitor.poll(connect(clientId, 'long-polling'))).toMatchObject([
    { channel: '/meta/connect', successful: true },
  ])
})

test('the handshake offers what is switched on', async () => {
  const { visitor } = await signIn({ behaviour: { transports: ['long-polling'], ack: false } })
  const [reply] = await visitor.poll({ ...handshake, ext: { ack: true } })
  expect(reply).toMatchObject({ successful: true, supportedConnectionTypes: ['long-polling'] })
  expect(reply?.ext).toBeUndefined()
  await expect(visitor.openSocket()).rejects.toThrow('400')
})

test.each(['websocket', 'long-polling'])(
  'with acknowledgements an unacknowledged line comes again (%s)',
  async (transport) => {
    const { demo, visitor, chatId } = await signIn()
    const clientId = await subscribe(visitor, { ack: true })
    demo.centre.customerSays(chatId, 'Once')
    const first = await visitor.poll({ ...connect(clientId, 'long-polling'), ext: { ack: 0 } })
    expect(first.map(({ channel }) => channel)).toEqual(['/v2/me/chats', '/meta/connect'])
    expect(first[1]?.ext).toEqual({ ack: 1 })

    const again = { ...connect(clientId, transport), ext: { ack: 0 } }
    if (transport === 'long-polling') {
      expect((await visitor.poll(again))[0]?.data).toEqual(first[0]?.data)
    } else {
      const socket = await openSocket(visitor)
      socket.send(again)
      expect((await socket.next(isLog)).data).toEqual(first[0]?.data)
    }
  },
)

test('acknowledged lines do not come again', async () => {
  const { demo, visitor, chatId } = await signIn({ behaviour: { connectTimeout: 40 } })
  const clientId = await subscribe(visitor, { ack: true })
  demo.centre.customerSays(chatId, 'Once')
  await visitor.poll({ ...connect(clientId, 'long-polling'), ext: { ack: 0 } })
  const next = await visitor.poll({ ...connect(clientId, 'long-polling'), ext: { ack: 1 } })
  expect(next.map(({ channel }) => channel)).toEqual(['/meta/connect'])
})

test('a client that the server does not know, or that comes without its browser cookie, has to shake hands again', async () => {
  const { visitor } = await signIn()
  const clientId = await subscribe(visitor)
  const unknown = { successful: false, error: '402::Unknown client', advice: { reconnect: 'handshake' } }
  expect(await visitor.poll(connect('nobody', 'long-polling'))).toMatchObject([unknown])
  visitor.cookies.delete('BAYEUX_BROWSER')
  expect(await visitor.poll(connect(clientId, 'long-polling'))).toMatchObject([unknown])
})

test('forgotten clients hear it at once where they wait', async () => {
  const { demo, visitor } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  demo.forgetClients()
  expect(await socket.on('/meta/connect')).toMatchObject({ successful: false, error: '402::Unknown client' })
})

test('a client that stays away is forgotten', async () => {
  const { demo, visitor } = await signIn({ behaviour: { maxInterval: 20 } })
  await subscribe(visitor)
  await expect.poll(() => demo.notificationClients).toBe(0)
})

test('advice none is told to whoever waits', async () => {
  const { demo, visitor } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  demo.adviseNone()
  expect(await socket.on('/meta/connect')).toMatchObject({ successful: false, advice: { reconnect: 'none' } })
})

test('a disconnect answers what is held and forgets the client', async () => {
  const { demo, visitor } = await signIn()
  const clientId = await subscribe(visitor)
  const held = visitor.poll(connect(clientId, 'long-polling'))
  await expect.poll(() => demo.notificationClients).toBe(1)
  expect(await visitor.poll({ channel: '/meta/disconnect', clientId })).toMatchObject([{ successful: true }])
  expect(await held).toMatchObject([{ channel: '/meta/connect', advice: { reconnect: 'none' } }])
  expect(demo.notificationClients).toBe(0)
})

test('credentials, session cookie and CSRF token are asked for, by polls and upgrades alike', async () => {
  const { demo, visitor } = await signIn()
  const stranger = new Visitor(demo)
  expect((await stranger.post('/notifications', [handshake])).status).toBe(403)
  await expect(stranger.openSocket()).rejects.toThrow('403')
  stranger.authorization = 'Basic bm8='
  expect((await stranger.post('/notifications', [handshake])).status).toBe(401)
  await expect(stranger.openSocket()).rejects.toThrow('401')
  demo.rotateCsrf()
  await expect(visitor.openSocket()).rejects.toThrow('403')
  const stale = await visitor.post('/notifications', [handshake])
  expect([stale.status, stale.text]).toEqual([403, expect.stringContaining('csrf')])
  expect((await visitor.post('/notifications', [handshake])).status).toBe(200)
})

test('all notification connections can be dropped, and clients come back to what they missed', async () => {
  const { demo, visitor, chatId } = await signIn()
  const socket = await openSocket(visitor)
  const clientId = await socket.subscribe()
  const { closed } = socket
  demo.disconnect()
  await closed
  demo.centre.customerSays(chatId, 'Are you still there?')
  const next = await openSocket(visitor)
  next.send(connect(clientId))
  expect((await next.next(isLog)).data).toMatchObject({ messages: [{ text: 'Are you still there?' }] })
})

test('notifications can be lost, doubled and swapped', async () => {
  const { demo, visitor } = await signIn({ behaviour: { dropNext: 1 } })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  const next = async () => (await socket.on('/v2/me/chats')).data?.['n']
  const push = (n: number) => demo.sendRaw('/v2/me/chats', { n })
  push(1)
  push(2)
  expect(await next()).toBe(2)
  demo.behaviour.duplicate = true
  push(3)
  expect([await next(), await next()]).toEqual([3, 3])
  demo.behaviour.duplicate = false
  demo.behaviour.reorder = true
  push(4)
  push(5)
  expect([await next(), await next()]).toEqual([5, 4])
})
