import * as v from 'valibot'
import type { ChatReport } from '../../../preload/contract/index.ts'
import { isObject } from '../json.ts'
import { List, readChatId, Text } from './fields.ts'
import { readParticipant } from './participants.ts'
import { readTime } from './times.ts'

const WireChat = v.object({
  id: v.optional(v.unknown()),
  uri: v.optional(v.unknown()),
  path: v.optional(v.unknown()),
  state: v.optional(Text),
  chatType: v.optional(Text),
  receivedDate: v.optional(v.unknown()),
  participants: v.optional(List),
  capabilities: v.optional(List),
  userData: v.optional(v.unknown()),
})

/**
 * What the server says of a chat; null where it cannot be told of which. Fields that are missing, null or unreadable are
 * absent: unchanged.
 */
export function readChat(value: unknown, ...moreUris: unknown[]): ChatReport | null {
  const wire = v.parse(WireChat, isObject(value) ? value : {})
  const id = readChatId(wire.id, wire.uri, wire.path, ...moreUris)
  if (id === null) return null
  const receivedAt = readTime(wire.receivedDate)
  return {
    id,
    ...(wire.state !== undefined && { state: wire.state }),
    ...(wire.chatType !== undefined && { chatType: wire.chatType }),
    ...(receivedAt !== null && { receivedAt }),
    ...(wire.participants && { participants: wire.participants.flatMap((one) => readParticipant(one) ?? []) }),
    ...(wire.capabilities && { capabilities: readCapabilities(wire.capabilities) }),
    ...(isObject(wire.userData) && { userData: readUserData(wire.userData) }),
  }
}

/** Names under which operations were seen to be listed, and the ones they are called by. */
const aliases: Readonly<Record<string, string>> = { SwitchBargeIn: 'SwitchToBargeIn', InFocus: 'SetInFocus' }

function readCapabilities(list: readonly unknown[]): string[] {
  const names = list.filter((name) => typeof name === 'string').map((name) => canonical(name.trim()))
  return [...new Set(names)]
}

function canonical(name: string): string {
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name
}

function readUserData(data: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, userDataText(value)]))
}

/** User data is text for people; whatever has structure is shown as it stands on the wire. */
function userDataText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  try {
    // Not a string for what JSON does not know, whatever the type says.
    const text: unknown = JSON.stringify(value)
    return typeof text === 'string' ? text : ''
  } catch {
    return ''
  }
}
