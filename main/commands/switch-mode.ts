import * as m from '#messages'
import type { Mode } from '../../preload/contract/index.ts'
import type { Command } from './command.ts'

/** Switches the focused chat to a mode. */
export const switchMode = (mode: Mode, accelerator: string): Command => ({
  accelerator,
  aimed: true,
  tapped: false,
  hindrance: ({ focused }) =>
    focused() === null ? { title: m.commands.noneFocused(), text: m.commands.noneFocusedHint() } : null,
  run({ focused, modes }) {
    const chat = focused()
    if (chat !== null) modes.ask(chat, mode)
  },
})
