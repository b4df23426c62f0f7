import { isTarget, NOTHING_ASKED, PERSON_LIMIT, whileChatting, type Definition } from './operation.ts'

/** Brings another agent into the conversation with the customer. */
export const invite: Definition<'invite'> = {
  offer: whileChatting('Invite'),
  // Who was only consulted, whom not everyone sees, can still be invited.
  objection: ({ target }, { participants }) =>
    participants.some(({ userId, audience }) => userId === target.userId && audience === 'everyone')
      ? `${target.name} takes part in this conversation already. ${NOTHING_ASKED}`
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
