import * as m from '#messages'
import { EFFECT_LIMIT, isIn, isTarget, whileChatting, type Definition } from './operation.ts'

/**
 * Takes an agent out of the chat. The API's list of capabilities has no name for it; a server that lists the operation is
 * taken at its word, and else what it is a kind of is asked for: inviting.
 */
export const remove: Definition<'remove'> = {
  offer: whileChatting('RemoveParticipantFromConference', 'Invite'),
  objection: ({ target }, chat) => {
    if (chat.self?.userId === target.userId) return m.refusals.leaveInstead()
    return isIn(chat, target) ? null : m.refusals.notInChat(target)
  },
  send: (server, { id }, { target }) => server.removeParticipant(id, target.userId),
  effect: ({ kind, target }) => ({
    subject: { kind, target },
    about: `${kind} ${target.userId}`,
    limit: EFFECT_LIMIT,
    isTold: ({ report, facts }) =>
      report.participants !== undefined && !facts.participants.some((each) => isTarget(each, target)),
  }),
}
