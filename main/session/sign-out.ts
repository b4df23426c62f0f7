import type { Clock } from '../common/clock.ts'
import type { Backend } from '../backend/backend.ts'
import type { Leaving } from './leaving.ts'
import type { Listening } from './listening.ts'
import type { Watching } from '../team/watching.ts'

/**
 * By when each step has to be done, ms from the beginning: what is not answered by then is left to itself, so that the session's
 * end is sent in any case.
 */
const BY = {
  /** A session that is just beginning has begun: ended before that, it would stand. */
  begun: 1_000,
  /** It is known in which chats one is. */
  looked: 1_500,
  left: 3_000,
  watchesEnded: 3_500,
  /** The chats that came by a watch meanwhile. */
  leftAgain: 3_800,
  silent: 4_200,
  ended: 5_000,
}

export interface SignOutParts {
  backend: Pick<Backend, 'endSession'>
  listening: Pick<Listening, 'stop'>
  leaving: Leaving
  watching: Pick<Watching, 'cancelAll'>
  clock: Clock
  onFailure: (error: unknown) => void
  /** Reads in which chats one is, where that is not known yet. */
  look: (() => Promise<void>) | null
}

/**
 * Leaves every supervised chat and ends the session on the server where one was asked for, which `beginning` answers, and stops
 * the notifications; takes at most as long as {@link BY} says, and never throws. Answers whether the server has taken the leave
 * of every chat.
 */
export async function signOut(beginning: Promise<unknown> | null, parts: SignOutParts): Promise<boolean> {
  const { backend, listening, leaving, watching, clock, onFailure, look } = parts
  const began = clock.now()
  const step = async (work: Promise<unknown>, by: number): Promise<void> => {
    const late = Promise.withResolvers<undefined>()
    const cancel = clock.after(Math.max(0, began + by - clock.now()), () => late.resolve(undefined))
    await Promise.race([work.catch(onFailure), late.promise]).finally(cancel)
  }
  if (beginning === null) {
    await step(listening.stop(), BY.ended)
    return leaving.done
  }
  // Why it did not begin is told to whoever signs in.
  await step(
    beginning.catch(() => undefined),
    BY.begun,
  )
  if (look !== null) await step(look(), BY.looked)
  await step(leaving.all(), BY.left)
  await step(watching.cancelAll(), BY.watchesEnded)
  await step(leaving.all(), BY.leftAgain)
  await step(listening.stop(), BY.silent)
  await step(backend.endSession(), BY.ended)
  return leaving.done
}
