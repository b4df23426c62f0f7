import * as m from '#messages'
import { audienceOfMode, neighbour, type Chat } from '../../preload/contract/index.ts'
import type { Command, CommandContext } from './command.ts'

/** Chats to go through. */
interface Among {
  chats: (context: CommandContext) => Chat[]
  none: () => ReturnType<Command['hindrance']>
}

/** Focuses the next of some chats in their order, or the one before; where the focused one is not among them, the first or the last. */
export const goToChat = (by: 1 | -1, accelerator: string, { chats, none }: Among): Command => ({
  accelerator,
  aimed: true,
  tapped: true,
  hindrance: (context) => (chats(context).length === 0 ? none() : null),
  run(context) {
    const next = neighbour(chats(context), context.focused()?.id ?? null, by)
    if (next === null) return
    context.modes.disarm()
    context.focus(next.id)
    const { known } = next.mode
    if (known === null) context.tell(next, m.commands.focusedUnknown(), 'plain')
    else context.tell(next, m.commands.focused({ standing: m.modes.standing({ mode: known }) }), audienceOfMode[known])
  },
})

/** Those that go on, in the list's order. */
export const running: Among = {
  chats: ({ chats }) => chats().filter(({ state }) => state === 'Chatting'),
  none: () => ({ title: m.commands.noChats(), text: m.commands.noChatToGoTo() }),
}

/** Those that need somebody, whether the list shows them or not. */
export const inNeed: Among = {
  chats: ({ inNeed, chat }) =>
    inNeed()
      .flatMap((id) => chat(id) ?? [])
      .filter(({ own, state }) => !own && state === 'Chatting'),
  none: () => ({ title: m.commands.noneInNeed(), text: m.commands.noneInNeedHint() }),
}
