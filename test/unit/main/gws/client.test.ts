import { describe, expect, it } from 'vitest'
import type { ChatId, UserId } from '../../../../preload/contract/index.ts'
import { createClient, type Client } from '../../../../main/gws/client.ts'
import { createHttp } from '../../../../main/gws/http.ts'
import { seedRequest, seedText } from '../../../fixtures/seed.ts'
import { failure, html, json, loopback, start } from './loopback.ts'

const chat = 'c 1/x' as ChatId
const agent = 'u1' as UserId
/** How operations name a user: an address of the very server that is asked, whatever its payloads say. */
const agentUri = '{server}/api/v2/users/u1'

describe('the session', () => {
  it('starts for chats, with what was given', async () => {
    const { client, requests } = await start()
    await expect(client.startSession({ place: 'p7' })).resolves.toEqual({ referenceId: 'r1', warnings: [] })
    await client.endSession()
    expect(requests.map(({ url, body }) => [url, JSON.parse(body) as unknown])).toEqual([
      ['/api/v2/me', { operationName: 'StartContactCenterSession', channels: ['chat'], place: 'p7' }],
      ['/api/v2/me', { operationName: 'EndContactCenterSession' }],
    ])
  })

  it('goes on when another channel could not be started, and says so', async () => {
    const channels = [
      { channel: 'voice', statusCode: 5, statusMessage: 'No place' },
      { channel: 'chat', statusCode: 0 },
    ]
    const { client } = await start({ 'POST /me': { statusCode: 7, channels } })
    const { warnings } = await client.startSession()
    expect(warnings).toEqual([expect.stringMatching(/^voice: Your account has no permission.*“No place”$/)])
  })

  it.each([
    [[{ channel: 'chat', statusCode: '5', statusMessage: 'No licence' }]],
    [{ chat: { statusCode: 5, statusMessage: 'No licence' } }],
  ])('fails when it is the chat channel (%j)', async (channels) => {
    const { client } = await start({ 'POST /me': { statusCode: 7, channels } })
    const error = await failure(client.startSession())
    expect(error.code).toBe('noPermission')
    expect(error.message).toContain('No licence')
  })
})

describe('the seed page’s operation', () => {
  it('goes out and comes back as it is printed', async () => {
    const printed = seedRequest()
    const { url, requests } = await loopback((_request, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.end(seedText('response'))
    })
    const client = createClient(createHttp({ server: url, userName: 'test_supervisor', password: 'x' }))
    const id = printed.path.split('/').at(-1) as ChatId
    await expect(client.switchMode(id, 'Coach')).resolves.toEqual({ referenceId: null })
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      method: printed.method,
      url: `/${printed.path}`,
      body: '{"operationName":"SwitchToCoach"}',
    })
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(printed.body)
  })
})

describe('operations', () => {
  const onChat = '/me/chats/c%201%2Fx'
  const cases: [string, (client: Client) => Promise<unknown>, string, object][] = [
    ['switch to Monitor', (c) => c.switchMode(chat, 'Monitor'), onChat, { operationName: 'SwitchToMonitor' }],
    ['switch to Coach', (c) => c.switchMode(chat, 'Coach'), onChat, { operationName: 'SwitchToCoach' }],
    ['switch to BargeIn', (c) => c.switchMode(chat, 'BargeIn'), onChat, { operationName: 'SwitchToBargeIn' }],
    ['send to everyone', (c) => c.sendMessage(chat, '<b>'), onChat, { operationName: 'SendMessage', text: '<b>' }],
    ['send to agents', (c) => c.sendToAgents(chat, 'ü'), onChat, { operationName: 'SendToAgents', text: 'ü' }],
    ...typingCases(onChat),
    ['accept', (c) => c.accept(chat), onChat, { operationName: 'Accept' }],
    ['accept by name', (c) => c.accept(chat, 'Pa'), onChat, { operationName: 'Accept', nickname: 'Pa' }],
    ['reject', (c) => c.reject(chat), onChat, { operationName: 'Reject' }],
    ['leave', (c) => c.leave(chat), onChat, { operationName: 'Leave' }],
    ['leave with a word', (c) => c.leave(chat, 'Bye'), onChat, { operationName: 'Leave', text: 'Bye' }],
    [
      'notice to agents',
      (c) => c.sendNotice(chat, 'agents', 'n'),
      onChat,
      { operationName: 'SendCustomNoticeToAgents', noticeText: 'n' },
    ],
    [
      'notice to everyone',
      (c) => c.sendNotice(chat, 'everyone', 'n'),
      onChat,
      { operationName: 'SendCustomNotice', noticeText: 'n' },
    ],
    [
      'send a url',
      (c) => c.sendUrl(chat, 'https://x.example'),
      onChat,
      { operationName: 'SendUrl', url: 'https://x.example' },
    ],
    ['transfer', (c) => c.transferTo(chat, agent), onChat, { operationName: 'Transfer', targetUri: agentUri }],
    ['transfer to a queue', (c) => c.transferToQueue(chat, 'q'), onChat, { operationName: 'Transfer', queueName: 'q' }],
    ['invite', (c) => c.invite(chat, agent), onChat, { operationName: 'Invite', targetUri: agentUri }],
    ['consult', (c) => c.consult(chat, agent), onChat, { operationName: 'Consult', targetUri: agentUri }],
    [
      'remove',
      (c) => c.removeParticipant(chat, agent),
      onChat,
      { operationName: 'RemoveParticipantFromConference', targetUri: agentUri, userUri: agentUri },
    ],
    [
      'attach user data',
      (c) => c.attachUserData(chat, { a: 'b' }),
      onChat,
      { operationName: 'AttachUserData', userData: { a: 'b' } },
    ],
    [
      'update user data',
      (c) => c.updateUserData(chat, { a: 'b' }),
      onChat,
      { operationName: 'UpdateUserData', userData: { a: 'b' } },
    ],
    [
      'delete user data',
      (c) => c.deleteUserData(chat, ['a']),
      onChat,
      { operationName: 'DeleteUserData', keys: ['a'] },
    ],
    ['disposition', (c) => c.setDisposition(chat, 'd'), onChat, { operationName: 'SetDisposition', disposition: 'd' }],
    ['in focus', (c) => c.setInFocus(chat, true), onChat, { operationName: 'SetInFocus', inFocus: true }],
    [
      'watch',
      (c) => c.watch(agent, 'Coach', 'AllChats', 'Pa'),
      '/users/u1/channels/chat',
      { operationName: 'Coach', supervisorMonitoringMode: 'AllChats', nickname: 'Pa' },
    ],
    [
      'stop watching',
      (c) => c.cancelWatching(agent),
      '/users/u1/channels/chat',
      { operationName: 'CancelSupervisorMonitoring' },
    ],
    [
      'join a running chat',
      (c) => c.intrude(agent, chat, 'BargeIn'),
      '/users/u1/chats/c%201%2Fx',
      { operationName: 'Intrude', supervisorVisibilityMode: 'BargeIn' },
    ],
  ]

  it.each(cases)('%s: one POST with just its parameters', async (_name, act, path, body) => {
    const { client, requests, server } = await start()
    await expect(act(client)).resolves.toEqual({ referenceId: 'r1' })
    const sent = requests.map(({ method, url, body }) => [
      method,
      url,
      JSON.parse(body.replaceAll(server, '{server}')) as unknown,
    ])
    expect(sent).toEqual([['POST', `/api/v2${path}`, body]])
  })

  it('that are refused tell the reason', async () => {
    const { client } = await start({ [`POST ${onChat}`]: { statusCode: 2, statusMessage: 'Chat is not active' } })
    const error = await failure(client.switchMode(chat, 'Coach'))
    expect(error).toMatchObject({ code: 'invalidState', statusCode: 2 })
    expect(error.message).toContain('Chat is not active')
  })

  it.each(['', '.', '..', '\ud800'])('on an id such as %j, which would lead elsewhere, are not sent', async (id) => {
    const { client, requests } = await start()
    expect((await failure(client.leave(id as ChatId))).code).toBe('notFound')
    expect(requests).toEqual([])
  })
})

describe('reading chats', () => {
  it('takes those in the list, and asks for each that is there by its address only', async () => {
    const { client, requests } = await start({
      'GET /me/chats?fields=*': {
        statusCode: 0,
        chats: [{ id: 'c1', state: 'Chatting' }, null, 'http://10.0.0.1/api/v2/me/chats/c2'],
        uris: ['http://10.0.0.1:9090/api/v2/me/chats/ c1', 'http://10.0.0.1:9090/api/v2/me/chats/c3', '/chats/gone', 7],
      },
      'GET /me/chats/c2': { statusCode: 0, chat: { id: 'c2', state: 'Invited' } },
      'GET /me/chats/c3': { statusCode: 0, state: 'Chatting' },
    })
    await expect(client.chats()).resolves.toEqual([
      { id: 'c1', state: 'Chatting' },
      { id: 'c2', state: 'Invited' },
      { id: 'c3', state: 'Chatting' },
    ])
    expect(
      requests
        .slice(1)
        .map(({ url }) => url)
        .toSorted(),
    ).toEqual(['/api/v2/me/chats/c2', '/api/v2/me/chats/c3', '/api/v2/me/chats/gone'])
  })

  it('takes null for none', async () => {
    const { client } = await start({ 'GET /me/chats?fields=*': { statusCode: 0, chats: null } })
    await expect(client.chats()).resolves.toEqual([])
  })

  it('fails when one of them cannot be asked for, rather than to take it for ended', async () => {
    const { url } = await loopback((request, response) => {
      if (request.url.endsWith('fields=*')) json(response, { statusCode: 0, uris: ['/chats/c1'] })
      else html(response, 502)
    })
    const client = createClient(createHttp({ server: url, userName: 'paula', password: 'x' }))
    expect((await failure(client.chats())).code).toBe('proxy')
  })

  it('tells that a chat is gone', async () => {
    const { client } = await start()
    expect(await failure(client.chat(chat))).toMatchObject({ code: 'notFound', status: 404, statusCode: 6 })
  })
})

describe('reading messages', () => {
  it('goes page by page to the end', async () => {
    const all = Array.from({ length: 7 }, (_, index) => ({
      index,
      type: 'Text',
      text: `line ${index}`,
      visibility: 'All',
    }))
    const { url, requests } = await loopback((request, response) => {
      const query = new URL(request.url, 'http://x').searchParams
      const first = Number(query.get('startIndex'))
      json(response, { statusCode: 0, messages: all.slice(first, first + Number(query.get('count'))) })
    })
    const client = createClient(createHttp({ server: url, userName: 'paula', password: 'x' }))
    const { entries, unreadable } = await client.messages(chat, { startIndex: 1, count: 3 })
    expect(entries.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6])
    expect(unreadable).toBe(0)
    expect(requests.map(({ url }) => url)).toEqual(
      [1, 4, 7].map((start) => `/api/v2/me/chats/c%201%2Fx/messages?startIndex=${start}&count=3`),
    )
  })

  it('takes null for none', async () => {
    const { client } = await start({
      'GET /me/chats/c%201%2Fx/messages?startIndex=0&count=500': { statusCode: 0, messages: null },
    })
    await expect(client.messages(chat)).resolves.toEqual({ entries: [], typing: [], unreadable: 0 })
  })
})

function typingCases(path: string): [string, (client: Client) => Promise<unknown>, string, object][] {
  const operations = [
    ['everyone', true, 'SendStartTypingNotification'],
    ['everyone', false, 'SendStopTypingNotification'],
    ['agents', true, 'SendStartTypingToAgentsNotification'],
    ['agents', false, 'SendStopTypingToAgentsNotification'],
  ] as const
  return operations.map(([audience, active, operationName]) => [
    operationName,
    (client) => client.typing(chat, audience, active),
    path,
    { operationName },
  ])
}
