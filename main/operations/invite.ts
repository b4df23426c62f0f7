import * as m from '#messages'
import { isTarget, PERSON_LIMIT, whileChatting, type Definition } from './operation.ts'

/** Brings another agent into the conversation with the customer. */
export const invite: Definition<'invite'> = {
  offer: whileChatting('Invite'),
  // Who was only consulted, whom not everyone sees, can still be invited.
  objection: ({ target }, { participants }) =>
    participants.some(({ userId, audience }) => userId === target.userId && audience === 'everyone')
      ? m.refusals.inConversation(target)
      : null,
  send: (server, { id }, { target }) => server.invite(id, target.userId),
  effect: ({ kind, target }) => ({
    subject: { kind, target },
    about: `${kind} ${target.userId}`,
    limit: PERSON_LIMIT,
    isTold: ({ report, facts }) =>
      report.participants !== undefined &&
      facts.participants.some((each) => isTarget(each, target) && each.audience !== 'agents'),
  }),
}
