import { expect, test } from 'vitest'
import { openSocket, signIn } from './harness.ts'

type Json = Record<string, unknown>

test('a workflow, the server itself and a bot stand in a chat as the API has them, and can speak', async () => {
  const { demo, visitor } = await signIn()
  const beside = { workflow: 'Router', system: 'system', bot: 'Robbie' }
  const { id } = demo.centre.addChat({ customer: 'Ada', beside })
  const { participants } = (await visitor.get(`/me/chats/${id}`)).body['chat'] as { participants: Json[] }
  expect(participants.map(({ nickname, type, userData }) => [nickname, type, userData])).toEqual([
    ['Ada', 'Customer', undefined],
    ['Router', 'External', undefined],
    ['system', 'System', undefined],
    ['Robbie', 'Agent', { GCTI_Chat_PartyStyle: 'BOT' }],
    [expect.any(String), 'Agent', undefined],
    [expect.any(String), 'Agent', undefined],
  ])
  demo.centre.say(id, { from: 'workflow', text: 'Please wait.' })
  demo.centre.say(id, { from: 'bot', text: 'May I help?' })
  const { messages } = (await visitor.get(`/me/chats/${id}/messages`)).body as { messages: { from: Json }[] }
  expect(messages.slice(-2).map(({ from }) => [from['type'], from['nickname']])).toEqual([
    ['External', 'Router'],
    ['Agent', 'Robbie'],
  ])
})

test('a chat of his own is among his chats, has nothing to switch, and ends where he leaves it', async () => {
  const { demo, visitor } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  const { id } = demo.centre.addChat({ customer: 'Ada', own: true })
  expect(demo.centre.supervised.map((chat) => chat.id)).not.toContain(id)
  const { chats } = (await visitor.get('/me/chats?fields=*')).body as {
    chats: { id: string; capabilities: string[] }[]
  }
  const own = chats.find((chat) => chat.id === id)
  expect(own?.capabilities).toContain('Complete')
  expect(own?.capabilities.filter((name) => name.startsWith('Switch'))).toEqual([])
  expect(await visitor.operate(id, 'SendMessage', { text: 'Good morning' })).toEqual({ statusCode: 0 })
  expect(demo.centre.customerView(id)).toEqual(['Good morning'])
  expect(await visitor.operate(id, 'SwitchToCoach')).toMatchObject({ statusCode: 2 })
  expect(await visitor.operate(id, 'Leave')).toEqual({ statusCode: 0 })
  expect(demo.centre.chat(id).ended).toBe(true)
  const { data } = await socket.next(({ data }) => (data?.['chat'] as Json | undefined)?.['state'] === 'Completed')
  expect(data).toMatchObject({ notificationType: 'StatusChange', chat: { id } })
})

test('to join without a mode is to join as the agent is watched, and to watch without more is to watch all', async () => {
  const { demo, visitor } = await signIn()
  const agentId = demo.centre.agents[3]?.id ?? ''
  const { id } = demo.centre.addChat({ customer: 'Ada', agent: agentId, mode: null })
  const intrude = { operationName: 'Intrude' }
  expect((await visitor.post(`/users/${agentId}/chats/${id}`, intrude)).body).toMatchObject({ statusCode: 1 })
  await visitor.post(`/users/${agentId}/channels/chat`, { operationName: 'Coach' })
  expect(demo.centre.watches.get(agentId)).toMatchObject({ mode: 'Coach', chats: 'AllChats' })
  expect((await visitor.post(`/users/${agentId}/chats/${id}`, intrude)).body).toEqual({ statusCode: 0 })
  expect(demo.centre.chat(id).supervision).toMatchObject({ state: 'Invited', mode: 'Coach' })
})
