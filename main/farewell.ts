import type { ChatId } from '../preload/contract/index.ts'
import type { Clock } from './clock.ts'
import type { Client } from './gws/client.ts'
import type { Listening } from './listening.ts'
import type { Chats } from './supervision/chats.ts'
import { mayBeLeft } from './supervision/own-chat.ts'
import type { Watching } from './team/watching.ts'

/** How long leaving the chats and signing out may take together, ms. */
const FAREWELL = 5_000
/** How much of it may go to leaving the chats, all at once and before all else, ms. */
const LEAVING = 3_000
/** How much of it may go to telling the server that nobody is watched any more, ms. */
const CANCELLING = 1_500

export interface FarewellParts {
  client: Pick<Client, 'leave' | 'endSession'>
  listening: Pick<Listening, 'stop'>
  chats: Pick<Chats, 'all'>
  watching: Pick<Watching, 'cancelAll'>
  clock: Clock
  onFailure: (error: unknown) => void
}

/**
 * Leaves every supervised chat and ends the session on the server where it is `signedIn`, and stops the notifications;
 * takes at most {@link FAREWELL} ms, and never throws. Answers whether the server has taken the leave of every chat.
 */
export async function farewell(signedIn: boolean, parts: FarewellParts): Promise<boolean> {
  const { client, listening, chats, watching, clock, onFailure } = parts
  const passed = (time: number) => new Promise<void>((resolve) => clock.after(time, resolve))
  const asked = new Set<ChatId>()
  const left = new Set<ChatId>()
  const leaveAll = async (): Promise<void> => {
    const leaving = chats
      .all()
      .filter((chat) => mayBeLeft(chat) && !asked.has(chat.id))
      .map(async ({ id }) => {
        asked.add(id)
        await client.leave(id)
        left.add(id)
      })
    await Promise.race([Promise.allSettled(leaving), passed(LEAVING)])
  }
  const inOrder = async (): Promise<void> => {
    if (signedIn) {
      await leaveAll()
      await Promise.race([watching.cancelAll(), passed(CANCELLING)])
      // A chat may have come by a watch meanwhile.
      await leaveAll()
    }
    await listening.stop()
    if (signedIn) await client.endSession()
  }
  await Promise.race([inOrder().catch(onFailure), passed(FAREWELL)])
  await listening.stop()
  return chats.all().every((chat) => !mayBeLeft(chat) || left.has(chat.id))
}
