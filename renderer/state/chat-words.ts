import { shownName, type Audience, type Chat, type Entry, type Participant } from '../../preload/contract/index.ts'
import { entryText, senderName } from './entry-words.ts'

export const agentName = ({ agent }: Pick<Chat, 'agent'>): string => shownName(agent) || 'no agent'

/** Whether a participant is the signed-in supervisor; a rejoin may give a new participant to the same user. */
export function isSelf({ self }: Chat, participant: Participant | null): boolean {
  if (self === null || participant === null) return false
  if (self.userId !== null && participant.userId !== null) return self.userId === participant.userId
  return self.participantId === participant.participantId
}

export interface Preview {
  text: string
  /** Who can read the previewed line; null when nothing is previewed. */
  audience: Audience | null
  typing: boolean
}

/** The one line under a chat's name: who is typing, else the last line. */
export function preview(chat: Chat): Preview {
  const typing = chat.typing.filter((one) => !isSelf(chat, one))
  const [first] = typing
  if (first !== undefined) {
    const text = typing.length > 1 ? `${typing.length} people are typing…` : `${shownName(first.nickname)} is typing…`
    return { text, audience: null, typing: true }
  }
  const last = chat.lastEntry
  if (last === null) return { text: 'No messages yet', audience: null, typing: false }
  return { text: previewLine(chat, last), audience: last.audience, typing: false }
}

function previewLine(chat: Chat, entry: Entry): string {
  const you = isSelf(chat, entry.from)
  const text = entryText(entry, you)
  if (entry.from === null || (entry.from.kind === 'customer' && entry.body.kind === 'text')) return text
  return entry.body.kind === 'text'
    ? `${senderName(entry.from, you)}: ${text}`
    : `${you ? '' : `${shownName(entry.from.nickname)} `}${text}`
}
