import * as v from 'valibot'
import type { Participant } from '../../../preload/contract/index.ts'
import { isObject } from '../json.ts'
import { readAudience, readText, readUserId, Text } from './fields.ts'

const WireParticipant = v.object({
  participantId: v.optional(Text),
  nickname: v.optional(Text),
  type: v.optional(Text),
  uri: v.optional(Text),
  visibility: v.optional(Text),
  userData: v.optional(v.unknown()),
})

/** A participant of a chat, or the sender of a message; null where there is none. */
export function readParticipant(value: unknown): Participant | null {
  if (!isObject(value)) return null
  const wire = v.parse(WireParticipant, value)
  const kind = readKind(wire.type)
  const role = kind === 'agent' ? readRole(wire.type, wire.userData) : null
  const userId = kind === 'agent' || kind === 'other' ? readUserId(undefined, wire.uri) : null
  const nickname = wire.nickname ?? ''
  const visibility = wire.visibility ?? ''
  return {
    // Participants are told apart by it, so it must not be empty for all who came without one.
    participantId: wire.participantId ?? userId ?? nickname,
    userId,
    nickname,
    kind,
    ...(role !== null && { role }),
    visibility,
    audience: readAudience(visibility),
  }
}

/** In any letter case. `External` is the routing workflow, `System` the chat server itself (API page *ChatsGetChat*). */
function readKind(type: string | undefined): Participant['kind'] {
  switch (word(type)) {
    case 'agent':
    case 'supervisor':
      return 'agent'
    case 'customer':
    case 'client':
      return 'customer'
    case 'external':
      return 'workflow'
    case 'system':
      return 'system'
    default:
      return 'other'
  }
}

/** Bots come as agents or supervisors and are told by a key that Chat Server puts into a participant's user data. */
function readRole(type: string | undefined, userData: unknown): 'supervisor' | 'bot' | null {
  if (isObject(userData) && word(readText(userData['GCTI_Chat_PartyStyle'])) === 'bot') return 'bot'
  return word(type) === 'supervisor' ? 'supervisor' : null
}

const word = (text: string | undefined): string => (text ?? '').trim().toLowerCase()
