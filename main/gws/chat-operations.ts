import type { ChatId, Mode, SendAudience, UserId } from '../../preload/contract/index.ts'
import type { Accepted } from '../backend/operations.ts'
import type { Http } from './http.ts'
import type { JsonObject } from './json.ts'
import { operate, pathOf } from './operation.ts'

/**
 * Operations on a chat of one's own (Chat API: `POST /me/chats/{id}`). Each answers when the server has accepted it.
 * `Complete` is missing on purpose: it ends the customer's session, and a supervisor leaves.
 */
export function createChatOperations(http: Http) {
  const on = (id: ChatId, operationName: string, parameters?: JsonObject): Promise<Accepted> =>
    operate(http, ['me', 'chats', id], operationName, parameters)
  /** Made of this server's own address, never of one that a payload names. */
  const uriOf = (user: UserId): string => `${http.base}${pathOf('users', user)}`

  return {
    /** That it is accepted is not that it is done: the mode is what `ParticipantsUpdated` says. */
    switchMode: (id: ChatId, mode: Mode) => on(id, `SwitchTo${mode}`),

    /** To everyone, the customer too. */
    sendMessage: (id: ChatId, text: string) => on(id, 'SendMessage', { text }),
    /** To agents only. */
    sendToAgents: (id: ChatId, text: string) => on(id, 'SendToAgents', { text }),
    typing: (id: ChatId, audience: SendAudience, active: boolean) => on(id, typingOperation(audience, active)),
    sendNotice: (id: ChatId, audience: SendAudience, noticeText: string) =>
      on(id, audience === 'agents' ? 'SendCustomNoticeToAgents' : 'SendCustomNotice', { noticeText }),
    /** To everyone, the customer too. */
    sendUrl: (id: ChatId, url: string) => on(id, 'SendUrl', { url }),

    accept: (id: ChatId, nickname?: string) => on(id, 'Accept', { nickname }),
    reject: (id: ChatId) => on(id, 'Reject'),
    leave: (id: ChatId, text?: string) => on(id, 'Leave', { text }),

    transferTo: (id: ChatId, user: UserId) => on(id, 'Transfer', { targetUri: uriOf(user) }),
    transferToQueue: (id: ChatId, queueName: string) => on(id, 'Transfer', { queueName }),
    /** Into the conversation with the customer. */
    invite: (id: ChatId, user: UserId) => on(id, 'Invite', { targetUri: uriOf(user) }),
    /** Seen by agents only. */
    consult: (id: ChatId, user: UserId) => on(id, 'Consult', { targetUri: uriOf(user) }),
    /** The API's page calls the parameter by both names. */
    removeParticipant: (id: ChatId, user: UserId) =>
      on(id, 'RemoveParticipantFromConference', { targetUri: uriOf(user), userUri: uriOf(user) }),

    attachUserData: (id: ChatId, userData: Record<string, string>) => on(id, 'AttachUserData', { userData }),
    updateUserData: (id: ChatId, userData: Record<string, string>) => on(id, 'UpdateUserData', { userData }),
    deleteUserData: (id: ChatId, keys: string[]) => on(id, 'DeleteUserData', { keys }),
    setDisposition: (id: ChatId, disposition: string) => on(id, 'SetDisposition', { disposition }),
    setInFocus: (id: ChatId, inFocus: boolean) => on(id, 'SetInFocus', { inFocus }),
  }
}

function typingOperation(audience: SendAudience, active: boolean): string {
  return `Send${active ? 'Start' : 'Stop'}Typing${audience === 'agents' ? 'ToAgents' : ''}Notification`
}
