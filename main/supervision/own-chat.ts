import type { Chat, ChatFacts, Participant } from '../../preload/contract/index.ts'

/** Whether any switch of modes is offered: then, and only then, the chat is certainly a supervised one. */
export const offersSwitch = ({ capabilities }: Pick<ChatFacts, 'capabilities'>): boolean =>
  capabilities.some((name) => name.startsWith('SwitchTo'))

/** Whether somebody is an agent who talks with the customer; a bot or a supervisor handles no chat, as far as they are told. */
export const handlesChats = ({ kind, role, audience }: Participant): boolean =>
  kind === 'agent' && role === undefined && audience === 'everyone'

/**
 * Whether the supervisor handles the chat himself, as its agent: `GET /me/chats` lists such chats too. No switch of modes is
 * offered there, *Complete* is, and no other agent takes part. To leave one would end it for its customer (API page
 * *ChatLeave*), so the program never does so by itself.
 */
export function isHandledByOneself(chat: Pick<Chat, 'capabilities' | 'participants' | 'self'>): boolean {
  const { capabilities, participants, self } = chat
  const others = participants.some((one) => handlesChats(one) && one.participantId !== self?.participantId)
  return !offersSwitch(chat) && !others && capabilities.includes('Complete')
}

/** Whether the program may leave the chat by itself, as it does at its end. */
export function mayBeLeft(chat: Chat): boolean {
  return chat.canLeave && !isHandledByOneself(chat)
}
