import type { Chat } from '../../preload/contract/index.ts'

/**
 * Whether the supervisor handles the chat himself, as its agent: `GET /me/chats` lists such chats too. No switch of modes is
 * offered there, *Complete* is, and no other agent takes part. To leave one would end it for its customer (API page
 * *ChatLeave*), so the program never does so by itself.
 */
export function isHandledByOneself({ capabilities, participants, self }: Chat): boolean {
  const supervised = capabilities.some((name) => name.startsWith('SwitchTo'))
  const others = participants.some(
    ({ kind, audience, participantId }) =>
      kind === 'agent' && audience === 'everyone' && participantId !== self?.participantId,
  )
  return !supervised && !others && capabilities.includes('Complete')
}

/** Whether the program may leave the chat by itself, as it does at its end. */
export function mayBeLeft(chat: Chat): boolean {
  return chat.canLeave && !isHandledByOneself(chat)
}
