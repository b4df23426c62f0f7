import * as m from '#messages'
import { entryText, shownName, type Audience, type Chat, type Entry } from '../../preload/contract/index.ts'
import { isSelf, senderName } from './participant.ts'

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
    const text =
      typing.length > 1
        ? m.chat.typingSeveral({ count: typing.length })
        : m.chat.typing({ name: shownName(first.nickname) })
    return { text, audience: null, typing: true }
  }
  const last = chat.lastEntry
  if (last === null) return { text: m.chat.noMessages(), audience: null, typing: false }
  return { text: previewLine(chat, last), audience: last.audience, typing: false }
}

function previewLine(chat: Chat, entry: Entry): string {
  const you = isSelf(chat, entry.from)
  const text = entryText(entry, you)
  if (entry.from === null || (entry.from.kind === 'customer' && entry.body.kind === 'text')) return text
  if (entry.body.kind === 'text') return m.entry.said({ sender: senderName(entry.from, you), text })
  return you ? text : m.entry.event({ sender: shownName(entry.from.nickname), event: text })
}
