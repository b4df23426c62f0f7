import * as v from 'valibot'
import {
  ChatId,
  UserId,
  type Audience,
  type ChatReport,
  type Entry,
  type EntryBody,
  type Participant,
} from '../../../../preload/contract/index.ts'

export const chatId = v.parse(ChatId, 'chat-1')
export const me = { id: v.parse(UserId, 'supervisor'), userName: 'sam' }

const visibilities: Record<Audience, string> = {
  everyone: 'All',
  agents: 'Agents',
  supervisors: 'Supervisors',
  unknown: '',
}

export function participant(
  kind: Participant['kind'],
  nickname: string,
  audience: Audience = 'everyone',
  userId: string | null = kind === 'agent' ? nickname : null,
): Participant {
  return {
    participantId: `p-${nickname}`,
    kind,
    nickname,
    audience,
    visibility: visibilities[audience],
    userId: userId === null ? null : v.parse(UserId, userId),
  }
}

export const customer = participant('customer', 'Tom')
export const agent = participant('agent', 'Bo')
export const self = (audience: Audience): Participant => participant('agent', 'Sam', audience, me.id)

/** What the server lists in every mode, as its samples show: `SendMessage` even where the mode forbids it. */
export const everything = [
  'Leave',
  'SendMessage',
  'SendToAgents',
  'SendStartTypingNotification',
  'SendStopTypingNotification',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
  'SwitchToMonitor',
  'SwitchToCoach',
  'SwitchToBargeIn',
]

export function report(standing: Audience, more: Partial<ChatReport> = {}): ChatReport {
  return {
    id: chatId,
    state: 'Chatting',
    participants: [agent, self(standing), customer],
    capabilities: everything,
    ...more,
  }
}

export function entry(
  index: number,
  from: Participant,
  body: EntryBody | string,
  audience: Audience = 'everyone',
): Entry {
  return {
    index,
    at: 1_000 * index,
    from,
    audience,
    visibility: visibilities[audience],
    body: typeof body === 'string' ? { kind: 'text', text: body } : body,
  }
}
