import * as m from '#messages'
import type { Entry } from './model.ts'
import { shownName } from './names.ts'

/** What a line says, in the window and in files alike, always as plain text. `you`: the signed-in supervisor is its sender. */
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
