import type { BayeuxClient } from './gws/bayeux/client.ts'
import type { Clock } from './clock.ts'
import type { Client } from './gws/client.ts'
import type { Chats } from './supervision/chats.ts'
import type { Watching } from './team/watching.ts'

/** How long leaving the chats and signing out may take together, ms. */
const FAREWELL = 5_000
/** How much of it may go to telling the server that nobody is watched any more: to leave the chats matters more, ms. */
const CANCELLING = 1_500

export interface FarewellParts {
  client: Pick<Client, 'leave' | 'endSession'>
  bayeux: Pick<BayeuxClient, 'stop'>
  chats: Pick<Chats, 'all'>
  watching: Pick<Watching, 'cancelAll'>
  clock: Clock
  onFailure: (error: unknown) => void
}

/**
 * Leaves every chat and ends the session on the server where it is `signedIn`, and stops the notifications; takes at
 * most {@link FAREWELL} ms, and never throws.
 */
export async function farewell(signedIn: boolean, parts: FarewellParts): Promise<void> {
  const { client, bayeux, chats, watching, clock, onFailure } = parts
  const passed = (time: number) => new Promise<void>((resolve) => clock.after(time, resolve))
  const inOrder = async (): Promise<void> => {
    if (signedIn) {
      await Promise.race([watching.cancelAll(), passed(CANCELLING)])
      const leavable = chats.all().filter(({ canLeave }) => canLeave)
      await Promise.allSettled(leavable.map(({ id }) => client.leave(id)))
    }
    await bayeux.stop()
    if (signedIn) await client.endSession()
  }
  await Promise.race([inOrder().catch(onFailure), passed(FAREWELL)])
  await bayeux.stop()
}
