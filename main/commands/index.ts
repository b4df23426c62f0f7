import type { CommandTable } from './command.ts'
import { goToChat, inNeed, running } from './go-to-chat.ts'
import { showWindow } from './show-window.ts'
import { switchMode } from './switch-mode.ts'

/** Every command. Its name for people is a message (`commands.title`), its id stands in the contract. */
export const commands: CommandTable = {
  monitor: switchMode('Monitor', 'Ctrl+Shift+F9'),
  coach: switchMode('Coach', 'Ctrl+Shift+F10'),
  bargeIn: switchMode('BargeIn', 'Ctrl+Shift+F11'),
  nextInNeed: goToChat(1, 'Ctrl+Shift+F6', inNeed),
  nextChat: goToChat(1, 'Ctrl+Shift+F8', running),
  previousChat: goToChat(-1, 'Ctrl+Shift+F7', running),
  showWindow: showWindow('Ctrl+Shift+F12'),
}
