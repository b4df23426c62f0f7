/** What the floor shows under its header. */
export type Tab = 'chats' | 'team' | 'wall'

export const tabs: readonly { name: Tab; label: string }[] = [
  { name: 'chats', label: 'Chats' },
  { name: 'team', label: 'Team' },
  { name: 'wall', label: 'Wall' },
]
