import { expect, test } from 'vitest'
import { openSocket, signIn } from './harness.ts'
import type { Socket } from './visitor.ts'

interface Told {
  notificationType: string
  chat: { participants: { nickname: string }[] }
  messages: Record<string, unknown>[]
}

/** The next notification of a type. */
const told = async (socket: Socket, type: string): Promise<Told> =>
  (await socket.next(({ data }) => data?.['notificationType'] === type)).data as unknown as Told

async function coached() {
  const { demo, visitor } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  const { id } = demo.centre.addChat({ customer: 'Ada', mode: 'Coach' })
  await told(socket, 'NewMessages')
  const read = async () => ((await visitor.get(`/me/chats/${id}`)).body as unknown as Told).chat.participants
  return { demo, visitor, socket, id, read }
}

test('a list of participants lacks the supervisor, or everyone, and a reading has them all', async () => {
  const { demo, socket, id, read } = await coached()
  demo.centre.incidents.listWithoutSupervisor(id)
  expect((await told(socket, 'ParticipantsUpdated')).chat.participants).toHaveLength(2)
  demo.centre.incidents.listNobody(id)
  expect((await told(socket, 'ParticipantsUpdated')).chat.participants).toEqual([])
  expect(await read()).toHaveLength(3)
})

test('a supervisor who was taken out is in no list, can send nothing, and can still leave', async () => {
  const { demo, visitor, socket, id, read } = await coached()
  demo.centre.incidents.removeSupervisor(id)
  expect((await told(socket, 'ParticipantsUpdated')).chat.participants).toHaveLength(2)
  expect((await told(socket, 'NewMessages')).messages).toMatchObject([{ type: 'ParticipantLeft' }])
  expect(await read()).toHaveLength(2)
  for (const operation of ['SendToAgents', 'SendMessage', 'SwitchToBargeIn']) {
    expect(await visitor.operate(id, operation, { text: 'Hi' })).toMatchObject({ statusCode: 2 })
  }
  expect(demo.centre.agentView(id)).toEqual([])
  expect(await visitor.operate(id, 'Leave')).toEqual({ statusCode: 0 })
})

test('a supervisor who was taken out can be let in again', async () => {
  const { demo, visitor, id, read } = await coached()
  demo.centre.incidents.removeSupervisor(id)
  demo.centre.join(id, 'BargeIn')
  expect(await read()).toHaveLength(3)
  expect(await visitor.operate(id, 'SendMessage', { text: 'Hi' })).toEqual({ statusCode: 0 })
})

test('a line comes again under its index, wider or masked, and is read in its last form', async () => {
  const { demo, visitor, socket, id } = await coached()
  const { index } = demo.centre.supervisorSays(id, 'give 10 %', 'Agents')
  await told(socket, 'NewMessages')
  demo.centre.incidents.sayAgain(id, index, { visibility: 'All' })
  expect((await told(socket, 'NewMessages')).messages).toMatchObject([{ index, text: 'give 10 %', visibility: 'All' }])
  demo.centre.incidents.sayAgain(id, index, { text: '****', from: 'customer' })
  const { body } = await visitor.get(`/me/chats/${id}/messages?startIndex=${index}`)
  expect(body['messages']).toMatchObject([{ index, text: '****', visibility: 'All', from: { nickname: 'Ada' } }])
})

test('addresses are pushed and notices given to whoever is meant', async () => {
  const { demo, socket, id } = await coached()
  demo.centre.incidents.pushUrl(id, 'https://example.com/a', 'Agents')
  expect((await told(socket, 'NewMessages')).messages).toMatchObject([
    { type: 'PushUrl', url: 'https://example.com/a', visibility: 'Agents', from: { type: 'Agent' } },
  ])
  demo.centre.incidents.notice(id, 'We close at six.')
  const [notice] = (await told(socket, 'NewMessages')).messages
  expect(notice).toMatchObject({ type: 'Notice', noticeText: 'We close at six.', visibility: 'All' })
  expect(notice).not.toHaveProperty('from')
})

test('a customer goes and the chat runs on', async () => {
  const { demo, socket, id, read } = await coached()
  demo.centre.incidents.customerLeaves(id)
  expect((await told(socket, 'NewMessages')).messages).toMatchObject([{ type: 'ParticipantLeft' }])
  expect((await told(socket, 'ParticipantsUpdated')).chat.participants).toHaveLength(2)
  expect(await read()).toHaveLength(2)
  expect(demo.centre.chat(id).ended).toBe(false)
})
