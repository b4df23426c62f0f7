import { shownName, type Entry, type Participant } from '../../preload/contract/index.ts'
import { badgeWords, seenBy } from './audience-words.ts'

export const senderName = (from: Participant, you: boolean): string => (you ? 'You' : shownName(from.nickname))

/** The word after a name. On most servers, that someone is a supervisor shows only in whom they are hidden from. */
export function roleWord(from: Participant, you: boolean): string {
  if (from.kind === 'other') return ''
  if (from.kind !== 'agent') return from.kind
  if (from.role === 'bot') return 'bot'
  const supervisor = from.role === 'supervisor'
  switch (from.audience) {
    case 'agents':
      // A coach, or an agent who was consulted: most servers do not tell them apart.
      return you || supervisor ? 'coach' : 'agents only'
    case 'supervisors':
      return you ? 'monitor' : 'watching too'
    case 'unknown':
      return ''
    case 'everyone':
      return you ? 'barged in' : supervisor ? 'supervisor' : ''
  }
}

/** What a line says, always as plain text. `you`: the signed-in supervisor is its sender. */
export function entryText({ body, from }: Entry, you: boolean): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
      return body.text
    case 'joined':
      return from === null ? 'Someone joined' : joined(from, you)
    case 'left':
      return you ? 'You left' : 'left'
    case 'rejoined':
      return from === null ? 'Someone’s standing changed' : standingChanged(from, you)
    case 'pushUrl':
      return `sent a link: ${body.url}`
    case 'nickname':
      return body.text === '' ? 'changed their name' : body.text
    case 'transcriptSaved':
      return 'Transcript saved'
    case 'unknown':
      return body.text === '' ? shownName(body.type) : `${shownName(body.type)}: ${body.text}`
    case 'unreadable':
      return `This line could not be read. ${body.reason}`.trim()
  }
}

/** The sender's own standing, in words, where it is another than the line's audience and the line does not say it already. */
export function standingNote(entry: Entry, you: boolean): string | null {
  const { from, audience, body } = entry
  if (body.kind === 'unknown') return 'A kind of line that this version of Sideline does not know'
  if (from === null || from.kind === 'customer' || from.audience === audience) return null
  if (body.kind === 'rejoined' || body.kind === 'joined' || body.kind === 'left') return null
  return `${you ? 'You are' : `${shownName(from.nickname)} is`} seen by ${seenBy[from.audience]}`
}

/** A new line as a screen reader hears it. */
export function spokenEntry(entry: Entry, you: boolean): string {
  const sender = entry.from === null ? '' : `${senderName(entry.from, you)}, `
  return `${sender}${badgeWords[entry.audience]}: ${entryText(entry, you)}`
}

function joined(from: Participant, you: boolean): string {
  if (!you) return from.audience === 'everyone' ? 'joined' : `joined · seen by ${seenBy[from.audience]}`
  return from.audience === 'supervisors'
    ? 'You are watching this chat · you are seen by supervisors only'
    : `You joined · you are seen by ${seenBy[from.audience]}`
}

function standingChanged(from: Participant, you: boolean): string {
  const subject = you ? 'You are' : 'is'
  switch (from.audience) {
    case 'agents':
      return `${subject} now coaching · ${you ? 'you are ' : ''}seen by agents only`
    case 'supervisors':
      return `${subject} now monitoring · ${you ? 'you are ' : ''}seen by supervisors only`
    case 'everyone':
      return you
        ? 'You have joined the conversation · everyone sees you'
        : `has joined the conversation: everyone sees ${shownName(from.nickname)}`
    case 'unknown':
      return you ? 'You rejoined · who sees you is not known' : 'rejoined · who sees them is not known'
  }
}
