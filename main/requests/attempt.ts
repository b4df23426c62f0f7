import * as m from '#messages'
import { failure, type ChatId } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'
import { ServerError } from '../backend/error.ts'
import type { Chats } from '../supervision/chats.ts'
import type { Refusal } from './refusals.ts'

/** What all work with that ask the server to do something. */
export interface AttemptParts {
  chats: Chats
  clock: Clock
  /** Reads a chat again whose state is in doubt, or that may have come without a notification. */
  reread: (id: ChatId) => void
  /** The server no longer knows the session. */
  onSessionLost: (error: ServerError) => void
}

/** What a request came to: what it answered, or why not, and whether that was the server's own word. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; refused: boolean; code: string; failed: Refusal }

/** Makes a request whose failure is a value; only what is no failure of a request is thrown. */
export async function attempt<T>(
  { onSessionLost }: Pick<AttemptParts, 'onSessionLost'>,
  request: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await request() }
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    const { code, message } = error
    if (isSessionLoss(error)) {
      onSessionLost(error)
      return { ok: false, refused: true, code, failed: failure(code, m.errors.sessionLost()) }
    }
    return { ok: false, refused: isRefusal(error), code, failed: failure(code, message) }
  }
}

/** Whether the server no longer takes the session's requests: its own code for it, or a plain 401. */
export function isSessionLoss(error: unknown): error is ServerError {
  return error instanceof ServerError && (error.code === 'notAuthenticated' || error.code === 'wrongCredentials')
}

/** Whether the server itself said no. A lost request or a gateway's error leaves open whether it was carried out. */
function isRefusal({ status, statusCode }: ServerError): boolean {
  return statusCode !== undefined || (status !== undefined && status >= 400 && status < 500)
}
