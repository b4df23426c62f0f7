/**
 * How single fields of the server's data are read: each as tolerant as was seen to be needed, none ever throwing.
 * `undefined` stands for a field that is missing, null or unreadable.
 */
import * as v from 'valibot'
import { ChatId, UserId, type Audience } from '../../../preload/contract/index.ts'

/** A string, or a number that should have been one. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/** A whole number, or a string of digits; never -0, which is lost between processes. */
export function readInteger(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number + 0 : null
}

/** Schemas for {@link v.object}s in which anything unreadable is as good as missing. */
export const Text = v.pipe(v.unknown(), v.transform(readText))
export const List = v.pipe(
  v.unknown(),
  v.transform((value): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined)),
)

/** The id at the end of a uri, whose host and path are not to be trusted and which may be broken by blanks and line breaks. */
function lastSegment(uri: string): string | undefined {
  const segment = uri
    .replace(/\s+/g, '')
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '')
    .at(-1)
  if (segment === undefined) return undefined
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The first that is an id of a chat: an id itself, then uris. */
export function readChatId(id: unknown, ...uris: unknown[]): ChatId | null {
  return firstId(ChatId, id, uris)
}

export function readUserId(id: unknown, ...uris: unknown[]): UserId | null {
  return firstId(UserId, id, uris)
}

/** What the wire's visibility means. Anything but these very words is `unknown`: never a guess. */
export function readAudience(visibility: string): Audience {
  switch (visibility) {
    case 'All':
      return 'everyone'
    case 'Agents':
    case 'Agent':
      return 'agents'
    case 'Supervisors':
    case 'Supervisor':
      return 'supervisors'
    default:
      return 'unknown'
  }
}

function firstId<T>(schema: v.GenericSchema<unknown, T>, id: unknown, uris: unknown[]): T | null {
  const segments = uris.map((uri) => (typeof uri === 'string' ? lastSegment(uri) : undefined))
  for (const candidate of [readText(id)?.trim(), ...segments]) {
    // An id goes into the path of requests, where these two would lead elsewhere.
    if (candidate === '.' || candidate === '..') continue
    const read = v.safeParse(schema, candidate)
    if (read.success) return read.output
  }
  return null
}
