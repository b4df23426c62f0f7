import type { Chat, ChatId } from '../../preload/contract/index.ts'

/**
 * The chats that hotkeys walk through: as the window shows them, those that it does not show left out. By start, as they
 * come, where the window has not said (null), or shows none of those that there are.
 */
export function inShownOrder<Shown extends Pick<Chat, 'id'>>(
  chats: readonly Shown[],
  order: readonly ChatId[] | null,
): Shown[] {
  if (order === null) return [...chats]
  const byId = new Map(chats.map((chat) => [chat.id, chat]))
  const shown = [...new Set(order)].flatMap((id) => byId.get(id) ?? [])
  return shown.length > 0 ? shown : [...chats]
}
