import { Operation, type ChatFacts, type Mode, type ModeState } from '../../preload/contract/index.ts'
import { certainMode } from './mode.ts'

/**
 * What can be done to a chat now: the server's capabilities ∩ what the mode allows, like `audience.ts` for what can be
 * written. Monitoring is inert, so in Monitor there is nothing here: user data and dispositions show on the agent's
 * desktop, and being in focus is a read mark.
 */

interface Rule {
  /** Any of them is enough, as the server lists them, aliases resolved. */
  capabilities: readonly string[]
  modes: readonly Mode[]
  /** In which states of the chat; after leaving it, what belongs to it may still be put in order. */
  states: readonly string[]
}

const visible: readonly Mode[] = ['Coach', 'BargeIn']
const during = ['Chatting']
const duringAndAfter = ['Chatting', 'LeftChat']

const invited = (capability: string): Rule => ({ capabilities: [capability], modes: [], states: ['Invited'] })
const inChat = (...capabilities: string[]): Rule => ({ capabilities, modes: visible, states: during })
const toEveryone = (...capabilities: string[]): Rule => ({ capabilities, modes: ['BargeIn'], states: during })
const inOrder = (capability: string): Rule => ({
  capabilities: [capability],
  modes: visible,
  states: duringAndAfter,
})

/**
 * The API's list of capabilities has no names for notices, pushed addresses and removing; a server that lists them is
 * taken at its word, and else what they are a kind of is asked for: sending to the same audience, inviting.
 */
const rules: Readonly<Record<Operation, Rule>> = {
  accept: invited('Accept'),
  reject: invited('Reject'),
  transfer: inChat('Transfer'),
  invite: inChat('Invite'),
  consult: inChat('Consult'),
  remove: inChat('RemoveParticipantFromConference', 'Invite'),
  pushUrl: toEveryone('SendUrl', 'PushUrl', 'SendMessage'),
  noticeToEveryone: toEveryone('SendCustomNotice', 'SendMessage'),
  noticeToAgents: inChat('SendCustomNoticeToAgents', 'SendToAgents'),
  addUserData: inOrder('AttachUserData'),
  changeUserData: inOrder('UpdateUserData'),
  deleteUserData: inOrder('DeleteUserData'),
  setDisposition: inOrder('SetDisposition'),
  setInFocus: inChat('SetInFocus'),
}

export function offers(chat: Pick<ChatFacts, 'state' | 'capabilities'> & { mode: ModeState }): Operation[] {
  const mode = certainMode(chat.mode)
  return Operation.options.filter((operation) => {
    const { capabilities, modes, states } = rules[operation]
    if (!states.includes(chat.state) || !capabilities.some((name) => chat.capabilities.includes(name))) return false
    return chat.state === 'Invited' || (mode !== null && modes.includes(mode))
  })
}
