import { failure, type operationRequests } from '../preload/contract/index.ts'
import type { HandlersOf } from './ipc.ts'
import type { Operations } from './operations.ts'

const signedOut = failure('signedOut', 'You are signed out. Sign in again.')

/** Answers the requests about the chats of whatever session there is. */
export function operationHandlers(current: () => Operations | null): HandlersOf<typeof operationRequests> {
  return {
    operate: ({ chatId, operation }) => current()?.operate(chatId, operation) ?? signedOut,
    dismissPending: ({ chatId, id }) => current()?.dismiss(chatId, id) ?? signedOut,
  }
}
