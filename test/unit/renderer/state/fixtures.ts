import * as v from 'valibot'
import {
  Chat,
  ChatId,
  Entry,
  Snapshot,
  UserId,
  type Audience,
  type EntryBody,
  type Mode,
  type ModeState,
  type Participant,
} from '../../../../preload/contract/index.ts'
import { emptyDesk } from '../../../fixtures/desk-fields.ts'

export const chatId = (id: string): ChatId => v.parse(ChatId, id)

const seenAs: Record<Mode, Audience> = { Monitor: 'supervisors', Coach: 'agents', BargeIn: 'everyone' }
const sendableIn: Record<Mode, ('everyone' | 'agents')[]> = {
  Monitor: [],
  Coach: ['agents'],
  BargeIn: ['everyone', 'agents'],
}

export function participant(nickname: string, kind: Participant['kind'], audience: Audience = 'everyone'): Participant {
  return {
    participantId: `p-${nickname}-${audience}`,
    userId: kind === 'agent' ? v.parse(UserId, nickname) : null,
    nickname,
    kind,
    audience,
    visibility: audience,
  }
}

export const customer = participant('Tom Okafor', 'customer')
export const agent = participant('Bo Lindqvist', 'agent')
export const supervisor = (mode: Mode): Participant => participant('Jana Maric', 'agent', seenAs[mode])

/** A chat in a mode that the server confirmed; `known` null: not heard yet. */
export function chat(
  id: string,
  known: Mode | null,
  facts: Partial<Omit<Chat, 'id'>> & { mode?: ModeState } = {},
): Chat {
  return v.parse(Chat, {
    id,
    state: 'Chatting',
    chatType: '',
    receivedAt: 1000,
    participants: [customer, agent],
    capabilities: [],
    userData: {},
    customer: 'Tom Okafor',
    agent: 'Bo Lindqvist',
    mode: { known, phase: { kind: 'settled', latency: null } },
    self: known === null ? null : supervisor(known),
    sendable: known === null ? [] : sendableIn[known],
    switchable: ['Monitor', 'Coach', 'BargeIn'].filter((mode) => mode !== known),
    canLeave: true,
    offers: [],
    pending: [],
    waitingSince: null,
    typing: [],
    lastEntry: null,
    recent: [],
    unread: 0,
    exposed: [],
    own: false,
    undo: null,
    customerGone: false,
    ...facts,
  })
}

export function entry(index: number, body: EntryBody | string = `line ${index}`, facts: Partial<Entry> = {}): Entry {
  return v.parse(Entry, {
    index,
    at: Date.UTC(2026, 10, 22, 11, 0, index),
    from: customer,
    audience: 'everyone',
    visibility: 'All',
    body: typeof body === 'string' ? { kind: 'text', text: body } : body,
    ...facts,
  })
}

export function snapshot(chats: Chat[], fields: Partial<Snapshot> = {}): Snapshot {
  return v.parse(Snapshot, {
    ...emptyDesk,
    sequence: 1,
    connection: { kind: 'connected', transport: 'websocket', latency: null },
    me: { id: 'Jana Maric', name: 'Jana Maric', userName: 'jmaric', warnings: [] },
    chats,
    ...fields,
  })
}
