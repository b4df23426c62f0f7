import * as m from '#messages'
import type { Participant } from '../../preload/contract/index.ts'

/** What a participant is to the supervisor; `somebody`: that is not known. */
export type Who = 'you' | 'supervisor' | 'agent' | 'bot' | 'customer' | 'workflow' | 'system' | 'somebody'

export function who({ kind, role }: Participant, you: boolean): Who {
  if (kind === 'other') return 'somebody'
  if (kind !== 'agent') return kind
  if (role === 'bot') return role
  return you ? 'you' : (role ?? 'agent')
}

/** The word after a participant's name in the list of who is in a chat. */
export const standingWord = (participant: Participant, you: boolean): string =>
  m.operations.standing({ who: who(participant, you), audience: participant.audience })
