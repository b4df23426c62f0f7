import type { Participant, Target } from '../../preload/contract/index.ts'
import { isTarget, PERSON_LIMIT, whileChatting, type Definition } from './operation.ts'

/** Gives the chat to another agent, or to whoever is next in a queue. */
export const transfer: Definition<'transfer'> = {
  offer: whileChatting('Transfer'),
  send: (server, { id }, { target }) =>
    target.kind === 'queue' ? server.transferToQueue(id, target.name) : server.transferTo(id, target.userId),
  effect: ({ kind, target }) => ({
    subject: { kind, target },
    about: kind,
    limit: PERSON_LIMIT,
    isTold: ({ report, facts, before }) =>
      facts.state !== 'Chatting' || (report.participants !== undefined && hasMoved(before, target, facts.participants)),
  }),
}

/** Another agent has the chat: whoever had it is gone, or, where that can be told, the target has come. */
function hasMoved(before: readonly Participant[], target: Target, now: readonly Participant[]): boolean {
  const left = before.some(({ participantId }) => !now.some((each) => each.participantId === participantId))
  if (left || target.kind === 'queue') return left
  const isThere = (some: readonly Participant[]) => some.some((each) => isTarget(each, target))
  return isThere(now) && !isThere(before)
}
