import {
  shownName,
  type Audience,
  type Entry,
  type ExtraAudience,
  type Gap,
  type Participant,
} from '../../../preload/contract/index.ts'
import type { ExportDocument, LeftOut, Role } from './document.ts'
import type { LocalTime } from './times.ts'

/** The mark on every line of an export, and what the badge in the window says. */
export const marks: Readonly<Record<Audience, string>> = {
  everyone: 'Everyone',
  agents: 'Agents only',
  supervisors: 'Supervisors only',
  unknown: 'Unknown audience',
}

const seenBy: Readonly<Record<Audience, string>> = {
  everyone: 'seen by everyone',
  agents: 'seen by agents only',
  supervisors: 'seen by supervisors only',
  unknown: 'seen by an unknown audience',
}

/** `customer, seen by everyone` */
export function standing({ audience }: Pick<Participant, 'audience'>, role: Role): string {
  return role === 'other' ? seenBy[audience] : `${role}, ${seenBy[audience]}`
}

/** What a line says when it is read by someone who was not there. */
export function said({ body, from }: Entry): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
      return body.text
    case 'joined':
      return from === null ? 'someone joined' : `joined, ${seenBy[from.audience]}`
    case 'left':
      return 'left'
    case 'rejoined':
      return from === null ? 'someone’s standing changed' : `is now ${seenBy[from.audience]}`
    case 'pushUrl':
      return `sent a link: ${body.url}`
    case 'nickname':
      return body.text === '' ? 'changed their name' : body.text
    case 'transcriptSaved':
      return 'the transcript was saved'
    case 'unknown':
      return body.text === '' ? shownName(body.type) : `${shownName(body.type)}: ${body.text}`
    case 'unreadable':
      return `this line could not be read. ${body.reason}`.trim()
  }
}

/** Whether a line is something said, rather than something that happened. */
export function isSpeech({ body }: Entry): boolean {
  return body.kind === 'text'
}

/** The sender's own standing where it is another than the line's audience, so that the mark is not taken for it. */
export function senderNote({ from, audience, body }: Entry): string | null {
  if (from === null || from.kind === 'customer' || from.audience === audience || body.kind !== 'text') return null
  return seenBy[from.audience]
}

export function gapWords({ from, to, closed }: Gap, time: (at: number) => LocalTime | null): string {
  const began = time(from)?.time ?? 'an unknown time'
  if (!closed) return `The connection was lost at ${began}. Lines may be missing here.`
  return `The connection was lost from ${began} to ${time(to)?.time ?? 'an unknown time'}. The lines were read again afterwards.`
}

/** `Everyone only`, or `Everyone + Agents only`. */
export function audienceWords(audiences: readonly Audience[]): string {
  return audiences.length === 1 ? 'Everyone only' : audiences.map((audience) => marks[audience]).join(' + ')
}

/** `2 lines left out (1 agents only, 1 unknown audience)`; what was left out is counted, and never told. */
export function leftOutWords(leftOut: LeftOut): string {
  const some = extras.filter((extra) => leftOut[extra] > 0)
  if (some.length === 0) return 'no line left out'
  const parts = some.map((extra) => `${leftOut[extra]} ${marks[extra].toLowerCase()}`)
  return `${plural(sum(leftOut), 'line')} left out (${parts.join(', ')})`
}

export function totalLeftOut(chats: ExportDocument['chats']): LeftOut {
  const total = { agents: 0, supervisors: 0, unknown: 0 }
  for (const { leftOut } of chats) for (const extra of extras) total[extra] += leftOut[extra]
  return total
}

export const sum = (leftOut: LeftOut): number => leftOut.agents + leftOut.supervisors + leftOut.unknown

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Whether a file holds lines that the customer could not read. */
export const isConfidential = ({ audiences }: ExportDocument): boolean => audiences.length > 1

export const confidentialWords = 'Confidential: this file holds lines that the customer could not read.'

const extras: readonly ExtraAudience[] = ['agents', 'supervisors', 'unknown']
