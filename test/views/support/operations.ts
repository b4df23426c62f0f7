import { Operation, type Chat, type Mode, type Snapshot } from '../../../preload/contract/index.ts'
import { bo, desk, jana, participant, tom, tomsChat } from './fixtures.ts'

const mara = participant('Mara Vogt', 'agent', 'agents')
const dana = participant('Dana Roth', 'agent', 'supervisors')
/** Whatever may be offered in a running chat. */
export const all = Operation.options.filter((one) => one !== 'accept' && one !== 'reject')

/** Tom's chat with all that can be done to it, open on the desk. */
export const withTom = (mode: Mode, facts: Partial<Chat> = {}): Snapshot => {
  const base = desk(mode)
  const chat = tomsChat(mode, { offers: all, participants: [tom, bo, mara, dana, jana(mode)], ...facts })
  return { ...base, chats: base.chats.map((one) => (one.id === 'tom' ? chat : one)) }
}
export const pending = (
  subject: Chat['pending'][number]['subject'],
  state: Chat['pending'][number]['state'],
  id = 1,
) => ({
  id,
  subject,
  state,
})
export const toMara = { kind: 'agent', userId: 'mara-vogt' as never, name: 'Mara Vogt' } as const
