import * as m from '#messages'
import { isIn, isTarget, PERSON_LIMIT, whileChatting, type Definition } from './operation.ts'

/** Brings another agent in whom agents alone see. */
export const consult: Definition<'consult'> = {
  offer: whileChatting('Consult'),
  objection: ({ target }, chat) => (isIn(chat, target) ? m.refusals.inChat(target) : null),
  send: (server, { id }, { target }) => server.consult(id, target.userId),
  effect: ({ kind, target }) => ({
    subject: { kind, target },
    about: `${kind} ${target.userId}`,
    limit: PERSON_LIMIT,
    isTold: ({ report, facts }) =>
      report.participants !== undefined && facts.participants.some((each) => isTarget(each, target)),
  }),
}
