import type { CommandTable } from './command.ts'
import { goToChat } from './go-to-chat.ts'
import { showWindow } from './show-window.ts'
import { switchMode } from './switch-mode.ts'

/** Every command. Its name for people is a message (`commands.title`), its id stands in the contract. */
export const commands: CommandTable = {
  monitor: switchMode('Monitor', 'Ctrl+Shift+F9'),
  coach: switchMode('Coach', 'Ctrl+Shift+F10'),
  bargeIn: switchMode('BargeIn', 'Ctrl+Shift+F11'),
  nextChat: goToChat(1, 'Ctrl+Shift+F8'),
  previousChat: goToChat(-1, 'Ctrl+Shift+F7'),
  showWindow: showWindow('Ctrl+Shift+F12'),
}
