import * as m from '#messages'
import type { Audience, Entry, Gap } from '../../../preload/contract/index.ts'
import type { ExportedParticipant, Role } from './document.ts'
import type { Tell } from './times.ts'

/** The mark on every line of an export, and what the badge in the window says. */
export const mark = (audience: Audience): string => m.audience.badge({ audience })

/** `customer, seen by everyone` */
export const standing = ({ role, audience }: ExportedParticipant): string => note(role, audience)

/**
 * What is said of a line's sender beside the name, or nothing: the role, and the standing where it is another than the
 * line's audience, so that the mark is not taken for it.
 */
export function senderNote({ from, audience, body }: Entry, role: Role): string {
  const isOwnMark = from === null || from.kind === 'customer' || from.audience === audience || body.kind !== 'text'
  return note(role, isOwnMark ? null : from.audience)
}

/** Whether a line is something said, rather than something that happened. */
export const isSpeech = ({ body }: Entry): boolean => body.kind === 'text'

export function gapText({ from, to, closed }: Gap, tell: Tell): string {
  const time = (at: number): string => tell(at)?.time ?? m.exported.unknownTime()
  return m.entry.gap({
    missing: closed ? 'nothing' : 'maybe',
    times: to > from ? 'between' : 'at',
    from: time(from),
    to: time(to),
  })
}

function note(role: Role, audience: Audience | null): string {
  const seenBy = audience === null ? '' : m.audience.seenBy({ audience })
  if (role === 'other') return seenBy
  return seenBy === '' ? m.exported.role({ role }) : m.exported.standing({ role: m.exported.role({ role }), seenBy })
}
