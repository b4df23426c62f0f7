import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChat, readLines, readNotification } from '../../../../main/gws/wire.ts'
import { seedMessageLogUpdated, seedParticipantsUpdated } from '../../../fixtures/seed.ts'

const CHAT = 'ChatStateChangeMessage'
const LOG = 'MessageLogUpdated'
const notification = (data: unknown) => readNotification('/v2/me/chats', data)
const agent = { nickname: 'Anna', type: 'Agent', uri: '/users/u1', visibility: 'All', participantId: 'p1' }

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
      { type: 'Client', visibility: 'Agent', uri: 'x/u2', nickname: 'Bo' },
      { type: 'External', visibility: 'Supervisors', participantId: 3 },
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
        one.visibility,
        one.audience,
      ]),
    ).toEqual([
      ['u1', 'u1', 'agent', 'Supervisor', 'supervisors'],
      ['Bo', null, 'customer', 'Agent', 'agents'],
      ['3', null, 'customer', 'Supervisors', 'supervisors'],
      ['', null, 'other', 'agents', 'unknown'],
      ['', null, 'other', '', 'unknown'],
    ])
  })
})

describe('a message', () => {
  const read = (message: object) => readLines([{ index: 1, from: agent, visibility: 'All', ...message }])
  const body = (message: object) => read(message).entries[0]?.body

  it.each([
    [
      { type: 'Text', text: '<b>hi</b>' },
      { kind: 'text', text: '<b>hi</b>' },
    ],
    [{ type: 'ParticipantJoined' }, { kind: 'joined' }],
    [{ type: 'ParticipantLeft' }, { kind: 'left' }],
    [{ type: 'ParticipantRejoined' }, { kind: 'rejoined' }],
    [
      { type: 'PushUrl', url: 'https://x.example' },
      { kind: 'pushUrl', url: 'https://x.example' },
    ],
    [
      { type: 'Notice', text: 'Queue moved' },
      { kind: 'notice', text: 'Queue moved' },
    ],
    [
      { type: 'CustomNotice', noticeText: 'Paused' },
      { kind: 'notice', text: 'Paused' },
    ],
    [
      { type: 'NicknameUpdated', noticeText: 'Ann' },
      { kind: 'nickname', text: 'Ann' },
    ],
    [{ type: 'TranscriptSaveDone' }, { kind: 'transcriptSaved' }],
    [
      { type: 'Sticker', text: ':-)' },
      { kind: 'unknown', type: 'Sticker', text: ':-)' },
    ],
    [{ type: 'Sticker' }, { kind: 'unknown', type: 'Sticker', text: '' }],
  ])('%j is read', (message, expected) => {
    expect(body(message)).toEqual(expected)
    expect(read(message).unreadable).toBe(0)
  })

  it.each([[{ type: 'Text' }], [{ type: 'Text', text: {} }], [{ type: {} }], [{}], [{ type: 'PushUrl' }]])(
    'that cannot be read (%j) keeps its place and audience, and is counted',
    (message) => {
      const lines = read({ visibility: 'Agents', ...message })
      expect(lines).toMatchObject({
        unreadable: 1,
        entries: [{ index: 1, audience: 'agents', from: { nickname: 'Anna' }, body: { kind: 'unreadable' } }],
      })
    },
  )

  it('without a readable index has no place and is counted only', () => {
    const bad = [{ type: 'Text', text: 'a' }, { index: -1 }, { index: 1.5, type: 'ParticipantLeft' }, null, 7, 'x', []]
    expect(readLines(bad)).toEqual({ entries: [], typing: [], unreadable: bad.length })
  })

  it('takes numbers in text, and needs no sender', () => {
    expect(readLines([{ index: '12', type: 'Text', text: 5, from: null, timestampSeconds: '1399313371000' }])).toEqual({
      typing: [],
      unreadable: 0,
      entries: [
        {
          index: 12,
          at: 1399313371000,
          from: null,
          visibility: '',
          audience: 'unknown',
          body: { kind: 'text', text: '5' },
        },
      ],
    })
  })

  it('is for whom it says itself, whatever its sender’s standing is', () => {
    const from = { ...agent, visibility: 'Agents' }
    expect(read({ type: 'Text', text: 'x', from }).entries[0]).toMatchObject({
      audience: 'everyone',
      from: { audience: 'agents' },
    })
    expect(read({ type: 'Text', text: 'x', from, visibility: undefined }).entries[0]).toMatchObject({
      visibility: '',
      audience: 'unknown',
    })
  })

  it('about typing is no entry, and is seen by whom it says', () => {
    const lines = readLines([
      { index: 2, type: 'TypingStarted', from: agent, visibility: 'Agents' },
      { index: 3, type: 'TypingStopped', from: agent, visibility: 'All' },
      { index: 4, type: 'TypingStarted' },
    ])
    expect(lines).toMatchObject({
      entries: [],
      typing: [
        { active: true, participant: { participantId: 'p1', visibility: 'Agents', audience: 'agents' } },
        { active: false, participant: { participantId: 'p1', visibility: 'All', audience: 'everyone' } },
      ],
      unreadable: 1,
    })
  })

  it('from machine to machine is hidden; a person’s words never are', () => {
    const text = 'REMOVE_PARTICIPANT_FROM_CONFERENCE991a4bece8dd4184a93e98ad429694f6'
    expect(read({ type: 'Notice', text })).toEqual({ entries: [], typing: [], unreadable: 0 })
    expect(read({ type: 'Text', text }).entries).toHaveLength(1)
    expect(read({ type: 'Notice', text: `${text} and more` }).entries).toHaveLength(1)
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
  ])('of %j is unreadable, and says where and why', (data) => {
    const read = notification(data)
    expect(read).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('/v2/me/chats') as unknown })
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
      fc.property(fc.string(), fc.oneof(data, anything), (channel, value) => {
        const read = readNotification(channel, value)
        expect(['chat', 'messages', 'ignored', 'unreadable']).toContain(read.kind)
        // What goes to the other process must be plain data.
        expect(JSON.parse(JSON.stringify(read))).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })
})
