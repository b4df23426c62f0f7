import * as v from 'valibot'
import type { Participant } from '../../../preload/contract/index.ts'
import { isObject } from '../json.ts'
import { readAudience, readUserId, Text } from './fields.ts'

const WireParticipant = v.object({
  participantId: v.optional(Text),
  nickname: v.optional(Text),
  type: v.optional(Text),
  uri: v.optional(Text),
  visibility: v.optional(Text),
})

/** A participant of a chat, or the sender of a message; null where there is none. */
export function readParticipant(value: unknown): Participant | null {
  if (!isObject(value)) return null
  const wire = v.parse(WireParticipant, value)
  const kind = readKind(wire.type)
  const userId = kind === 'customer' ? null : readUserId(undefined, wire.uri)
  const nickname = wire.nickname ?? ''
  const visibility = wire.visibility ?? ''
  return {
    // Participants are told apart by it, so it must not be empty for all who came without one.
    participantId: wire.participantId ?? userId ?? nickname,
    userId,
    nickname,
    kind,
    visibility,
    audience: readAudience(visibility),
  }
}

function readKind(type: string | undefined): Participant['kind'] {
  switch (type) {
    case 'Agent':
      return 'agent'
    case 'Customer':
    case 'Client':
    case 'External':
      return 'customer'
    case undefined:
    default:
      return 'other'
  }
}
