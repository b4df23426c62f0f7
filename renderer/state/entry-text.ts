import * as m from '#messages'
import { shownName, type Entry } from '../../preload/contract/index.ts'
import { senderName } from './participant.ts'

/** What a line says, always as plain text. `you`: the signed-in supervisor is its sender. */
export function entryText({ body, from }: Entry, you: boolean): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
      return body.text
    case 'joined':
      if (from === null) return m.entry.someoneJoined()
      return you ? m.entry.youJoined(from) : m.entry.joined(from)
    case 'left':
      return you ? m.entry.youLeft() : m.entry.left()
    case 'rejoined': {
      if (from === null) return m.entry.someoneRejoined()
      const { audience } = from
      return you ? m.entry.youRejoined({ audience }) : m.entry.rejoined({ audience, name: shownName(from.nickname) })
    }
    case 'pushUrl':
      return m.entry.sentLink({ url: body.url })
    case 'nickname':
      return body.text === '' ? m.entry.changedName() : body.text
    case 'transcriptSaved':
      return m.entry.transcriptSaved()
    case 'unknown': {
      const type = shownName(body.type)
      return body.text === '' ? type : m.entry.unknown({ type, text: body.text })
    }
    case 'unreadable':
      return `${m.entry.unreadable()} ${body.reason}`.trim()
  }
}

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
