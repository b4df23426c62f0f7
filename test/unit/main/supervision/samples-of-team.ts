import * as v from 'valibot'
import {
  UserId,
  type AgentFacts,
  type Audience,
  type Chat,
  type ChatReport,
  Mode,
} from '../../../../preload/contract/index.ts'
import { SupervisedChat } from '../../../../main/supervision/chat.ts'
import { agent, chatId, customer, me, report } from './samples.ts'

export { chatId }

const standings: Record<Mode, Audience> = { Monitor: 'supervisors', Coach: 'agents', BargeIn: 'everyone' }

/** Bo, who talks with the customer of every sample. */
export const bo: AgentFacts = {
  id: v.parse(UserId, agent.userId),
  name: 'Bo Lindqvist',
  userName: 'bo',
  groups: ['Retail'],
  status: 'Ready',
  ready: true,
}

function view(news: ChatReport): Chat {
  const chat = new SupervisedChat(news.id, me, false, Mode.options)
  chat.report(news, 0)
  return chat.view()
}

/** Bo's chat with the supervisor in it; null: the server has not said how. */
export function chatIn(mode: Mode | null, more: Partial<ChatReport> = {}): Chat {
  if (mode === null) return view({ id: chatId, state: 'Chatting', participants: [agent, customer], ...more })
  return view(report(standings[mode], more))
}

export const invited = (more: Partial<ChatReport> = {}): Chat =>
  view({ id: chatId, state: 'Invited', participants: [agent, customer], capabilities: ['Accept', 'Reject'], ...more })
