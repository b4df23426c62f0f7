import type { Chat, Mode } from '../../preload/contract/index.ts'
import type { BargeInAsking } from './barge-in.svelte.ts'
import { bargeInQuestion } from './mode-words.ts'
import type { Workspace } from './workspace.svelte.ts'

/** What can be switched, and switches. */
export type Switches = Pick<Workspace, 'canSwitchTo' | 'switchMode'>

/** Switches the chat that was meant, whatever is open once the question before Barge in is answered. */
export function chooseMode(switches: Switches, bargeIn: BargeInAsking, chat: Chat, mode: Mode): void {
  if (!switches.canSwitchTo(mode)) return
  const { id } = chat
  const act = (confirmed: boolean): void => void switches.switchMode(id, mode, confirmed)
  if (mode === 'BargeIn' && chat.mode.known !== 'BargeIn') bargeIn.ask(bargeInQuestion(chat), act)
  else act(false)
}
