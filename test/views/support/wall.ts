import type { Chat, Mode, Snapshot } from '../../../preload/contract/index.ts'
import { chat, desk, entry, MINUTE, NOW, participant } from './fixtures.ts'

const customers = ['Ada Brandt', 'Ben Castro', 'Cleo Dahl', 'Dov Erez', 'Eva Fink', 'Finn Gray']
const agents = ['Bo Lindqvist', 'Ann Berger', 'Cy Duarte', 'Dee Moreau']
const modes: Mode[] = ['Monitor', 'Coach', 'BargeIn', 'Monitor']

/** So many chats, the oldest first, named by number. */
function manyChats(count: number): Chat[] {
  return Array.from({ length: count }, (_, at) => {
    const customer = `${customers[at % customers.length] ?? ''} ${at + 1}`
    const agent = agents[at % agents.length] ?? ''
    const says = participant(customer, 'customer')
    const lines = [
      entry(1, participant(agent, 'agent'), 'Let me look that up for you, it only takes a moment.'),
      entry(2, participant('Jana Maric', 'agent', 'agents'), 'Ask for the order number first', 'agents'),
      entry(3, says, `Is my parcel number ${at + 1} on its way, or do I have to call again?`),
    ]
    return chat(`chat-${at + 1}`, customer, agent, modes[at % modes.length] ?? 'Monitor', {
      receivedAt: NOW - (60 - at) * MINUTE,
      waitingSince: at % 3 === 0 ? null : NOW - at * 9_000,
      unread: at % 5,
      lastEntry: lines.at(-1) ?? null,
      recent: lines,
    })
  })
}

export const wallOf = (count: number, fields: Partial<Snapshot> = {}): Snapshot =>
  desk('Coach', { chats: manyChats(count), focused: null, ...fields })

/** The id of the chat at a place of the snapshot. */
export function idOf({ chats }: Snapshot, place: number): Chat['id'] {
  const found = chats[place]
  if (found === undefined) throw new Error(`no chat at ${place}`)
  return found.id
}
