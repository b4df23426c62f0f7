import type { ChatContext, Operation, Outcome } from './outcome.ts'
import { done, missing, refused, text } from './outcome.ts'

/** What is noted about a chat: user data, and the disposition, which is one of them. */

export const changeUserData: Operation = (context) => {
  const { behaviour, body } = context
  const data = body['userData']
  if (typeof data !== 'object' || data === null) return missing('userData')
  const changes = Object.entries(data).map(([key, value]): [string, string] => [key, String(value)])
  if (changes.some(([key]) => behaviour.readOnlyKeys.includes(key))) return readOnly
  return change(context, Object.fromEntries(changes))
}

export const deleteUserData: Operation = (context) => {
  const { behaviour, body } = context
  const keys = body['keys']
  if (!Array.isArray(keys)) return missing('keys')
  const gone = keys.filter((key) => typeof key === 'string')
  if (gone.some((key) => behaviour.readOnlyKeys.includes(key))) return readOnly
  return change(context, {}, gone)
}

export const setDisposition: Operation = (context) => {
  const { behaviour, body } = context
  const code = text(body, 'disposition')
  if (code === null) return missing('disposition')
  return change(context, { [behaviour.dispositionKey]: code })
}

/** What comes of it names the operation, which the reply does not (API page *ChatAttachUserData*). */
function change({ centre, behaviour, chat }: ChatContext, changes: Record<string, string>, gone?: string[]): Outcome {
  const referenceId = behaviour.referenceIds ? centre.nextReference() : null
  centre.changeUserData(chat.id, changes, { gone, referenceId })
  return done()
}

const readOnly = refused(11, 'This key belongs to the system.')
