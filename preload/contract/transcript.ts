import * as v from 'valibot'
import { ChatId } from './ids.ts'

export const transcriptRequests = {
  /** Reads a chat and all its lines from the server again, as after a loss; what that brings comes as a delta. */
  reloadChat: { input: v.object({ chatId: ChatId }), output: v.undefined() },
  /** The supervisor knows that own lines for agents can be read by everyone: the warning goes, the lines stay marked. */
  understandExposed: { input: v.object({ chatId: ChatId }), output: v.undefined() },
} as const
