import * as m from '#messages'
import { shownName, type Chat } from '../../preload/contract/index.ts'

/** So much of a name leaves room for the mode in a title, a note and a tray's tooltip, characters. */
const SHORT = 32

/** How a chat is called where there is little room: by its customer and agent. */
export function chatTitle({ customer, agent }: Pick<Chat, 'customer' | 'agent'>): string {
  return [shownName(customer, { limit: SHORT }) || m.chat.someCustomer(), shownName(agent, { limit: SHORT })]
    .filter(Boolean)
    .join(' · ')
}
