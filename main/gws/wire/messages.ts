import * as m from '#messages'
import type { Lines } from '../../backend/notification.ts'
import * as v from 'valibot'
import type { EntryBody } from '../../../preload/contract/index.ts'
import { isObject } from '../json.ts'
import { readAudience, readInteger, Text } from './fields.ts'
import { readParticipant } from './participants.ts'
import { readStamp, readTime } from './times.ts'

export function readLines(messages: readonly unknown[]): Lines {
  const lines: Lines = { entries: [], typing: [], unreadable: 0 }
  for (const message of messages) addLine(lines, message)
  return lines
}

/** A message's index: its place in the transcript. */
export function readIndex(message: unknown): number | null {
  const index = isObject(message) ? readInteger(message['index']) : null
  return index !== null && index >= 0 ? index : null
}

const WireMessage = v.object({
  type: v.optional(Text),
  text: v.optional(Text),
  noticeText: v.optional(Text),
  url: v.optional(Text),
  visibility: v.optional(Text),
  from: v.optional(v.unknown()),
  timestamp: v.optional(v.unknown()),
  timestampSeconds: v.optional(v.unknown()),
})
type WireMessage = v.InferOutput<typeof WireMessage>

function addLine(lines: Lines, message: unknown): void {
  if (!isObject(message)) {
    lines.unreadable++
    return
  }
  const wire = v.parse(WireMessage, message)
  const visibility = wire.visibility ?? ''
  const visible = { visibility, audience: readAudience(visibility) }
  const from = readParticipant(wire.from)

  if (wire.type === 'TypingStarted' || wire.type === 'TypingStopped') {
    if (from === null) lines.unreadable++
    else lines.typing.push({ participant: { ...from, ...visible }, active: wire.type === 'TypingStarted' })
    return
  }
  if (isMachineTalk(wire)) return

  const index = readIndex(message)
  const body = readBody(wire)
  if (index === null || body.kind === 'unreadable') lines.unreadable++
  if (index === null) return
  lines.entries.push({
    index,
    at: readStamp(wire.timestampSeconds) ?? readTime(wire.timestamp),
    from,
    ...visible,
    body,
  })
}

function readBody(wire: WireMessage): EntryBody {
  const text = wire.text ?? wire.noticeText
  const notice = wire.noticeText ?? wire.text
  switch (wire.type) {
    case undefined:
      return unreadable('type')
    case 'Text':
      return text === undefined ? unreadable('text') : { kind: 'text', text }
    case 'ParticipantJoined':
      return { kind: 'joined' }
    case 'ParticipantLeft':
      return { kind: 'left' }
    case 'ParticipantRejoined':
      return { kind: 'rejoined' }
    case 'PushUrl': {
      const url = wire.url ?? text
      return url === undefined ? unreadable('address') : { kind: 'pushUrl', url }
    }
    case 'Notice':
    case 'CustomNotice':
      return notice === undefined ? unreadable('text') : { kind: 'notice', text: notice }
    case 'NicknameUpdated':
      return { kind: 'nickname', text: notice ?? '' }
    case 'TranscriptSaveDone':
      return { kind: 'transcriptSaved' }
    default:
      return { kind: 'unknown', type: wire.type, text: text ?? wire.url ?? '' }
  }
}

const unreadable = (lacks: 'type' | 'text' | 'address'): EntryBody => ({
  kind: 'unreadable',
  reason: m.server.lineUnreadable({ lacks }),
})

/** Servers talk to each other by notices: the rest of such a text is a user's id, and nothing for people. */
function isMachineTalk(wire: WireMessage): boolean {
  return (
    wire.type === 'Notice' && /^\s*REMOVE_PARTICIPANT_FROM_CONFERENCE\S*\s*$/.test(wire.noticeText ?? wire.text ?? '')
  )
}
