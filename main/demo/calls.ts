import type { Chat, Person, Visibility } from './chat.ts'
import type { ChatContext, Operation, Outcome } from './outcome.ts'
import { done, lastSegment, missing, notFound, refused, text } from './outcome.ts'

/** Transfer, Invite, Consult, RemoveParticipantFromConference: who else comes into a chat, and who has to go. */

/** Another agent takes over; whoever had the chat goes. */
export const transfer: Operation = (context) => {
  const { centre, behaviour, chat, body } = context
  const uri = text(body, 'targetUri')
  if (uri === null && text(body, 'queueName') === null) return missing('targetUri')
  const target = uri === null ? idleAgent(context) : centre.agent(lastSegment(uri))
  if (target === undefined) return notFound('The target')
  if (target.id === chat.agentId) return refused(2, 'The chat is with this agent already.')
  return call(context, target, () => {
    const former = chat.agentId
    centre.addAgent(chat.id, target, 'All')
    centre.removeAgent(chat.id, former)
    chat.agentId = target.id
    if (behaviour.afterTransfer !== 'stays') centre.leave(chat.id, behaviour.afterTransfer)
  })
}

/** Somebody else comes, whom everyone sees (Invite), or agents only (Consult). */
export function invite(visibility: Visibility): Operation {
  return (context) => {
    const { centre, chat, body } = context
    const uri = text(body, 'targetUri')
    if (uri === null) return missing('targetUri')
    const target = centre.agent(lastSegment(uri))
    if (target === undefined) return notFound('The target')
    const there = chat.parties.find((party) => party.userId === target.id)
    if (there !== undefined && (there.visibility === 'All' || visibility !== 'All')) {
      return refused(2, 'The target is in the chat already.')
    }
    return call(context, target, () => centre.addAgent(chat.id, target, visibility))
  }
}

export const remove: Operation = ({ centre, behaviour, chat, body }) => {
  const uri = text(body, behaviour.removeTakes)
  if (uri === null) return missing(behaviour.removeTakes)
  const agents = chat.parties.filter((party) => centre.agents.some((agent) => agent.id === party.userId))
  const userId = agents.find((party) => party.userId === lastSegment(uri))?.userId ?? null
  if (userId === null) return notFound('The participant')
  if (agents.length === 1) return refused(2, 'The last agent cannot be removed.')
  // Servers tell each other so in a line of whoever asked (API page *ChatRemoveParticipantFromConference*).
  const order = `REMOVE_PARTICIPANT_FROM_CONFERENCE${userId}`
  centre.say(chat.id, { from: 'supervisor', visibility: 'Agents', type: 'Notice', text: order })
  centre.removeAgent(chat.id, userId)
  return done()
}

/** Somebody is asked to come: the reply says no more than that. */
function call({ centre, behaviour, chat }: ChatContext, target: Person, come: () => void): Outcome {
  const { calls, callDelay: ms, referenceIds } = behaviour
  const referenceId = referenceIds ? centre.nextReference() : null
  const accepted = referenceId === null ? done() : done({ referenceId })
  const name = `${target.firstName} ${target.lastName}`
  switch (calls) {
    case 'answered':
      return { ...accepted, later: { ms, run: () => whileItLasts(chat, come) } }
    case 'refused': {
      const refuse = () => centre.reportError(chat.id, `${name} did not take the chat.`, referenceId)
      return { ...accepted, later: { ms, run: () => whileItLasts(chat, refuse) } }
    }
    case 'unanswered':
      return accepted
  }
}

/** The chat may be over by the time somebody answers. */
function whileItLasts(chat: Chat, act: () => void): void {
  if (!chat.ended) act()
}

/** Whoever answers a queue. */
function idleAgent({ centre, chat }: ChatContext): Person | undefined {
  return centre.agents.find((agent) => agent.id !== chat.agentId && agent.ready)
}
