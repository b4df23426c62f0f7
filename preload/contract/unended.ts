import * as v from 'valibot'
import { ChatId } from './ids.ts'

/** The last session with this account ended without leaving its chats, as when the program was killed. */
export const Unended = v.object({
  /** The supervised chats that the server still had for it at sign-in. */
  chatIds: v.array(ChatId),
})
export type Unended = v.InferOutput<typeof Unended>

export const unendedRequests = {
  /** The supervisor has seen it. */
  dismissUnended: { input: v.undefined(), output: v.undefined() },
} as const
