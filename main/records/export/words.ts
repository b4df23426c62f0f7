import * as m from '#messages'
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
export const mark = (audience: Audience): string => m.audience.badge({ audience })

const seenBy = ({ audience }: Pick<Participant, 'audience'>): string => m.audience.seenBy({ audience })

/** `customer, seen by everyone` */
export function standing(participant: Pick<Participant, 'audience'>, role: Role): string {
  return role === 'other'
    ? seenBy(participant)
    : m.exported.standing({ role: roleName(role), seenBy: seenBy(participant) })
}

export const roleName = (role: Exclude<Role, 'other'>): string => m.exported.role({ role })

/** What a line says when it is read by someone who was not there. */
export function said({ body, from }: Entry): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
      return body.text
    case 'joined':
      return from === null ? m.exported.someoneJoined() : m.exported.joined({ seenBy: seenBy(from) })
    case 'left':
      return m.entry.left()
    case 'rejoined':
      return from === null ? m.exported.someoneRejoined() : m.exported.rejoined({ seenBy: seenBy(from) })
    case 'pushUrl':
      return m.entry.sentLink({ url: body.url })
    case 'nickname':
      return body.text === '' ? m.entry.changedName() : body.text
    case 'transcriptSaved':
      return m.exported.transcriptSaved()
    case 'unknown': {
      const type = shownName(body.type)
      return body.text === '' ? type : m.entry.unknown({ type, text: body.text })
    }
    case 'unreadable':
      return m.exported.unreadable({ reason: body.reason }).trim()
  }
}

/** Whether a line is something said, rather than something that happened. */
export function isSpeech({ body }: Entry): boolean {
  return body.kind === 'text'
}

/** The sender's own standing where it is another than the line's audience, so that the mark is not taken for it. */
export function senderNote({ from, audience, body }: Entry): string | null {
  if (from === null || from.kind === 'customer' || from.audience === audience || body.kind !== 'text') return null
  return seenBy(from)
}

export function gapText({ from, to, closed }: Gap, time: (at: number) => LocalTime | null): string {
  const clock = (at: number): string => time(at)?.time ?? m.exported.unknownTime()
  return closed ? m.exported.gapClosed({ from: clock(from), to: clock(to) }) : m.exported.gapOpen({ from: clock(from) })
}

/** `Everyone only`, or `Everyone + Agents only`. */
export function audiencesText(audiences: readonly Audience[]): string {
  return audiences.length === 1 ? m.exported.everyoneOnly() : audiences.map(mark).join(' + ')
}

/** `2 lines left out (1 agents only, 1 unknown audience)`; what was left out is counted, and never told. */
export function leftOutText(leftOut: LeftOut): string {
  const some = extras.filter((audience) => leftOut[audience] > 0)
  if (some.length === 0) return m.exported.noneLeftOut()
  const parts = some.map((audience) => m.exported.leftOutPart({ audience, count: leftOut[audience] }))
  return m.exported.leftOut({ count: sum(leftOut), parts: parts.join(', ') })
}

export function totalLeftOut(chats: ExportDocument['chats']): LeftOut {
  const total = { agents: 0, supervisors: 0, unknown: 0 }
  for (const { leftOut } of chats) for (const extra of extras) total[extra] += leftOut[extra]
  return total
}

export const sum = (leftOut: LeftOut): number => leftOut.agents + leftOut.supervisors + leftOut.unknown

/** Whether a file holds lines that the customer could not read. */
export const isConfidential = ({ audiences }: ExportDocument): boolean => audiences.length > 1

const extras: readonly ExtraAudience[] = ['agents', 'supervisors', 'unknown']
