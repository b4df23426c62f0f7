/** What the server sends, read and translated into the contract's model. */
export { readChat } from './wire/chats.ts'
export { readIndex, readLines } from './wire/messages.ts'
export { readNotification } from './wire/notification.ts'
