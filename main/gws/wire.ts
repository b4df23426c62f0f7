/** What the server sends, read and translated into the contract's model. */
export { readChat } from './wire/chats.ts'
export { readIndex, readLines, type Lines } from './wire/messages.ts'
export { readNotification, type Notification } from './wire/notification.ts'
