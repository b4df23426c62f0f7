import { isOver, type Chat, type ChatFacts, type Entry, type Participant } from '../../preload/contract/index.ts'

/** Whether there is a customer in the chat, and whether one waits. */
export function waitIn(
  { state, participants }: Pick<ChatFacts, 'state' | 'participants'>,
  entries: readonly Entry[],
): Pick<Chat, 'customerGone' | 'waitingSince'> {
  const customerGone = isCustomerGone(participants, entries)
  return { customerGone, waitingSince: isOver(state) || customerGone ? null : waitingSince(entries) }
}

/** Since when the customer waits: the first of the customer's messages that no agent has answered to everyone; null when answered. */
export function waitingSince(entries: readonly Entry[]): number | null {
  let since: number | null = null
  for (let place = entries.length - 1; place >= 0; place -= 1) {
    const entry = entries[place]
    if (entry?.body.kind !== 'text' || entry.audience !== 'everyone') continue
    if (entry.from?.kind === 'customer') since = entry.at ?? since
    else if (entry.from?.kind === 'agent') break
  }
  return since
}

/**
 * Whether no customer is in the chat: a list of participants has none (an empty one says nothing of anybody), or each
 * customer's last line is that they left.
 */
function isCustomerGone(participants: readonly Participant[], entries: readonly Entry[]): boolean {
  if (participants.length > 0 && !participants.some(({ kind }) => kind === 'customer')) return true
  const gone = new Set<string>()
  for (let place = entries.length - 1; place >= 0; place -= 1) {
    const entry = entries[place]
    if (entry?.from?.kind !== 'customer') continue
    const { participantId } = entry.from
    if (entry.body.kind === 'left') gone.add(participantId)
    else if (!gone.has(participantId)) return false
  }
  return gone.size > 0
}
