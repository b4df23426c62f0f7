import type { Operation } from './outcome.ts'
import { done, missing, refused, text } from './outcome.ts'

/** What is noted about a chat: user data, and the disposition, which is one of them. */

export const changeUserData: Operation = ({ centre, behaviour, chat, body }) => {
  const data = body['userData']
  if (typeof data !== 'object' || data === null) return missing('userData')
  const changes = Object.entries(data).map(([key, value]): [string, string] => [key, String(value)])
  if (changes.some(([key]) => behaviour.readOnlyKeys.includes(key))) return readOnly
  centre.changeUserData(chat.id, Object.fromEntries(changes))
  return done()
}

export const deleteUserData: Operation = ({ centre, behaviour, chat, body }) => {
  const keys = body['keys']
  if (!Array.isArray(keys)) return missing('keys')
  const gone = keys.filter((key) => typeof key === 'string')
  if (gone.some((key) => behaviour.readOnlyKeys.includes(key))) return readOnly
  centre.changeUserData(chat.id, {}, gone)
  return done()
}

export const setDisposition: Operation = ({ centre, behaviour, chat, body }) => {
  const code = text(body, 'disposition')
  if (code === null) return missing('disposition')
  centre.changeUserData(chat.id, { [behaviour.dispositionKey]: code })
  return done()
}

const readOnly = refused(11, 'This key belongs to the system.')
