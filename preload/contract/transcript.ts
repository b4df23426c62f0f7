import * as v from 'valibot'
import { ChatId } from './ids.ts'

export const transcriptRequests = {
  /** Reads a chat and all its lines from the server again, as after a loss; what that brings comes as a delta. */
  reloadChat: { input: v.object({ chatId: ChatId }), output: v.undefined() },
} as const
