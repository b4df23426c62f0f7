import { expect, test } from 'vitest'
import type { Behaviour } from '../../../../main/demo/index.ts'
import { openSocket, signIn } from './harness.ts'
import type { Message } from './visitor.ts'

const ofType = (type: string) => (message: Message) => message.data?.['notificationType'] === type
/** News that the chat is in this state now. */
const inState = (state: string) => (message: Message) =>
  ofType('StatusChange')(message) && (message.data?.['chat'] as { state: string }).state === state

/** A chat of the first agent, and the second to come into it; whoever is called answers at once unless said. */
async function house(behaviour: Partial<Behaviour> = {}) {
  const { demo, visitor } = await signIn({ behaviour: { callDelay: 0, ...behaviour } })
  const [first, second] = demo.centre.agents
  if (first === undefined || second === undefined) throw new Error('The demo has fewer than two agents')
  const { id } = demo.centre.addChat({ customer: 'Ada', agent: first.userName, mode: 'BargeIn' })
  /** How others see the second agent in the chat; nothing where he is not in it. */
  const standing = () =>
    demo.centre.chat(id).parties.flatMap(({ userId, visibility }) => (userId === second.id ? visibility : []))
  const targetUri = `http://10.10.15.212:9090/api/v2/users/${second.id}`
  return { demo, visitor, id, first, second, standing, targetUri }
}

test('who is consulted is seen by agents only, who is invited by everyone', async () => {
  const { demo, visitor, id, standing, targetUri } = await house()
  expect(await visitor.operate(id, 'Consult', { targetUri })).toMatchObject({
    statusCode: 0,
    referenceId: expect.any(Number) as number,
  })
  await expect.poll(standing).toEqual(['Agents'])
  expect(await visitor.operate(id, 'Consult', { targetUri })).toMatchObject({ statusCode: 2 })
  await visitor.operate(id, 'Invite', { targetUri })
  await expect.poll(standing).toEqual(['All'])
  expect(await visitor.operate(id, 'Invite', { targetUri })).toMatchObject({ statusCode: 2 })
  const seen = demo.centre.customerLines(id).filter(({ from }) => from?.nickname.startsWith('Ada') === false)
  expect(seen.map(({ type }) => type)).not.toContain('ParticipantLeft')
})

test('replies and errors name what was asked for, where the server is one that does', async () => {
  const { demo, visitor, id, targetUri } = await house({ calls: 'refused' })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  const { referenceId } = await visitor.operate(id, 'Invite', { targetUri })
  const { data } = await socket.next(ofType('Error'))
  expect(data).toMatchObject({
    chat: { id },
    referenceId,
    errorMessage: expect.stringMatching(/did not take/) as string,
  })
  demo.behaviour.referenceIds = false
  expect(await visitor.operate(id, 'Consult', { targetUri })).toEqual({ statusCode: 0 })
  expect((await socket.next(ofType('Error'))).data).not.toHaveProperty('referenceId')
})

test('a call that nobody answers brings nothing', async () => {
  const { demo, visitor, id, standing, targetUri } = await house({ calls: 'unanswered' })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  await visitor.operate(id, 'Consult', { targetUri })
  demo.sendRaw('/v2/me/chats', { notificationType: 'Next' })
  const arrived = await socket.next((message) =>
    ['ParticipantsUpdated', 'Error', 'Next'].some((type) => ofType(type)(message)),
  )
  expect(arrived.data).toEqual({ notificationType: 'Next' })
  expect(standing()).toEqual([])
})

test.each(['targetUri', 'userUri'] as const)(
  'who is removed is named by %s, and the log says so in machine talk',
  async (removeTakes) => {
    const { demo, visitor, id, second, standing } = await house({ removeTakes })
    demo.centre.addAgent(id, second, 'All')
    const other = removeTakes === 'targetUri' ? 'userUri' : 'targetUri'
    const uri = `/users/${second.id}`
    expect(await visitor.operate(id, 'RemoveParticipantFromConference', { [other]: uri })).toMatchObject({
      statusCode: 1,
    })
    expect(await visitor.operate(id, 'RemoveParticipantFromConference', { [removeTakes]: uri })).toEqual({
      statusCode: 0,
    })
    expect(standing()).toEqual([])
    const lines = demo.centre.chat(id).lines.slice(-2)
    expect(lines).toMatchObject([
      { type: 'Notice', text: `REMOVE_PARTICIPANT_FROM_CONFERENCE${second.id}` },
      { type: 'ParticipantLeft' },
    ])
  },
)

test('the last agent cannot be removed', async () => {
  const { visitor, id, first } = await house()
  const reply = await visitor.operate(id, 'RemoveParticipantFromConference', { targetUri: `/users/${first.id}` })
  expect(reply).toMatchObject({ statusCode: 2 })
})

test.each(['stays', 'Revoked', 'LeftChat'] as const)(
  'a transfer gives the chat to another agent; the supervisor: %s',
  async (afterTransfer) => {
    const { demo, visitor, id, first, second, targetUri } = await house({ afterTransfer })
    const socket = await openSocket(visitor)
    await socket.subscribe()
    expect(await visitor.operate(id, 'Transfer', { targetUri })).toMatchObject({ statusCode: 0 })
    await expect.poll(() => demo.centre.chat(id).agentId).toBe(second.id)
    expect(demo.centre.chat(id).parties.map(({ userId }) => userId)).not.toContain(first.id)
    if (afterTransfer === 'stays') expect(demo.centre.chat(id).supervision?.state).toBe('Chatting')
    else expect((await socket.next(inState(afterTransfer))).data).toMatchObject({ chat: { id } })
  },
)

test('a transfer to a queue gives the chat to whoever is idle', async () => {
  const { demo, visitor, id, first } = await house()
  await visitor.operate(id, 'Transfer', { queueName: 'Billing' })
  await expect.poll(() => demo.centre.chat(id).agentId).not.toBe(first.id)
})

test('what was left as LeftChat still takes user data and disposition, and nothing else, until it ends', async () => {
  const { demo, visitor, id } = await house({ leaveEndsIn: 'LeftChat', terminalStatus: 'full' })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  await visitor.operate(id, 'Leave')
  expect((await socket.next(inState('LeftChat'))).data).toMatchObject({
    chat: { id, capabilities: expect.arrayContaining(['SetDisposition']) as string[] },
  })
  expect(await visitor.operate(id, 'SetDisposition', { disposition: 'Solved' })).toEqual({ statusCode: 0 })
  expect((await socket.next(ofType('PropertiesUpdated'))).data).toMatchObject({
    chat: { state: 'LeftChat', userData: { DispositionCode: 'Solved' } },
  })
  expect(await visitor.operate(id, 'SendMessage', { text: 'hello' })).toMatchObject({ statusCode: 6 })
  expect((await visitor.get(`/me/chats/${id}`)).body).toMatchObject({ chat: { state: 'LeftChat' } })
  demo.centre.endChat(id)
  expect((await socket.next(inState('Completed'))).data).toMatchObject({ chat: { id } })
})

test('keys that belong to the system are not changed, added or deleted', async () => {
  const { demo, visitor, id } = await house({ readOnlyKeys: ['Origin'] })
  for (const [operation, parameters] of [
    ['UpdateUserData', { userData: { Origin: 'x' } }],
    ['AttachUserData', { userData: { Origin: 'x' } }],
    ['DeleteUserData', { keys: ['Origin'] }],
  ] as const) {
    expect(await visitor.operate(id, operation, parameters)).toMatchObject({ statusCode: 11 })
  }
  expect(demo.centre.chat(id).userData).toEqual({})
})

test('a disposition shows under the key that the server uses', async () => {
  const { demo, visitor, id } = await house({ dispositionKey: 'BusinessResult' })
  await visitor.operate(id, 'SetDisposition', { disposition: 'Solved' })
  expect(demo.centre.chat(id).userData).toEqual({ BusinessResult: 'Solved' })
})

test('a server need not know every operation, and may list those that the API has no capability for', async () => {
  const { demo, visitor, id } = await house({ unknownOperations: ['SendUrl'] })
  expect(await visitor.operate(id, 'SendUrl', { url: 'https://a.example' })).toMatchObject({ statusCode: 1 })
  const listed = async () =>
    ((await visitor.get(`/me/chats/${id}`)).body['chat'] as { capabilities: string[] }).capabilities
  expect(await listed()).not.toContain('SendUrl')
  demo.behaviour.listsEveryOperation = true
  expect(await listed()).toContain('SendUrl')
  expect(await listed()).toContain('RemoveParticipantFromConference')
})
