import * as v from 'valibot'
import {
  Chat,
  Entry,
  Snapshot,
  Transcript,
  type Audience,
  type EntryBody,
  type Gap,
  type Mode,
  type ModeState,
  type Participant,
} from '../../../preload/contract/index.ts'
import { emptyDesk } from '../../fixtures/desk-fields.ts'

/** The time at which every fixture plays, and at which the page's clock is set. */
export const NOW = Date.UTC(2026, 10, 22, 11, 6, 12)
export const MINUTE = 60_000

const wire: Record<Audience, string> = {
  everyone: 'All',
  agents: 'Agents',
  supervisors: 'Supervisors',
  unknown: 'Partners',
}
const seenAs: Record<Mode, Audience> = { Monitor: 'supervisors', Coach: 'agents', BargeIn: 'everyone' }

export function participant(nickname: string, kind: Participant['kind'], audience: Audience = 'everyone'): Participant {
  const id = nickname.toLowerCase().replaceAll(/\W+/g, '-')
  return v.parse(Chat.entries.participants.item, {
    participantId: `p-${id}-${audience}`,
    userId: kind === 'agent' ? id : null,
    nickname,
    kind,
    audience,
    visibility: wire[audience],
  })
}

export const tom = participant('Tom Okafor', 'customer')
export const bo = participant('Bo Lindqvist', 'agent')

/** The signed-in supervisor as seen in a mode. */
export const jana = (mode: Mode): Participant => participant('Jana Maric', 'agent', seenAs[mode])

export function entry(
  index: number,
  from: Participant | null,
  body: EntryBody | string,
  audience: Audience = 'everyone',
  at: number | null = NOW - 6 * MINUTE + index * 11_000,
): Entry {
  return v.parse(Entry, {
    index,
    at,
    from,
    audience,
    visibility: wire[audience],
    body: typeof body === 'string' ? { kind: 'text', text: body } : body,
  })
}

export function transcript(entries: Entry[], gaps: Gap[] = []): Transcript {
  return v.parse(Transcript, { entries, gaps })
}

const settled = (known: Mode | null, latency: number | null = null): ModeState => ({
  known,
  phase: { kind: 'settled', latency },
})

const sendableIn: Record<Mode, ('agents' | 'everyone')[]> = {
  Monitor: [],
  Coach: ['agents'],
  BargeIn: ['everyone', 'agents'],
}
const modes: Mode[] = ['Monitor', 'Coach', 'BargeIn']

/** A chat as main would tell it in a mode; whatever `facts` says instead. */
export function chat(
  id: string,
  customer: string,
  agent: string,
  mode: Mode,
  facts: Partial<v.InferInput<typeof Chat>> = {},
): Chat {
  const self = jana(mode)
  return v.parse(Chat, {
    id,
    state: 'Chatting',
    chatType: 'inbound',
    receivedAt: NOW - 8 * MINUTE,
    participants: [participant(customer, 'customer'), participant(agent, 'agent'), self],
    capabilities: ['Leave', 'SendMessage', 'SendToAgents', 'SwitchToMonitor', 'SwitchToCoach', 'SwitchToBargeIn'],
    userData: {},
    customer,
    agent,
    mode: settled(mode),
    self,
    sendable: sendableIn[mode],
    switchable: modes.filter((one) => one !== mode),
    canLeave: true,
    offers: [],
    pending: [],
    waitingSince: null,
    typing: [],
    lastEntry: null,
    recent: facts.lastEntry === undefined || facts.lastEntry === null ? [] : [facts.lastEntry],
    unread: 0,
    exposed: [],
    own: false,
    undo: null,
    customerGone: false,
    ...facts,
  })
}

/** Tom Okafor's chat, the one that the tests open. */
export function tomsChat(mode: Mode, facts: Partial<v.InferInput<typeof Chat>> = {}): Chat {
  return chat('tom', 'Tom Okafor', 'Bo Lindqvist', mode, {
    waitingSince: NOW - 101_000,
    lastEntry: entry(9, tom, 'Is express shipping included or not?'),
    userData: { Subject: 'Order 88-1198', Segment: 'Gold', Language: 'en', Page: '/orders/88-1198' },
    ...facts,
  })
}

/** A chat that the supervisor handles herself, as its agent. */
export const ownChat: Chat = chat('own', 'Nora Lund', 'Jana Maric', 'BargeIn', {
  agent: '',
  participants: [participant('Nora Lund', 'customer'), jana('BargeIn')],
  own: true,
  capabilities: ['Leave', 'Complete', 'Transfer', 'SendMessage'],
  mode: { known: null, phase: { kind: 'settled', latency: null } },
  sendable: [],
  switchable: [],
  canLeave: false,
  lastEntry: entry(3, participant('Nora Lund', 'customer'), 'Can you call me back today?'),
})

export const tomsLines: Transcript = transcript(
  [
    entry(0, tom, { kind: 'joined' }, 'everyone', NOW - 5 * MINUTE),
    entry(1, bo, { kind: 'joined' }, 'everyone', NOW - 5 * MINUTE + 2000),
    entry(
      2,
      tom,
      'Hi, I ordered a monitor arm on Monday and the page said two days. It is Thursday.',
      'everyone',
      NOW - 290_000,
    ),
    entry(3, bo, 'Hello Tom, sorry about that. Let me look up your order.', 'everyone', NOW - 262_000),
    entry(4, jana('Monitor'), { kind: 'joined' }, 'supervisors', NOW - 240_000),
    entry(5, bo, 'It left our warehouse this morning.', 'everyone', NOW - 110_000),
    entry(6, bo, 'Standard delivery takes one more day.', 'everyone', NOW - 104_000),
    entry(7, jana('Coach'), { kind: 'rejoined' }, 'everyone', NOW - 71_000),
    entry(
      8,
      jana('Coach'),
      'Offer the express resend, it is free after a missed date. Phrase: “let me make that right”.',
      'agents',
      NOW - 53_000,
    ),
    entry(9, tom, 'Is express shipping included or not?', 'everyone', NOW - 14_000),
  ],
  [{ afterIndex: 4, from: NOW - 182_000, to: NOW - 178_000, closed: true }],
)

/** A desk with a handful of chats, Tom's among them. */
export function desk(mode: Mode, fields: Partial<v.InferInput<typeof Snapshot>> = {}): Snapshot {
  const line = (index: number, from: Participant, text: string, audience: Audience = 'everyone') =>
    entry(index, from, text, audience)
  const say = (name: string, text: string) => line(20, participant(name, 'customer'), text)
  return v.parse(Snapshot, {
    ...emptyDesk,
    sequence: 1,
    connection: { kind: 'connected', transport: 'websocket', latency: 38 },
    me: { id: 'jana-maric', name: 'Jana Maric', userName: 'jmaric', warnings: [] },
    chats: [
      chat('dee', 'Lee Chang', 'Dee Moreau', 'BargeIn', {
        receivedAt: NOW - 33 * MINUTE,
        waitingSince: NOW - 48_000,
        unread: 1,
        lastEntry: say('Lee Chang', 'Fine, but how long will it take?'),
        typing: [participant('Dee Moreau', 'agent')],
      }),
      chat('cy', 'Priya Nair', 'Cy Duarte', 'Monitor', {
        receivedAt: NOW - 21 * MINUTE,
        lastEntry: say('Priya Nair', 'Thank you, that solved it'),
      }),
      chat('marta', 'Marta Kowalska', 'Ann Berger', 'Monitor', {
        receivedAt: NOW - 14 * MINUTE,
        waitingSince: NOW - 192_000,
        unread: 4,
        lastEntry: say('Marta Kowalska', 'This is the third time I am asking about the refund, and nobody answers'),
      }),
      chat('hanna', 'Hanna Weiß', 'Flo Adler', 'Coach', {
        receivedAt: NOW - 11 * MINUTE,
        lastEntry: line(21, jana('Coach'), 'Ask her for the serial number first', 'agents'),
      }),
      tomsChat(mode),
      chat('visitor', 'Visitor 2231', 'Bo Lindqvist', 'Monitor', {
        receivedAt: NOW - 6 * MINUTE,
        waitingSince: null,
        lastEntry: line(22, bo, 'I have sent you the form by mail'),
      }),
      chat('ed', 'J. Fernández', 'Ed Novak', 'Monitor', {
        receivedAt: NOW - 2 * MINUTE,
        waitingSince: NOW - 5000,
        lastEntry: say('J. Fernández', 'My order number is 88-1204'),
      }),
    ],
    focused: 'tom',
    hotkeys: [
      { command: 'monitor', accelerator: 'Ctrl+Shift+F9', state: 'registered' },
      { command: 'coach', accelerator: 'Ctrl+Shift+F10', state: 'registered' },
      { command: 'bargeIn', accelerator: 'Ctrl+Shift+F11', state: 'registered' },
      { command: 'nextInNeed', accelerator: 'Ctrl+Shift+F6', state: 'registered' },
      { command: 'nextChat', accelerator: 'Ctrl+Shift+F8', state: 'registered' },
      { command: 'previousChat', accelerator: 'Ctrl+Shift+F7', state: 'registered' },
      { command: 'showWindow', accelerator: 'Ctrl+Shift+F12', state: 'registered' },
    ],
    // In the order of the chats above.
    views: { ...emptyDesk.views, current: { ...emptyDesk.views.current, sort: { by: 'start', descending: false } } },
    settings: { ...emptyDesk.settings, density: 'comfortable', server: 'https://gws.example.com', userName: 'jmaric' },
    ...fields,
  })
}

export const signedOut = (fields: Partial<v.InferInput<typeof Snapshot>> = {}): Snapshot =>
  desk('Monitor', { connection: { kind: 'signedOut', error: null }, me: null, chats: [], focused: null, ...fields })
