import * as v from 'valibot'
import type { Notification } from '../../backend/notification.ts'
import { isObject } from '../json.ts'
import { readChat } from './chats.ts'
import { readChatId, readText, Text } from './fields.ts'
import { readLines } from './messages.ts'

const WireNotification = v.object({
  messageType: v.optional(Text),
  notificationType: v.optional(Text),
  referenceId: v.optional(Text),
  chat: v.optional(v.unknown()),
  chatUri: v.optional(v.unknown()),
  chatPath: v.optional(v.unknown()),
  messages: v.optional(v.unknown()),
})
type WireNotification = v.InferOutput<typeof WireNotification>

/** Reads the `data` of a notification. Takes anything, throws never. */
export function readNotification(data: unknown): Notification {
  if (!isObject(data)) return unreadable
  const wire = v.parse(WireNotification, data)
  switch (wire.messageType) {
    case undefined:
      return unreadable
    case 'ChatStateChangeMessage':
      return readChatChange(wire, data)
    case 'MessageLogUpdated':
      return readMessageLog(wire)
    default:
      return { kind: 'ignored', messageType: wire.messageType }
  }
}

function readChatChange(wire: WireNotification, data: Readonly<Record<string, unknown>>): Notification {
  const report = readChat(wire.chat, wire.chatUri, wire.chatPath)
  if (report === null) return unreadable
  const type = wire.notificationType ?? ''
  return {
    kind: 'chat',
    type,
    report,
    referenceId: wire.referenceId ?? null,
    error: type === 'Error' ? errorText(data) : null,
  }
}

function readMessageLog(wire: WireNotification): Notification {
  const chatId = readChatId(undefined, wire.chatUri, wire.chatPath)
  if (chatId === null) return unreadable
  const messages = wire.messages ?? []
  if (!Array.isArray(messages)) return unreadable
  return { kind: 'messages', chatId, lines: readLines(messages) }
}

/** No page prints an `Error` of a chat; these are the names that its siblings use, at the top or within `error`. */
const errorFields = ['errorMessage', 'statusMessage', 'message', 'errorDescription', 'description', 'error']

function errorText(data: Readonly<Record<string, unknown>>): string | null {
  const nested = data['error']
  for (const source of isObject(nested) ? [nested, data] : [data]) {
    for (const field of errorFields) {
      const text = readText(source[field])?.trim()
      if (text) return text
    }
  }
  return null
}

const unreadable: Notification = { kind: 'unreadable' }
