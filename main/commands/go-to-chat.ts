import * as m from '#messages'
import { audienceOfMode, neighbour, type Chat } from '../../preload/contract/index.ts'
import type { Command, CommandContext } from './command.ts'

/** Focuses the next chat in the list's order, or the one before. */
export const goToChat = (by: 1 | -1, accelerator: string): Command => ({
  accelerator,
  aimed: true,
  tapped: true,
  hindrance: (context) =>
    running(context).length === 0 ? { title: m.commands.noChats(), text: m.commands.noChatToGoTo() } : null,
  run(context) {
    const next = neighbour(running(context), context.focused()?.id ?? null, by)
    if (next === null) return
    context.modes.disarm()
    context.focus(next.id)
    const { known } = next.mode
    if (known === null) context.tell(next, m.commands.focusedUnknown(), 'plain')
    else context.tell(next, m.commands.focused({ standing: m.modes.standing({ mode: known }) }), audienceOfMode[known])
  },
})

const running = ({ chats }: CommandContext): Chat[] => chats().filter(({ state }) => state === 'Chatting')
