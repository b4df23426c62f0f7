import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChat, readNotification } from '../../../../main/gws/wire.ts'
import { seedMessageLogUpdated, seedParticipantsUpdated } from '../../../fixtures/seed.ts'

const CHAT = 'ChatStateChangeMessage'
const LOG = 'MessageLogUpdated'
const notification = readNotification

describe('the notifications of the seed page', () => {
  it('ParticipantsUpdated tells that the supervisor is seen by agents only', () => {
    expect(notification(seedParticipantsUpdated())).toEqual({
      kind: 'chat',
      type: 'ParticipantsUpdated',
      referenceId: null,
      error: null,
      report: {
        id: '0001Da9PFC93000S',
        state: 'Chatting',
        chatType: 'Inbound',
        receivedAt: Date.UTC(2014, 4, 5, 18, 8, 45),
        capabilities: expect.arrayContaining(['SendToAgents', 'SwitchToMonitor', 'SwitchToBargeIn']) as unknown,
        participants: [
          {
            participantId: '00AF5367D3D0000A',
            userId: '90cc5439ff6848748e5e67811273f266',
            nickname: 'test_agent',
            kind: 'agent',
            visibility: 'All',
            audience: 'everyone',
          },
          {
            participantId: '00AF5367D3D0000B',
            userId: '991a4bece8dd4184a93e98ad429694f6',
            nickname: 'test_supervisor',
            kind: 'agent',
            visibility: 'Agents',
            audience: 'agents',
          },
          {
            participantId: '00AF5367D3AD0008',
            userId: null,
            nickname: 'test_clientL',
            kind: 'customer',
            visibility: 'All',
            audience: 'everyone',
          },
        ],
      },
    })
  })

  it('MessageLogUpdated tells everyone that a sender came back whom only agents see', () => {
    expect(notification(seedMessageLogUpdated())).toEqual({
      kind: 'messages',
      chatId: '0001Da9PFC93000S',
      lines: {
        typing: [],
        unreadable: 0,
        entries: [
          {
            index: 4,
            at: 1399313371000,
            visibility: 'All',
            audience: 'everyone',
            body: { kind: 'rejoined' },
            from: {
              participantId: '00AF5367D3D0000B',
              userId: '991a4bece8dd4184a93e98ad429694f6',
              nickname: 'test_supervisor',
              kind: 'agent',
              visibility: 'Agents',
              audience: 'agents',
            },
          },
        ],
      },
    })
  })
})

describe('a chat', () => {
  it('that comes with id and state only reports nothing else', () => {
    const data = {
      messageType: CHAT,
      notificationType: 'StatusChange',
      chat: { id: 'c1', state: 'Completed', uri: '/x' },
    }
    expect(notification(data)).toMatchObject({ report: { id: 'c1', state: 'Completed' } })
    expect(Object.keys(readChat(data.chat) ?? {})).toEqual(['id', 'state'])
  })

  it('takes null, and what is of another kind than it should be, for unchanged', () => {
    const chat = { id: 7, participants: null, capabilities: 'all', userData: [], receivedDate: 'soon', chatType: {} }
    expect(readChat(chat)).toEqual({ id: '7' })
  })

  it('is known by its uri where the id is missing, never by its host', () => {
    expect(readChat({ uri: ' http://10.0.0.1:9090/api/v2/chats/\n  00 01 ?x=1' })?.id).toBe('0001')
    expect(readChat({ uri: 'http://10.0.0.1:9090/api/v2/chats/a%20b/' })?.id).toBe('a b')
    for (const uri of ['', ' / ', '/chats/..', '/chats/%2e%2e', 7, null]) expect(readChat({ uri })).toBeNull()
    expect(readChat({ id: '', uri: '/chats/c2' })?.id).toBe('c2')
  })

  it('lists operations by the names by which they are called', () => {
    const capabilities = ['SwitchBargeIn', 'SwitchToBargeIn', 'InFocus', ' Leave ', null, 'constructor']
    expect(readChat({ id: 'c', capabilities })?.capabilities).toEqual([
      'SwitchToBargeIn',
      'SetInFocus',
      'Leave',
      'constructor',
    ])
  })

  it('has user data in text', () => {
    const userData = JSON.parse('{"a":"x","b":7,"c":true,"d":null,"e":{"f":[1]},"__proto__":"no"}') as unknown
    const read = readChat({ id: 'c', userData })?.userData
    expect(Object.entries(read ?? {})).toEqual(
      expect.arrayContaining([
        ['a', 'x'],
        ['b', '7'],
        ['c', 'true'],
        ['d', ''],
        ['e', '{"f":[1]}'],
      ]),
    )
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  })

  it('tells kinds of participants and who sees them, and never guesses', () => {
    const participants = [
      { type: 'Agent', visibility: 'Supervisor', uri: 'x/u1' },
      { type: 'CLIENT', visibility: 'Agent', uri: 'x/u2', nickname: 'Bo' },
      { type: 'customer', visibility: 'All', nickname: 'Cy' },
      { type: 'External', visibility: 'Supervisors', participantId: 3, uri: 'x/u3' },
      { type: ' system', visibility: 'All', participantId: 4 },
      { type: 'supervisor', visibility: 'All', uri: 'x/u5' },
      { type: 'Bot', visibility: 'agents' },
      { visibility: null },
      null,
      'Anna',
    ]
    expect(
      readChat({ id: 'c', participants })?.participants?.map((one) => [
        one.participantId,
        one.userId,
        one.kind,
        one.role,
        one.visibility,
        one.audience,
      ]),
    ).toEqual([
      ['u1', 'u1', 'agent', undefined, 'Supervisor', 'supervisors'],
      ['Bo', null, 'customer', undefined, 'Agent', 'agents'],
      ['Cy', null, 'customer', undefined, 'All', 'everyone'],
      ['3', null, 'workflow', undefined, 'Supervisors', 'supervisors'],
      ['4', null, 'system', undefined, 'All', 'everyone'],
      ['u5', 'u5', 'agent', 'supervisor', 'All', 'everyone'],
      ['', null, 'other', undefined, 'agents', 'unknown'],
      ['', null, 'other', undefined, '', 'unknown'],
    ])
  })

  it('marks a bot by what its user data say, whatever its type', () => {
    const userData = { GCTI_Chat_PartyStyle: 'BOT' }
    const participants = [
      { type: 'Agent', userData },
      { type: 'Supervisor', userData },
      { type: 'Agent', userData: { GCTI_Chat_PartyStyle: 'NORMAL' } },
      { type: 'Customer', userData },
    ]
    const roles = readChat({ id: 'c', participants })?.participants?.map(({ kind, role }) => [kind, role])
    expect(roles).toEqual([
      ['agent', 'bot'],
      ['agent', 'bot'],
      ['agent', undefined],
      ['customer', undefined],
    ])
  })
})

describe('a notification', () => {
  it('of an Error carries its text and what it refers to', () => {
    const error = { messageType: CHAT, notificationType: 'Error', chat: { id: 'c1' } }
    expect(notification({ ...error, referenceId: 17, errorMessage: 'Not now' })).toMatchObject({
      kind: 'chat',
      type: 'Error',
      referenceId: '17',
      error: 'Not now',
    })
    expect(notification({ ...error, error: { statusMessage: 'Denied' }, message: 'x' })).toMatchObject({
      error: 'Denied',
    })
    expect(notification({ ...error, error: 'Busy' })).toMatchObject({ error: 'Busy' })
    expect(notification(error)).toMatchObject({ error: null })
    expect(notification({ ...error, chat: null, chatPath: '/chats/c9' })).toMatchObject({ report: { id: 'c9' } })
  })

  it('takes the chat of new messages from either address', () => {
    expect(notification({ messageType: LOG, chatPath: '/chats/c1', messages: null })).toEqual({
      kind: 'messages',
      chatId: 'c1',
      lines: { entries: [], typing: [], unreadable: 0 },
    })
    expect(notification({ messageType: LOG, chatUri: '', chatPath: '/chats/c2' })).toMatchObject({ chatId: 'c2' })
  })

  it('about something else is ignored by name', () => {
    const data = { messageType: 'DeviceStateChangeMessage', devices: [] }
    expect(notification(data)).toEqual({ kind: 'ignored', messageType: 'DeviceStateChangeMessage' })
  })

  it.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ messageType: {} }],
    [{ messageType: CHAT }],
    [{ messageType: CHAT, chat: 'c1' }],
    [{ messageType: LOG, messages: [] }],
    [{ messageType: LOG, chatUri: '/chats/c1', messages: {} }],
  ])('of %j is unreadable', (data) => {
    expect(notification(data)).toEqual({ kind: 'unreadable' })
  })

  it('is read whatever it holds', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })
    const participant = fc.record(
      {
        participantId: anything,
        nickname: anything,
        type: anything,
        uri: fc.oneof(anything, fc.webUrl()),
        visibility: anything,
      },
      { requiredKeys: [] },
    )
    const message = fc.record(
      {
        index: fc.oneof(fc.nat(), anything),
        type: fc.oneof(fc.constantFrom('Text', 'Notice', 'PushUrl', 'TypingStarted'), anything),
        text: anything,
        url: anything,
        from: fc.oneof(participant, anything),
        timestamp: anything,
        timestampSeconds: anything,
        visibility: anything,
      },
      { requiredKeys: [] },
    )
    const chat = fc.record(
      {
        id: anything,
        uri: fc.oneof(fc.string({ unit: 'binary' }), anything),
        participants: fc.oneof(fc.array(fc.oneof(participant, anything)), anything),
        capabilities: anything,
        userData: fc.oneof(fc.dictionary(fc.string(), anything), anything),
        receivedDate: anything,
      },
      { requiredKeys: [] },
    )
    const data = fc.record(
      {
        messageType: fc.oneof(fc.constantFrom(CHAT, LOG), anything),
        notificationType: fc.oneof(fc.constant('Error'), anything),
        chat: fc.oneof(chat, anything),
        chatUri: fc.oneof(fc.webUrl(), anything),
        messages: fc.oneof(fc.array(fc.oneof(message, anything)), anything),
        error: anything,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(data, anything), (value) => {
        const read = readNotification(value)
        expect(['chat', 'messages', 'ignored', 'unreadable']).toContain(read.kind)
        // What goes to the other process must be plain data.
        expect(JSON.parse(JSON.stringify(read))).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })
})
