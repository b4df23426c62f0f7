import { invite, remove, transfer } from './calls.ts'
import type { Mode, Supervision, Visibility } from './chat.ts'
import type { ChatContext, Context, Operation, Outcome } from './outcome.ts'
import { done, missing, notFound, refused, text } from './outcome.ts'
import { changeUserData, deleteUserData, setDisposition } from './properties.ts'

/** `POST /me/chats/{id}`: an operation of the supervisor on a chat in which he takes part. */
export function operate(context: Context, chatId: string): Outcome {
  const name = text(context.body, 'operationName')
  if (name === null) return missing('operationName')
  const chat = context.centre.find(chatId)
  const supervision = chat?.supervision ?? null
  const operation = context.behaviour.unknownOperations.includes(name) ? undefined : operations.get(name)
  if (chat?.own === true && !chat.ended) {
    const asAgent = atOwnChat.get(name)
    return asAgent === undefined
      ? refused(2, `${name} is not possible in a chat of one’s own.`)
      : asAgent({ ...context, chat, mode: 'BargeIn' })
  }
  if (chat?.left === true && operation !== undefined && afterwards.has(operation)) {
    return operation({ ...context, chat, mode: 'Monitor' })
  }
  if (chat === undefined || supervision === null) return notFound(`The chat ${chatId}`)
  if (operation === undefined) return refused(1, `There is no operation ${name}.`)
  if (isOut(supervision) && !outside.has(name)) return refused(2, 'You are no participant of this chat.')
  if (!fitsState(name, supervision)) {
    return refused(2, `${name} is not possible while the chat is ${supervision.state}.`)
  }
  return operation({ ...context, chat, mode: supervision.mode })
}

function fitsState(name: string, supervision: Supervision): boolean {
  const answersInvitation = name === 'Accept' || name === 'Reject'
  return supervision.state === 'Invited' ? answersInvitation : !answersInvitation
}

/** The server took the supervisor out of the chat, which is still one of his. */
const isOut = ({ state, participantId }: Supervision): boolean => state === 'Chatting' && participantId === null

/** What needs no participant. */
const outside = new Set(['Leave', 'SetInFocus', 'InFocus'])

const operations = new Map<string, Operation>([
  ['SwitchToMonitor', switchTo('Monitor')],
  ['SwitchToCoach', switchTo('Coach')],
  ['SwitchToBargeIn', switchTo('BargeIn')],
  ['SwitchBargeIn', switchTo('BargeIn')],
  ['SendMessage', sending('All', says('text', 'Text'))],
  ['SendToAgents', sending('Agents', says('text', 'Text'))],
  ['SendStartTypingNotification', sending('All', types(true))],
  ['SendStopTypingNotification', sending('All', types(false))],
  ['SendStartTypingToAgentsNotification', sending('Agents', types(true))],
  ['SendStopTypingToAgentsNotification', sending('Agents', types(false))],
  ['SendCustomNotice', sending('All', says('noticeText', 'CustomNotice'))],
  ['SendCustomNoticeToAgents', sending('Agents', says('noticeText', 'CustomNotice'))],
  ['SendUrl', sending('All', says('url', 'PushUrl'))],
  ['Accept', accept],
  ['Reject', reject],
  ['Leave', leave],
  ['Complete', complete],
  ['Transfer', transfer],
  ['Invite', invite('All')],
  ['Consult', invite('Agents')],
  ['RemoveParticipantFromConference', remove],
  ['AttachUserData', changeUserData],
  ['UpdateUserData', changeUserData],
  ['DeleteUserData', deleteUserData],
  ['SetDisposition', setDisposition],
  ['SetInFocus', () => done()],
  ['InFocus', () => done()],
])

/** All that the demo can do in a supervised chat. */
export const operationNames: readonly string[] = [...operations.keys()]

/** What an agent can do in his own chat: where he is the only one, leaving ends it for the customer (API page *ChatLeave*). */
const atOwnChat = new Map<string, Operation>([
  ['SendMessage', ownSays],
  ['SendStartTypingNotification', () => done()],
  ['SendStopTypingNotification', () => done()],
  ['Leave', endOwn],
  ['Complete', endOwn],
  ['AttachUserData', changeUserData],
  ['UpdateUserData', changeUserData],
  ['DeleteUserData', deleteUserData],
  ['SetDisposition', setDisposition],
  ['SetInFocus', () => done()],
])

/** What can still be done to a chat that one has left. */
const afterwards = new Set<Operation>([changeUserData, deleteUserData, setDisposition])

function switchTo(wanted: Mode): Operation {
  return ({ centre, behaviour, chat, mode }) => {
    if (mode === wanted) return refused(2, `The chat is in this mode already.`)
    const ms = behaviour.switchDelay
    switch (behaviour.switches) {
      case 'work':
        return { ...done(), later: { ms, run: () => centre.switchMode(chat.id, wanted, behaviour.switchOrder) } }
      case 'refuse':
        return refused(behaviour.refusalStatus, behaviour.refusalMessage)
      case 'refuseLate':
        return { ...done(), later: { ms, run: () => centre.reportError(chat.id, behaviour.refusalMessage) } }
      case 'accept and forget':
        return done()
      case 'never reply':
        return { ...done(), silent: true }
    }
  }
}

/** Sends only where the mode lets something be sent to this audience, or where the server errs as it is known to. */
function sending(audience: Visibility, send: (context: ChatContext, audience: Visibility) => Outcome): Operation {
  return (context) => {
    const { behaviour, mode } = context
    if (mode === 'Monitor') return refused(behaviour.monitorSendStatus, 'Nothing can be sent while monitoring.')
    if (mode === 'Coach' && audience === 'All' && behaviour.sendMessageInCoach === 'refused') {
      return refused(behaviour.monitorSendStatus, 'Nothing can be sent to the customer while coaching.')
    }
    return send(context, audience)
  }
}

function says(field: 'text' | 'noticeText' | 'url', type: string) {
  return ({ centre, chat, body }: ChatContext, visibility: Visibility): Outcome => {
    const value = text(body, field)
    if (value === null) return missing(field)
    centre.say(chat.id, { from: 'supervisor', visibility, type, [field]: value })
    return done()
  }
}

function ownSays({ centre, chat, body }: ChatContext): Outcome {
  const value = text(body, 'text')
  if (value === null) return missing('text')
  centre.agentSays(chat.id, value)
  return done()
}

function endOwn({ centre, chat }: ChatContext): Outcome {
  centre.endChat(chat.id)
  return done()
}

function types(active: boolean) {
  return ({ centre, chat }: ChatContext, visibility: Visibility): Outcome => {
    centre.typing(chat.id, 'supervisor', active, visibility)
    return done()
  }
}

function accept({ centre, chat, mode, body }: ChatContext): Outcome {
  centre.join(chat.id, mode, text(body, 'nickname') ?? undefined)
  return done()
}

function reject({ centre, chat }: ChatContext): Outcome {
  centre.leave(chat.id)
  return done()
}

function leave({ centre, behaviour, chat, body }: ChatContext): Outcome {
  const farewell = text(body, 'text')
  if (farewell !== null) centre.say(chat.id, { from: 'supervisor', visibility: 'All', text: farewell })
  centre.leave(chat.id, behaviour.leaveEndsIn)
  return done()
}

/** Ends the chat for the customer as well: what a supervisor must not do by mistake. */
function complete({ centre, chat, body }: ChatContext): Outcome {
  const farewell = text(body, 'text')
  if (farewell !== null) centre.say(chat.id, { from: 'supervisor', visibility: 'All', text: farewell })
  centre.endChat(chat.id)
  return done()
}
