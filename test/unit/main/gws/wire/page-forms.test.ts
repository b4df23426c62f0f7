import { describe, expect, it } from 'vitest'
import { createClient } from '../../../../../main/gws/client.ts'
import { createHttp } from '../../../../../main/gws/http.ts'
import type { Notification } from '../../../../../main/backend/notification.ts'
import { readNotification } from '../../../../../main/gws/wire/notification.ts'
import type { ChatId, UserId } from '../../../../../preload/contract/index.ts'
import { apiSamples, type Sample } from '../../../../fixtures/api.ts'
import { json, loopback } from '../loopback.ts'

const chatId = '0001Da9PFC93000S' as ChatId
const agentId = '90cc5439ff6848748e5e67811273f266' as UserId
const supervisorId = '991a4bece8dd4184a93e98ad429694f6' as UserId

type Client = ReturnType<typeof createClient>

/** A client of a server that answers everything with this sample. */
async function answeredBy({ sample }: Sample): Promise<Client> {
  const { url } = await loopback((_request, response) => json(response, sample))
  return createClient(createHttp({ server: url, userName: 'paula', password: 'x' }))
}

const receivedAt = Date.UTC(2014, 4, 5, 18, 8, 45)
const at = 1399313371000
const customer = { kind: 'customer', nickname: 'test_client', userId: null, audience: 'everyone' }
const workflow = { kind: 'workflow', nickname: 'router' }
const system = { kind: 'system', nickname: 'system' }
const bot = { kind: 'agent', role: 'bot', nickname: 'test_bot' }
const agent = { kind: 'agent', nickname: 'test_agent', userId: agentId, participantId: '00AF5367D3D0000A' }
const coach = { kind: 'agent', nickname: 'test_supervisor', userId: supervisorId, audience: 'agents' }
const everybody = [customer, workflow, system, bot, agent, coach]
const userData = { Subject: 'Customer support', CustomerSegment: 'default' }
const chat = { id: chatId, chatType: 'Inbound', receivedAt, userData }
const entries = [
  { index: 0, at, from: customer, body: { kind: 'joined' } },
  { index: 1, from: agent, body: { kind: 'joined' } },
  { index: 2, from: bot, body: { kind: 'joined' } },
  { index: 3, audience: 'everyone', from: customer, body: { kind: 'text', text: 'Good morning' } },
  { index: 4, audience: 'everyone', from: coach, body: { kind: 'rejoined' } },
  { index: 5, audience: 'agents', from: coach, body: { kind: 'text', text: 'Offer a refund' } },
  { index: 6, from: workflow, body: { kind: 'text', text: 'Please wait' } },
  { index: 7, from: bot, body: { kind: 'text', text: 'May I help?' } },
  // 8 is talk between servers.
  { index: 9, from: agent, body: { kind: 'pushUrl', url: 'https://www.example.com/help' } },
  { index: 10, audience: 'agents', from: coach, body: { kind: 'notice', text: 'refund-approved' } },
  { index: 11, from: system, body: { kind: 'notice', text: 'The agent has been idle' } },
  { index: 12, from: agent, body: { kind: 'left' } },
]

/** What is to be read from each reply, and by what of the client. */
const replies: Record<string, (client: Client, sample: Sample) => Promise<void>> = {
  me: async (client) => {
    expect(await client.me()).toMatchObject({
      id: supervisorId,
      name: 'Sam Lee',
      warnings: [expect.stringContaining('does not say what')],
    })
  },
  'me-with-subresources': async (client) => {
    expect(await client.me()).toMatchObject({ id: supervisorId, abilities: { monitor: false } })
  },
  'own-chats': async (client) => {
    const [supervised, own] = await client.chats()
    expect(supervised).toMatchObject({ ...chat, state: 'Chatting', participants: everybody })
    expect(supervised?.capabilities).toContain('SwitchToBargeIn')
    expect(own).toMatchObject({ id: '0001Da9PFC93000T', participants: [customer, { userId: supervisorId }] })
    expect(own?.capabilities).toContain('Complete')
  },
  'own-chat-addresses': async (_client, sample) => {
    const full = apiSamples().find(({ name }) => name === 'chat')?.sample ?? {}
    const { url, requests } = await loopback(({ url: path }, response) =>
      json(response, path.endsWith('/me/chats?fields=*') ? sample.sample : full),
    )
    const client = createClient(createHttp({ server: url, userName: 'paula', password: 'x' }))
    expect(await client.chats()).toMatchObject([{ ...chat, participants: everybody }])
    expect(requests.at(-1)?.url).toBe(`/api/v2/me/chats/${chatId}`)
  },
  chat: async (client) => {
    expect(await client.chat(chatId)).toMatchObject({ ...chat, state: 'Chatting', participants: everybody })
  },
  messages: async (client) => {
    const lines = await client.messages(chatId)
    expect(lines).toMatchObject({ entries, typing: [], unreadable: 0 })
  },
  users: async (_client, sample) => {
    const { url } = await loopback(({ url: path }, response) =>
      json(response, path.includes('/contacts') ? { statusCode: 6 } : sample.sample),
    )
    const client = createClient(createHttp({ server: url, userName: 'paula', password: 'x' }))
    const { agents, more } = await client.agents('berger', 0)
    expect([agents, more]).toMatchObject([[{ id: agentId, name: 'Ann Berger', ready: null }], false])
  },
  'user-addresses': async (client) => {
    // What lists addresses alone is not asked for by Sideline; it is nobody, not a failure.
    expect(await client.agents('', 0)).toEqual({ agents: [], more: false })
  },
  user: async (client) => {
    expect(await client.agent(agentId)).toMatchObject({ facts: { name: 'Ann Berger', status: '' }, chats: null })
  },
  'user-with-subresources': async (client) => {
    expect(await client.agent(agentId)).toEqual({
      facts: { id: agentId, name: 'Ann Berger', userName: 'test_agent', groups: [], status: 'Not Ready', ready: false },
      chats: [{ id: chatId, receivedAt, title: 'Customer support' }],
    })
  },
  contacts: async (client) => {
    const { agents, more } = await client.agents('', 0)
    expect(more).toBe(false)
    expect(agents).toMatchObject([
      { id: agentId, name: 'Ann Berger', userName: 'test_agent', status: 'Ready', ready: true },
      { id: supervisorId, name: 'Sam Lee', status: 'Not Ready', ready: false },
    ])
  },
  accepted: async (client) => {
    expect(await client.switchMode(chatId, 'Coach')).toEqual({ referenceId: null })
  },
  'accepted-with-reference': async (client) => {
    expect(await client.consult(chatId, agentId)).toEqual({ referenceId: '35' })
  },
  'session-started-in-part': async (client) => {
    const { warnings } = await client.startSession()
    expect(warnings).toEqual([expect.stringMatching(/^voice: .*“This channel is not assigned to the user\.”$/)])
  },
  refused: async (client) => {
    const refusal = expect.stringContaining('“Access denied”') as string
    await expect(client.leave(chatId)).rejects.toMatchObject({ code: 'notAuthenticated', message: refusal })
  },
}

const isChat = (report: object, more: object = {}) => ({
  kind: 'chat',
  report,
  referenceId: null,
  error: null,
  ...more,
})
const ended = (state: string) => isChat({ id: chatId, state }, { type: 'StatusChange' })
const log = { kind: 'messages', chatId, lines: { entries, unreadable: 0 } }

/** What each notification says. */
const news: Record<string, object> = {
  invited: isChat(
    { ...chat, state: 'Invited', participants: [], capabilities: ['Accept', 'Reject'] },
    { type: 'StatusChange' },
  ),
  chatting: isChat(
    { ...chat, state: 'Chatting', participants: [customer, bot, agent, { ...coach, audience: 'supervisors' }] },
    { type: 'StatusChange' },
  ),
  'chatting-handled-oneself': isChat({ ...chat, state: 'Chatting' }, { type: 'StatusChange' }),
  revoked: ended('Revoked'),
  left: ended('LeftChat'),
  completed: ended('Completed'),
  'participants-updated': isChat({ id: chatId, participants: everybody }, { type: 'ParticipantsUpdated' }),
  'properties-updated': isChat({ id: chatId, userData }, { type: 'PropertiesUpdated', referenceId: '83' }),
  'properties-updated-by-others': isChat({ id: chatId, userData }, { type: 'PropertiesUpdated' }),
  error: isChat({ id: chatId }, { type: 'Error', error: 'No permission' }),
  'error-with-reference': isChat(
    { id: chatId },
    { type: 'Error', error: 'The invited agent did not answer', referenceId: '35' },
  ),
  'new-messages': { ...log, lines: { ...log.lines, typing: [{ active: true }, { active: false }] } },
  'nickname-updated': {
    kind: 'messages',
    chatId,
    lines: { entries: [{ index: 5, from: { userId: agentId }, body: { kind: 'nickname', text: 'New name' } }] },
  },
  'channel-state': { kind: 'ignored', messageType: 'ChannelStateChangeMessageV2' },
  'device-state': { kind: 'ignored', messageType: 'DeviceStateChangeMessage' },
}

describe('the forms of the API’s pages', () => {
  const samples = apiSamples()

  it('are each read by something of the client', () => {
    expect([...Object.keys(replies), ...Object.keys(news)].sort()).toEqual(samples.map(({ name }) => name).sort())
  })

  it.each(samples.filter(({ channel }) => channel === undefined))('$name ($page), a reply', async (sample) => {
    expect.hasAssertions()
    await replies[sample.name]?.(await answeredBy(sample), sample)
  })

  it.each(samples.filter(({ channel }) => channel !== undefined))('$name ($page), a notification', (sample) => {
    const { name, sample: data } = sample
    const read: Notification = readNotification(data)
    expect(read).toMatchObject(news[name] ?? {})
    // Fields that a page leaves out are unchanged: absent, not empty.
    if (read.kind === 'chat') expect('userData' in read.report).toBe('userData' in (data['chat'] as object))
  })
})
