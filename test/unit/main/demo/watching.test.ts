import { expect, test } from 'vitest'
import type { Visit } from './harness.ts'
import { signIn } from './harness.ts'

async function atAgent(
  behaviour = {},
): Promise<Visit & { agentId: string; channel: (body: object) => Promise<unknown> }> {
  const visit = await signIn({ behaviour })
  const agentId = visit.demo.centre.agents[3]?.id ?? ''
  const channel = async (body: object) =>
    (await visit.visitor.post(`/users/${agentId}/channels/chat`, body)).body['statusCode']
  return { ...visit, agentId, channel }
}

test('the next chat of a watched agent is joined in the mode that was asked for, the one after it is not', async () => {
  const { demo, agentId, channel } = await atAgent()
  await channel({ operationName: 'Coach', supervisorMonitoringMode: 'NextChat', nickname: 'Coach Robin' })
  const { supervision, parties } = demo.centre.addChat({ customer: 'Ada', agent: agentId })
  expect(supervision?.mode).toBe('Coach')
  expect(parties.map(({ nickname }) => nickname)).toContain('Coach Robin')
  expect(demo.centre.watches.size).toBe(0)
})

test('watching can be cancelled once', async () => {
  const { channel } = await atAgent()
  expect(await channel({ operationName: 'Monitor', supervisorMonitoringMode: 'AllChats' })).toBe(0)
  expect(await channel({ operationName: 'CancelSupervisorMonitoring' })).toBe(0)
  expect(await channel({ operationName: 'CancelSupervisorMonitoring' })).toBe(2)
})

test('a running chat is joined by an invitation, or at once', async () => {
  const { demo, visitor, agentId } = await atAgent()
  const intrude = async (mode: string) => {
    const { id } = demo.centre.addChat({ customer: 'Ada', agent: agentId, mode: null })
    await visitor.post(`/users/${agentId}/chats/${id}`, { operationName: 'Intrude', supervisorVisibilityMode: mode })
    return demo.centre.chat(id)
  }
  const invited = await intrude('Coach')
  expect((await visitor.get(`/me/chats/${invited.id}`)).body['chat']).toMatchObject({
    state: 'Invited',
    capabilities: ['Accept', 'Reject'],
  })
  await visitor.operate(invited.id, 'Accept', { nickname: 'Robin' })
  expect(invited.supervision).toMatchObject({ state: 'Chatting', mode: 'Coach' })
  demo.behaviour.intrude = 'joins'
  expect((await intrude('BargeIn')).supervision).toMatchObject({ state: 'Chatting', mode: 'BargeIn' })
})

test('the team can be listed, with each agent’s running chats', async () => {
  const { demo, visitor, agentId } = await atAgent()
  const { id } = demo.centre.addChat({ customer: 'Ada', agent: agentId, mode: null })
  expect((await visitor.get('/users?fields=*')).body['users']).toHaveLength(5)
  expect((await visitor.get(`/users/${agentId}?subresources=*`)).body['user']).toMatchObject({
    channels: [{ channel: 'chat', userState: { state: 'Ready' } }],
    chats: [{ id, capabilities: ['Intrude'] }],
  })
  const bare = (await visitor.get(`/users/${agentId}`)).body['user']
  for (const part of ['channels', 'chats']) expect(bare).not.toHaveProperty(part)
})

test('without the feature there is no permission to watch', async () => {
  const { channel } = await atAgent({ features: ['api-multimedia'] })
  expect(await channel({ operationName: 'Monitor', supervisorMonitoringMode: 'AllChats' })).toBe(5)
  expect(await channel({ operationName: 'NotReady' })).toBe(5)
})

test('the chats of a watched agent come as invitations where the server is so', async () => {
  const { demo, visitor, agentId, channel } = await atAgent({ watching: 'invites' })
  await channel({ operationName: 'Coach', supervisorMonitoringMode: 'AllChats' })
  const chat = demo.centre.addChat({ customer: 'Ada', agent: agentId })
  expect(chat.supervision).toMatchObject({ state: 'Invited', mode: 'Coach' })
  expect(chat.parties).toHaveLength(2)
  await visitor.operate(chat.id, 'Accept')
  expect(chat.supervision).toMatchObject({ state: 'Chatting', mode: 'Coach' })
})

test('to join a chat is refused unless its agent is watched, or later by an error, where the server is so', async () => {
  const { demo, visitor, agentId, channel } = await atAgent({
    intrudeNeedsMonitor: true,
    intrude: 'refusesLate',
    switchDelay: 0,
  })
  const { id } = demo.centre.addChat({ customer: 'Ada', agent: agentId, mode: null })
  const heard: string[] = []
  demo.centre.onNews(({ kind }) => void heard.push(kind))
  const intrude = async () =>
    (
      await visitor.post(`/users/${agentId}/chats/${id}`, {
        operationName: 'Intrude',
        supervisorVisibilityMode: 'Coach',
      })
    ).body['statusCode']
  expect(await intrude()).toBe(2)
  await channel({ operationName: 'Monitor', supervisorMonitoringMode: 'NextChat' })
  expect(await intrude()).toBe(0)
  expect(heard).toEqual(['error'])
  expect(demo.centre.chat(id).supervision).toBeNull()
})
