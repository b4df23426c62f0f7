/** What the floor shows under its header. */
export type Tab = 'chats' | 'wall'

export const tabs: readonly { name: Tab; label: string }[] = [
  { name: 'chats', label: 'Chats' },
  { name: 'wall', label: 'Wall' },
]
