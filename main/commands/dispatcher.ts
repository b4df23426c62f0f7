import * as m from '#messages'
import type { Chat, ChatId, HotkeyCommand } from '../../preload/contract/index.ts'
import { chatTitle } from '../supervision/chat-title.ts'
import type { CommandContext, CommandParts } from './command.ts'
import { commands } from './index.ts'
import { ModeSwitching } from './mode-switching.ts'

/** Carries out commands. They act on the focused chat, without a window in the path, and say what they did. */
export class CommandDispatcher {
  readonly #context: CommandContext

  constructor(parts: CommandParts) {
    const context: CommandContext = {
      ...parts,
      tell(chat, text, tone) {
        if (tone !== 'error' && parts.windowHasFocus()) return
        parts.note({ title: chatTitle(chat), text, tone })
      },
      get modes() {
        return modes
      },
    }
    const modes = new ModeSwitching(context)
    this.#context = context
  }

  /** A command was asked for while the chat `aim` was focused. It acts on that chat or not at all. */
  press(id: HotkeyCommand, aim: ChatId | null): void {
    const command = commands[id]
    if (command.aimed && aim !== (this.#context.focused()?.id ?? null)) return this.#drop(id, aim)
    const hindrance = command.hindrance(this.#context)
    if (hindrance === null) command.run(this.#context)
    else this.#context.note({ ...hindrance, tone: 'plain' })
  }

  chatChanged(chat: Chat): void {
    this.#context.modes.chatChanged(chat)
  }

  /** The focus has moved between the press and now: the chat that is focused is not the one that was meant. */
  #drop(id: HotkeyCommand, aim: ChatId | null): void {
    this.#context.modes.disarm()
    const chat = aim === null ? null : this.#context.chat(aim)
    const command = m.commands.title({ command: id })
    this.#context.note({
      title: chat === null ? m.commands.gone() : chatTitle(chat),
      text: aim === null ? m.commands.droppedNoChat({ command }) : m.commands.droppedOtherChat({ command }),
      tone: 'error',
    })
  }
}
