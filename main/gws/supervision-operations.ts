import type { ChatId, Mode, UserId } from '../../preload/contract/index.ts'
import type { Accepted } from '../backend/operations.ts'
import type { Http } from './http.ts'
import { operate } from './operation.ts'

/** Operations on an agent's chats (Supervisor API: `POST /users/{id}/…`). */
export function createSupervisionOperations(http: Http) {
  return {
    /**
     * Joins an agent's next chat, or all that come, in a mode; chats that run already are not joined. Without a nickname
     * agent and customer read the user name.
     */
    watch: (userId: UserId, mode: Mode, scope: 'NextChat' | 'AllChats', nickname?: string): Promise<Accepted> =>
      operate(http, ['users', userId, 'channels', 'chat'], mode, { supervisorMonitoringMode: scope, nickname }),

    /** Chats that were joined stay: leave each. */
    cancelWatching: (userId: UserId): Promise<Accepted> =>
      operate(http, ['users', userId, 'channels', 'chat'], 'CancelSupervisorMonitoring'),

    /** Joins a chat that runs. The server answers with an invitation to accept. */
    intrude: (userId: UserId, chatId: ChatId, mode: Mode): Promise<Accepted> =>
      operate(http, ['users', userId, 'chats', chatId], 'Intrude', { supervisorVisibilityMode: mode }),

    /** Sets an agent's state on the chat channel; needs the feature `api-supervisor-agent-control`. */
    setReady: (userId: UserId, ready: boolean): Promise<Accepted> =>
      operate(http, ['users', userId, 'channels', 'chat'], ready ? 'Ready' : 'NotReady'),
  }
}
