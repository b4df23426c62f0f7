import * as m from '#messages'

/** What the floor shows under its header. */
export type Tab = 'chats' | 'team' | 'wall'

export const tabs: readonly { name: Tab; label: () => string }[] = [
  { name: 'chats', label: () => m.list.title() },
  { name: 'team', label: () => m.team.title() },
  { name: 'wall', label: () => m.wall.title() },
]
