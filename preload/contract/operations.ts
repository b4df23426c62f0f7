import * as m from '#messages'
import * as v from 'valibot'
import { ChatId, UserId } from './ids.ts'
import { nameUpTo, upTo } from './lengths.ts'

/** Most characters of what a person may enter; `name`: of a user, a queue, a key, a code. */
const fieldLimits = { name: 255, value: 4000, url: 2048 } as const

const Name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, () => m.userData.nameEmpty()),
  nameUpTo(fieldLimits.name),
)

/** `name` is what to call the user by; who it is, is the id alone. */
export const AgentTarget = v.object({ kind: v.literal('agent'), userId: UserId, name: Name })
export type AgentTarget = v.InferOutput<typeof AgentTarget>

/** To whom a chat is given. */
export const Target = v.variant('kind', [AgentTarget, v.object({ kind: v.literal('queue'), name: Name })])
export type Target = v.InferOutput<typeof Target>

const Text = v.pipe(
  v.string(),
  v.regex(/\S/, () => m.operations.textEmpty()),
  v.maxLength(fieldLimits.value, () => m.common.textTooLong({ most: fieldLimits.value })),
)

/** An address for the customer's browser: never one that could run something there. */
const WebAddress = v.pipe(
  v.string(),
  v.trim(),
  upTo(fieldLimits.url),
  v.url(() => m.operations.addressWrong()),
  v.regex(/^https?:\/\//i, () => m.operations.addressScheme()),
)

const Value = v.pipe(v.string(), upTo(fieldLimits.value))

/**
 * What can be done to a chat beside writing, switching the mode and leaving, which have requests of their own; with what it
 * takes. `remove` takes an agent out of the chat.
 */
export const OperationInput = v.variant('kind', [
  v.object({ kind: v.literal('accept') }),
  v.object({ kind: v.literal('reject') }),
  v.object({ kind: v.literal('transfer'), target: Target }),
  v.object({ kind: v.literal('invite'), target: AgentTarget }),
  v.object({ kind: v.literal('consult'), target: AgentTarget }),
  v.object({ kind: v.literal('remove'), target: AgentTarget }),
  v.object({ kind: v.literal('pushUrl'), url: WebAddress }),
  v.object({ kind: v.literal('noticeToEveryone'), text: Text }),
  v.object({ kind: v.literal('noticeToAgents'), text: Text }),
  v.object({ kind: v.literal('addUserData'), key: Name, value: Value }),
  v.object({ kind: v.literal('changeUserData'), key: v.string(), value: Value }),
  v.object({ kind: v.literal('deleteUserData'), key: v.string() }),
  v.object({ kind: v.literal('setDisposition'), code: Name }),
  v.object({ kind: v.literal('setInFocus'), inFocus: v.boolean() }),
])
export type OperationInput = v.InferOutput<typeof OperationInput>

/** By its name alone, as it is offered. */
export const Operation = v.picklist(OperationInput.options.map(({ entries }) => entries.kind.literal))
export type Operation = v.InferOutput<typeof Operation>

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

const nothing = v.undefined()

export const operationRequests = {
  /** Answers when the server has accepted; what comes of it is told by the chat (`pending`, participants, user data, lines). */
  operate: { input: v.object({ chatId: ChatId, operation: OperationInput }), output: nothing },
  /** Takes what came of an operation off the chat. */
  dismissPending: { input: v.object({ chatId: ChatId, id: v.number() }), output: nothing },
} as const
