import type { Change, Chat, ChatId } from '../../preload/contract/index.ts'

export function chatsById(chats: readonly Chat[]): ReadonlyMap<ChatId, Chat> {
  return new Map(chats.map((chat) => [chat.id, chat]))
}

/** The chats after a batch of changes; the same map where none is about a chat. */
export function changedChats(chats: ReadonlyMap<ChatId, Chat>, changes: readonly Change[]): ReadonlyMap<ChatId, Chat> {
  if (!changes.some(({ kind }) => kind === 'chat' || kind === 'chatRemoved')) return chats
  const changed = new Map(chats)
  for (const change of changes) {
    if (change.kind === 'chat') changed.set(change.chat.id, change.chat)
    else if (change.kind === 'chatRemoved') changed.delete(change.chatId)
  }
  return changed
}
