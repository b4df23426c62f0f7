import * as v from 'valibot'
import { ChatId } from './ids.ts'
import { SendAudience } from './model.ts'
import { AgentTarget, fieldLimits, Target } from './offers.ts'

const Text = v.pipe(
  v.string(),
  v.regex(/\S/, 'The text is empty.'),
  v.maxLength(fieldLimits.value, 'The text is too long.'),
)
const Key = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'The name is empty.'),
  v.maxLength(fieldLimits.name, 'The name is too long.'),
)

/** An address for the customer's browser: never one that could run something there. */
export const WebAddress = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(fieldLimits.url, 'The address is too long.'),
  v.url('This is not a web address. It looks like https://example.com/page.'),
  v.regex(/^https?:\/\//i, 'The address has to begin with https:// or http://.'),
)

/** What is asked for, with what it takes. `remove` takes an agent out of the chat. */
export const OperationInput = v.variant('kind', [
  v.object({ kind: v.picklist(['accept', 'reject']) }),
  v.object({ kind: v.literal('transfer'), target: Target }),
  v.object({ kind: v.picklist(['invite', 'consult', 'remove']), target: AgentTarget }),
  v.object({ kind: v.literal('pushUrl'), url: WebAddress }),
  v.object({ kind: v.literal('notice'), audience: SendAudience, text: Text }),
  /** Adds the key, or changes its value where it is there already. */
  v.object({
    kind: v.literal('setUserData'),
    key: Key,
    value: v.pipe(v.string(), v.maxLength(fieldLimits.value, 'The value is too long.')),
  }),
  v.object({ kind: v.literal('deleteUserData'), key: v.string() }),
  v.object({ kind: v.literal('setDisposition'), code: Key }),
  v.object({ kind: v.literal('setInFocus'), inFocus: v.boolean() }),
])
export type OperationInput = v.InferOutput<typeof OperationInput>

const nothing = v.undefined()

export const operationRequests = {
  /** Answers when the server has accepted; what comes of it is told by the chat (`pending`, participants, user data, lines). */
  operate: { input: v.object({ chatId: ChatId, operation: OperationInput }), output: nothing },
  /** Takes what came of an operation off the chat. */
  dismissPending: { input: v.object({ chatId: ChatId, id: v.number() }), output: nothing },
} as const
