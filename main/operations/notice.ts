import type { SendAudience } from '../../preload/contract/index.ts'
import { toEveryone, whileChatting, type Definition, type Offer } from './operation.ts'

/** Writes a line that is nobody's message. Without a capability of its own it is offered where writing to the same is. */
const notice = (
  audience: SendAudience,
  offer: Offer,
): Required<Pick<Definition<'noticeToAgents' | 'noticeToEveryone'>, 'offer' | 'line' | 'send'>> => ({
  offer,
  line: ({ text }) => ({ audience, text }),
  send: (server, { id }, { text }) => server.sendNotice(id, audience, text),
})

export const noticeToAgents: Definition<'noticeToAgents'> = notice(
  'agents',
  whileChatting('SendCustomNoticeToAgents', 'SendToAgents'),
)
export const noticeToEveryone: Definition<'noticeToEveryone'> = notice(
  'everyone',
  toEveryone('SendCustomNotice', 'SendMessage'),
)
