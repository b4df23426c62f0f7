import * as m from '#messages'
import { entryText, shownName, type Entry } from '../../preload/contract/index.ts'
import { senderName } from './participant.ts'

/** The sender's own standing, in words, where it is another than the line's audience and the line does not say it already. */
export function standingNote({ from, audience, body }: Entry, you: boolean): string | null {
  if (body.kind === 'unknown') return m.entry.unknownNote()
  if (from === null || from.kind === 'customer' || from.audience === audience) return null
  if (body.kind === 'rejoined' || body.kind === 'joined' || body.kind === 'left') return null
  if (you) return m.audience.youAreSeenBy({ audience: from.audience })
  return m.audience.isSeenBy({ audience: from.audience, name: shownName(from.nickname) })
}

/** A new line as a screen reader hears it. */
export function spokenEntry(entry: Entry, you: boolean): string {
  const audience = m.audience.badge({ audience: entry.audience })
  const text = entryText(entry, you)
  if (entry.from === null) return m.entry.spokenEvent({ audience, text })
  return m.entry.spoken({ sender: senderName(entry.from, you), audience, text })
}
