import { Operation, type ChatFacts, type ModeState } from '../../preload/contract/index.ts'
import { definitions } from '../operations/index.ts'
import { certainMode } from './mode.ts'

/** What can be done to a chat now, like `audience.ts` for what can be written. */
export function offers(chat: Pick<ChatFacts, 'state' | 'capabilities'> & { mode: ModeState }): Operation[] {
  const mode = certainMode(chat.mode)
  return Operation.options.filter((operation) => {
    const { capabilities, modes, states } = definitions[operation].offer
    if (!states.includes(chat.state) || !capabilities.some((name) => chat.capabilities.includes(name))) return false
    return modes.length === 0 || (mode !== null && modes.includes(mode))
  })
}
