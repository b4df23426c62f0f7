import { expect, test } from 'vitest'
import { openSocket, signIn } from './harness.ts'
import type { Message } from './visitor.ts'

const types = (list: readonly { type: string }[]) => list.map(({ type }) => type)
const ofType = (type: string) => (message: Message) => message.data?.['notificationType'] === type

test('a chat that is added comes as a StatusChange to Chatting with its lines after it', async () => {
  const { demo, visitor } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  const { id } = demo.centre.addChat({
    customer: 'Ada',
    userData: { Subject: 'Engine' },
    history: [{ who: 'customer', text: 'Hi' }],
  })
  expect((await socket.on('/v2/me/chats')).data).toMatchObject({
    notificationType: 'StatusChange',
    chat: { id, state: 'Chatting', userData: { Subject: 'Engine' } },
  })
  const { messages } = (await socket.on('/v2/me/chats')).data as { messages: { type: string }[] }
  expect(types(messages)).toEqual(['ParticipantJoined', 'ParticipantJoined', 'ParticipantJoined', 'Text'])
})

test('the history of a coached chat shows since when the supervisor coaches', async () => {
  const { demo } = await signIn()
  const { lines, supervision } = demo.centre.addChat({
    customer: 'Ada',
    mode: 'Coach',
    history: [
      { who: 'customer', text: 'Hi' },
      { who: 'supervisor', text: 'Be quick.', visibility: 'Agents' },
    ],
  })
  expect(types(lines).slice(2)).toEqual(['ParticipantJoined', 'Text', 'ParticipantRejoined', 'Text'])
  expect(supervision?.mode).toBe('Coach')
})

test('a chat that ends is revoked, and no longer among the own ones', async () => {
  const { demo, visitor, chatId } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  demo.centre.endChat(chatId)
  const { data } = await socket.next(ofType('StatusChange'))
  expect(data?.['chat']).toEqual({
    id: chatId,
    state: 'Revoked',
    uri: `http://10.10.15.212:9090/api/v2/chats/${chatId}`,
  })
  expect((await visitor.get('/me/chats?fields=*')).body['chats']).toHaveLength(2)
  expect((await visitor.get(`/me/chats/${chatId}`)).body).toMatchObject({ statusCode: 6 })
})

test('a supervisor who leaves is revoked, and the chat goes on without him', async () => {
  const { demo, visitor, chatId } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  expect(await visitor.operate(chatId, 'Leave')).toEqual({ statusCode: 0 })
  expect((await socket.next(ofType('StatusChange'))).data).toMatchObject({ chat: { id: chatId, state: 'Revoked' } })
  expect(demo.centre.chat(chatId)).toMatchObject({ ended: false, supervision: null })
  expect(demo.centre.customerLines(chatId).map(({ type }) => type)).not.toContain('ParticipantLeft')
  demo.centre.customerSays(chatId, 'Not for you')
  demo.sendRaw('/v2/me/chats', 'next')
  expect((await socket.on('/v2/me/chats')).data).toBe('next')
})

test('Complete ends the chat for the customer as well', async () => {
  const { demo, visitor, chatId } = await signIn()
  await visitor.operate(chatId, 'Complete')
  expect(demo.centre.chat(chatId).ended).toBe(true)
})

test('messages can be read from an index on; typing takes an index and is kept only where switched on', async () => {
  const { demo, visitor, chatId } = await signIn()
  const from = demo.centre.customerSays(chatId, 'one').index
  demo.centre.typing(chatId, 'agent', true)
  demo.centre.agentSays(chatId, 'two')
  const read = async (query: string) => {
    const { body } = await visitor.get(`/me/chats/${chatId}/messages?startIndex=${from}${query}`)
    return (body['messages'] as { index: number }[]).map(({ index }) => index - from)
  }
  expect(await read('')).toEqual([0, 2])
  expect(await read('&count=1')).toEqual([0])
  demo.behaviour.typingIsKept = true
  expect(await read('')).toEqual([0, 1, 2])
})

test('dates and visibilities are spelled as switched on', async () => {
  const { demo, visitor } = await signIn()
  const { id } = demo.centre.addChat({ customer: 'Ada', mode: 'Coach', receivedAt: Date.UTC(2014, 4, 5, 18, 8, 45) })
  const read = async () => (await visitor.get(`/me/chats/${id}`)).body['chat'] as Record<string, unknown>
  expect((await read())['receivedDate']).toBe('2014-05-0511:08:45.000-0700')
  demo.behaviour.dates = 'blank'
  demo.behaviour.visibilityNames = 'singular'
  demo.behaviour.customerType = 'Client'
  demo.behaviour.participantUris = false
  expect(await read()).toMatchObject({
    receivedDate: '2014-05-05 11:08:45.000-0700',
    participants: [{ type: 'Client', visibility: 'All' }, { type: 'Agent' }, { visibility: 'Agent' }],
  })
  expect(JSON.stringify(await read())).not.toContain('/users/')
})

test('any line can be said: of unknown type, without visibility, or one that nobody can read', async () => {
  const { demo, visitor, chatId } = await signIn()
  demo.centre.say(chatId, { type: 'Sticker', visibility: 'Bots', text: '★' })
  demo.centre.say(chatId, { visibility: null, from: null, text: 'Whose is this?' })
  demo.centre.say(chatId, { raw: { index: 'seven', type: 7 } })
  const { messages } = (await visitor.get(`/me/chats/${chatId}/messages`)).body as {
    messages: Record<string, unknown>[]
  }
  const [sticker, bare, unreadable] = messages.slice(-3)
  expect(sticker).toMatchObject({ type: 'Sticker', visibility: 'Bots' })
  expect(bare).not.toHaveProperty('visibility')
  expect(bare).not.toHaveProperty('from')
  expect(unreadable).toEqual({ index: 'seven', type: 7 })
})

test('user data and disposition are told as PropertiesUpdated', async () => {
  const { demo, visitor } = await signIn()
  const { id } = demo.centre.addChat({ customer: 'Ada', userData: { A: '1', B: '2' } })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  await visitor.operate(id, 'UpdateUserData', { userData: { A: '9' } })
  expect((await socket.next(ofType('PropertiesUpdated'))).data).toMatchObject({
    chat: { userData: { A: '9', B: '2' } },
  })
  await visitor.operate(id, 'DeleteUserData', { keys: ['B'] })
  await visitor.operate(id, 'SetDisposition', { disposition: 'Solved' })
  expect(demo.centre.chat(id).userData).toEqual({ A: '9', DispositionCode: 'Solved' })
})

test('what cannot be done is answered by the statusCode that says why', async () => {
  const { demo, visitor, chatId } = await signIn()
  const { id } = demo.centre.addChat({ customer: 'Ada', mode: 'BargeIn' })
  expect(await visitor.operate(id, 'SendMessage')).toMatchObject({ statusCode: 1 })
  expect(await visitor.operate(id, 'Dance')).toMatchObject({ statusCode: 1 })
  expect(await visitor.operate(chatId, 'Accept')).toMatchObject({ statusCode: 2 })
  expect(await visitor.operate('none', 'Leave')).toMatchObject({ statusCode: 6 })
  expect(await visitor.operate(id, 'Transfer', { targetUri: '/users/none' })).toMatchObject({ statusCode: 6 })
})

test('every REST request is recorded with what was asked and answered', async () => {
  const { demo, visitor, chatId } = await signIn()
  await visitor.operate(chatId, 'SwitchToCoach')
  const switches = demo.record.filter(({ path }) => path === `/api/v2/me/chats/${chatId}`)
  expect(switches).toEqual([
    expect.objectContaining({ method: 'POST', body: { operationName: 'SwitchToCoach' }, status: 200, statusCode: 0 }),
  ])
})
