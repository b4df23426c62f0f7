import { failure } from '../../preload/contract/index.ts'

/** Answers that more than one kind of request can have. */
export const unknownChat = failure('unknownChat', 'This chat is no longer among your chats.')
export const signedOut = failure('signedOut', 'You are signed out. Sign in again.')
