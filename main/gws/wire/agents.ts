import type { RunningChat } from '../../backend/backend.ts'
import * as v from 'valibot'
import type { AgentFacts } from '../../../preload/contract/index.ts'
import { isObject, type JsonObject } from '../json.ts'
import { List, readChatId, readText, readUserId, Text } from './fields.ts'
import { readTime } from './times.ts'

const WireUser = v.object({
  id: v.optional(v.unknown()),
  uri: v.optional(v.unknown()),
  userName: v.optional(Text),
  firstName: v.optional(Text),
  lastName: v.optional(Text),
  name: v.optional(Text),
  displayName: v.optional(Text),
  agentGroups: v.optional(List),
  groups: v.optional(List),
  channels: v.optional(List),
  availability: v.optional(v.unknown()),
})

/** A user or a contact; null where it cannot be told who it is. */
export function readAgent(value: unknown): AgentFacts | null {
  if (!isObject(value)) return null
  const wire = v.parse(WireUser, value)
  const id = readUserId(wire.id, wire.uri)
  if (id === null) return null
  const userName = wire.userName ?? ''
  const whole = [wire.firstName, wire.lastName].filter(Boolean).join(' ')
  return {
    id,
    name: whole || wire.name || wire.displayName || userName || id,
    userName,
    groups: readNames(wire.agentGroups ?? wire.groups ?? []),
    ...readStatus(wire.channels ?? channelsOf(wire.availability)),
  }
}

/** Whether a contact is a user, as far as it says (API page *ContactsResource*): queues and others are none. */
export const isUser = (value: unknown): boolean => !isObject(value) || /^user$/i.test(readText(value['type']) ?? 'User')

/** What a user or contact is searched in: as the filter of *ContactsGetContacts* does, names and numbers. */
export function readSearched(value: unknown): string {
  if (!isObject(value)) return ''
  const { userName, firstName, lastName, name, displayName, phoneNumbers } = value
  const numbers = Array.isArray(phoneNumbers) ? phoneNumbers : []
  return [firstName, lastName, userName, name, displayName, ...numbers.map(numberOf)]
    .flatMap((text) => readText(text) ?? [])
    .join(' ')
}

const numberOf = (value: unknown): unknown => (isObject(value) ? value['phoneNumber'] : value)

/** The chats of a user; null where the server does not list any, which is not the same as none. */
export function readRunningChats(value: unknown): RunningChat[] | null {
  const chats = isObject(value) ? value['chats'] : undefined
  if (!Array.isArray(chats)) return null
  return chats.flatMap((item: unknown) => {
    const chat: JsonObject = isObject(item) ? item : {}
    const id = readChatId(chat['id'], chat['uri'], chat['path'])
    return id === null ? [] : { id, receivedAt: readTime(chat['receivedDate']), title: readTitle(chat['userData']) }
  })
}

/** Contacts carry the same list within their availability. */
function channelsOf(availability: unknown): readonly unknown[] {
  const channels = isObject(availability) ? availability['channels'] : undefined
  return Array.isArray(channels) ? channels : []
}

/**
 * The state on the chat channel: `userState` (API page *ChannelsResource*); older servers call it `state`, an object too, or
 * the word alone. A state of the site's own has the word of the one that it is a kind of, and a name for people.
 */
function readStatus(channels: readonly unknown[]): Pick<AgentFacts, 'status' | 'ready'> {
  const chat = channels.find(
    (one): one is JsonObject => isObject(one) && /^chat$/i.test(readText(one['channel'] ?? one['name']) ?? ''),
  )
  const state = chat?.['userState'] ?? chat?.['state']
  const { id, displayName, ...rest } = isObject(state) ? state : {}
  const word = readText(isObject(state) ? rest['state'] : state) ?? wellKnown[readText(id)?.toUpperCase() ?? ''] ?? ''
  const ready = /^ready$/i.test(word) ? true : /^not_?ready$/i.test(word.replaceAll(' ', '')) ? false : null
  return { status: readText(displayName) ?? word, ready }
}

/** The ids of the states that every server has. */
const wellKnown: Readonly<Record<string, string>> = {
  '9430250E-0A1B-421F-B372-F29E69366DED': 'Ready',
  '900D55CC-2BB0-431F-8BF9-D3525B383BE6': 'NotReady',
}

/** Groups come as names or as objects. */
function readNames(list: readonly unknown[]): string[] {
  return list.flatMap((one) => readText(isObject(one) ? (one['name'] ?? one['displayName']) : one) ?? [])
}

/** By custom the subject; nothing is guessed from other keys, whose values may be numbers or secrets. */
function readTitle(userData: unknown): string {
  if (!isObject(userData)) return ''
  const key = Object.keys(userData).find((name) => /^(?:subject|title|topic)$/i.test(name))
  return key === undefined ? '' : (readText(userData[key]) ?? '')
}
