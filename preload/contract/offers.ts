import * as v from 'valibot'
import { UserId } from './ids.ts'

/** What can be done to a chat beside writing, switching the mode and leaving, which have fields of their own. */
export const Operation = v.picklist([
  'accept',
  'reject',
  'transfer',
  'invite',
  'consult',
  'remove',
  'pushUrl',
  'noticeToEveryone',
  'noticeToAgents',
  'addUserData',
  'changeUserData',
  'deleteUserData',
  'setDisposition',
  'setInFocus',
])
export type Operation = v.InferOutput<typeof Operation>

/** How long the names are that a person may enter: of a user, a queue, a key, a code. */
const NAME_LIMIT = 255
const Name = v.pipe(v.string(), v.trim(), v.minLength(1, 'The name is empty.'), v.maxLength(NAME_LIMIT))

/** `name` is what to call the user by; who it is, is the id alone. */
export const AgentTarget = v.object({ kind: v.literal('agent'), userId: UserId, name: Name })
export type AgentTarget = v.InferOutput<typeof AgentTarget>

/** To whom a chat is given. */
export const Target = v.variant('kind', [AgentTarget, v.object({ kind: v.literal('queue'), name: Name })])
export type Target = v.InferOutput<typeof Target>

/** What was asked of the server. */
export const Subject = v.variant('kind', [
  v.object({ kind: v.literal('transfer'), target: Target }),
  v.object({ kind: v.picklist(['invite', 'consult', 'remove']), target: AgentTarget }),
  /** `value` null: to be deleted. */
  v.object({ kind: v.literal('userData'), key: v.string(), value: v.nullable(v.string()) }),
  v.object({ kind: v.literal('disposition'), code: v.string() }),
  /** The server told of an error without saying of what. */
  v.object({ kind: v.literal('other') }),
])
export type Subject = v.InferOutput<typeof Subject>

export const Pending = v.object({
  id: v.number(),
  subject: Subject,
  state: v.variant('kind', [
    v.object({ kind: v.literal('requested') }),
    /** The server has told of the effect. */
    v.object({ kind: v.literal('done') }),
    v.object({ kind: v.literal('refused'), reason: v.string() }),
    v.object({ kind: v.literal('noAnswer') }),
  ]),
})
/** An operation whose effect the server tells later, if at all. That it was accepted is not that it is done. */
export type Pending = v.InferOutput<typeof Pending>

export const fieldLimits = { name: NAME_LIMIT, value: 4000, url: 2048 } as const
