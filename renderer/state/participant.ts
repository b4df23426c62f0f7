import * as m from '#messages'
import { shownName, type Chat, type Participant } from '../../preload/contract/index.ts'

/** Whether a participant is the signed-in supervisor; a rejoin may give a new participant to the same user. */
export function isSelf({ self }: Chat, participant: Participant | null): boolean {
  if (self === null || participant === null) return false
  if (self.userId !== null && participant.userId !== null) return self.userId === participant.userId
  return self.participantId === participant.participantId
}

export const agentName = ({ agent }: Pick<Chat, 'agent'>): string => shownName(agent) || m.chat.noAgent()

export const senderName = (from: Participant, you: boolean): string => (you ? m.entry.you() : shownName(from.nickname))

/** The word after a name. On most servers, that someone is a supervisor shows only in whom they are hidden from. */
export const roleWord = (from: Participant, you: boolean): string =>
  m.entry.role({ who: who(from, you), audience: from.audience })

/** The word after a participant's name in the list of who is in a chat. */
export const standingWord = (participant: Participant, you: boolean): string =>
  m.operations.standing({ who: who(participant, you), audience: participant.audience })

/** What a participant is to the supervisor; `somebody`: that is not known. */
type Who = 'you' | 'supervisor' | 'agent' | 'bot' | 'customer' | 'workflow' | 'system' | 'somebody'

function who({ kind, role }: Participant, you: boolean): Who {
  if (kind === 'other') return 'somebody'
  if (kind !== 'agent') return kind
  if (role === 'bot') return role
  return you ? 'you' : (role ?? 'agent')
}
