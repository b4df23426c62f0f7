import { expect, test } from 'vitest'
import { openSocket, signIn } from './harness.ts'
import type { Message } from './visitor.ts'

type Chat = { capabilities: string[]; participants: { nickname: string; visibility: string; uri?: string }[] }

const chatOf = (message: Message) => message.data?.['chat'] as Chat
const ofType = (type: string) => (message: Message) => message.data?.['notificationType'] === type

test('a switch is accepted first, then told by the participants, then by the log, as the API page prints it', async () => {
  const { demo, visitor, chatId } = await signIn()
  const socket = await openSocket(visitor)
  await socket.subscribe()
  expect(await visitor.operate(chatId, 'SwitchToCoach')).toEqual({ statusCode: 0 })

  const first = await socket.on('/v2/me/chats')
  expect(first.data).toMatchObject({ messageType: 'ChatStateChangeMessage', notificationType: 'ParticipantsUpdated' })
  const own = chatOf(first).participants.find(({ uri }) => uri?.endsWith(demo.centre.supervisor.id))
  expect(own?.visibility).toBe('Agents')

  const second = await socket.on('/v2/me/chats')
  expect(second.data).toMatchObject({
    messageType: 'MessageLogUpdated',
    messages: [{ type: 'ParticipantRejoined', visibility: 'All', from: { visibility: 'Agents' } }],
  })
})

test.each([
  ['Monitor', 'Supervisors'],
  ['Coach', 'Agents'],
  ['BargeIn', 'All'],
] as const)(
  'in %s the supervisor is visible to %s, and the capabilities lack that mode’s own switch',
  async (mode, visibility) => {
    const { demo, visitor } = await signIn()
    const { id } = demo.centre.addChat({ customer: 'Ada', mode })
    const { body } = await visitor.get(`/me/chats/${id}`)
    const { capabilities, participants } = body['chat'] as Chat
    expect(participants.map((someone) => someone.visibility)).toEqual(['All', 'All', visibility])
    const switches = { Monitor: 'SwitchToMonitor', Coach: 'SwitchToCoach', BargeIn: 'SwitchBargeIn' }
    const listed = capabilities.filter((name) => name.startsWith('Switch'))
    expect(listed).toEqual(Object.values(switches).filter((name) => name !== switches[mode]))
  },
)

test('the capabilities in Coach are those of the API page, SendMessage among them', async () => {
  const { demo, visitor } = await signIn()
  const { id } = demo.centre.addChat({ customer: 'Ada', mode: 'Coach' })
  const { body } = await visitor.get(`/me/chats/${id}`)
  expect((body['chat'] as Chat).capabilities.join(' ')).toBe(
    'Leave SetInFocus SetDisposition AttachUserData DeleteUserData UpdateUserData Transfer Invite Consult ' +
      'SendToAgents SendStartTypingToAgentsNotification SendStopTypingToAgentsNotification ' +
      'SendMessage SendStartTypingNotification SendStopTypingNotification SwitchToMonitor SwitchBargeIn',
  )
})

test.each([2, 3] as const)('nothing can be sent while monitoring (statusCode %d)', async (monitorSendStatus) => {
  const { demo, visitor, chatId } = await signIn({ behaviour: { monitorSendStatus } })
  const before = demo.centre.chat(chatId).lines.length
  for (const operation of [
    'SendMessage',
    'SendToAgents',
    'SendStartTypingNotification',
    'SendCustomNotice',
    'SendUrl',
  ]) {
    const reply = await visitor.operate(chatId, operation, {
      text: 'hello',
      noticeText: 'hello',
      url: 'https://a.example',
    })
    expect(reply['statusCode'], operation).toBe(monitorSendStatus)
  }
  expect(demo.centre.chat(chatId).lines).toHaveLength(before)
})

test('what is sent to agents is never seen by the customer', async () => {
  const { demo, visitor } = await signIn()
  const { id } = demo.centre.addChat({ customer: 'Ada', mode: 'Coach' })
  await visitor.operate(id, 'SendToAgents', { text: 'Offer a refund.' })
  await visitor.operate(id, 'SendStartTypingToAgentsNotification')
  await visitor.operate(id, 'SendCustomNoticeToAgents', { noticeText: 'See page 4.' })
  expect(demo.centre.customerView(id)).toEqual([])
  expect(demo.centre.customerLines(id).map(({ type }) => type)).toEqual(['ParticipantJoined', 'ParticipantJoined'])
  expect(demo.centre.agentView(id)).toEqual(['Offer a refund.', 'See page 4.'])
})

test('SendMessage in Coach reaches the customer, unless the server is one that refuses it', async () => {
  const { demo, visitor } = await signIn()
  const { id } = demo.centre.addChat({ customer: 'Ada', mode: 'Coach' })
  expect(await visitor.operate(id, 'SendMessage', { text: 'Oops' })).toEqual({ statusCode: 0 })
  demo.behaviour.sendMessageInCoach = 'refused'
  expect(await visitor.operate(id, 'SendMessage', { text: 'Again' })).toMatchObject({ statusCode: 2 })
  expect(demo.centre.customerView(id)).toEqual(['Oops'])
})

test('in BargeIn either audience can be written to', async () => {
  const { demo, visitor } = await signIn()
  const { id } = demo.centre.addChat({ customer: 'Ada', mode: 'BargeIn' })
  await visitor.operate(id, 'SendMessage', { text: 'Hello Ada' })
  await visitor.operate(id, 'SendToAgents', { text: 'I take over.' })
  expect(demo.centre.customerView(id)).toEqual(['Hello Ada'])
  expect(demo.centre.agentView(id)).toEqual(['Hello Ada', 'I take over.'])
})

test('both spellings of the switch to BargeIn work', async () => {
  const { demo, visitor } = await signIn({ behaviour: { switchDelay: 0 } })
  for (const operation of ['SwitchToBargeIn', 'SwitchBargeIn']) {
    const { id } = demo.centre.addChat({ customer: 'Ada' })
    expect(await visitor.operate(id, operation)).toEqual({ statusCode: 0 })
    expect(demo.centre.chat(id).supervision?.mode).toBe('BargeIn')
  }
})

test('a switch can be refused at once, with the reason', async () => {
  const { demo, visitor, chatId } = await signIn({
    behaviour: { switches: 'refuse', refusalStatus: 5, refusalMessage: 'Not today.' },
  })
  expect(await visitor.operate(chatId, 'SwitchToCoach')).toEqual({ statusCode: 5, statusMessage: 'Not today.' })
  expect(demo.centre.chat(chatId).supervision?.mode).toBe('Monitor')
})

test('a switch can be refused late by an Error notification', async () => {
  const { demo, visitor, chatId } = await signIn({
    behaviour: { switches: 'refuseLate', refusalMessage: 'Not today.' },
  })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  expect(await visitor.operate(chatId, 'SwitchToCoach')).toEqual({ statusCode: 0 })
  const { data } = await socket.next(ofType('Error'))
  expect(data).toMatchObject({
    messageType: 'ChatStateChangeMessage',
    chat: { id: chatId },
    errorMessage: 'Not today.',
  })
  expect(demo.centre.chat(chatId).supervision?.mode).toBe('Monitor')
})

test('a switch can be accepted and forgotten: no notification follows', async () => {
  const { demo, visitor, chatId } = await signIn({ behaviour: { switches: 'accept and forget', switchDelay: 0 } })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  expect(await visitor.operate(chatId, 'SwitchToCoach')).toEqual({ statusCode: 0 })
  demo.sendRaw('/v2/me/chats', { after: 'the switch' })
  expect((await socket.on('/v2/me/chats')).data).toEqual({ after: 'the switch' })
})

test('the log can come before the participants', async () => {
  const { visitor, chatId } = await signIn({ behaviour: { switchOrder: 'logFirst' } })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  await visitor.operate(chatId, 'SwitchToBargeIn')
  expect((await socket.on('/v2/me/chats')).data).toMatchObject({ notificationType: 'NewMessages' })
  expect((await socket.on('/v2/me/chats')).data).toMatchObject({ notificationType: 'ParticipantsUpdated' })
})

test('a switch to the mode in which the chat is already is invalid', async () => {
  const { visitor, chatId } = await signIn()
  expect(await visitor.operate(chatId, 'SwitchToMonitor')).toMatchObject({ statusCode: 2 })
})
