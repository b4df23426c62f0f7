import type { Clock } from './clock.ts'
import type { Client } from './gws/client.ts'
import type { Leaving } from './leaving.ts'
import type { Listening } from './listening.ts'
import type { Watching } from './team/watching.ts'

/** How long leaving the chats and signing out may take together, ms. */
const FAREWELL = 5_000
/** How much of it may go to telling the server that nobody is watched any more, ms. */
const CANCELLING = 1_500
/** How much of it may go to finding out in which chats one is, where that is not known yet, ms. */
const LOOKING = 1_000

export interface FarewellParts {
  client: Pick<Client, 'endSession'>
  listening: Pick<Listening, 'stop'>
  leaving: Leaving
  watching: Pick<Watching, 'cancelAll'>
  clock: Clock
  onFailure: (error: unknown) => void
  /** Reads in which chats one is, where that is not known yet. */
  look: (() => Promise<void>) | null
}

/**
 * Leaves every supervised chat and ends the session on the server where it is `signedIn`, and stops the notifications;
 * takes at most {@link FAREWELL} ms, and never throws. Answers whether the server has taken the leave of every chat.
 */
export async function farewell(signedIn: boolean, parts: FarewellParts): Promise<boolean> {
  const { client, listening, leaving, watching, clock, onFailure, look } = parts
  const passed = (time: number) => new Promise<void>((resolve) => clock.after(time, resolve))
  const inOrder = async (): Promise<void> => {
    if (signedIn) {
      if (look !== null) await Promise.race([look().catch(onFailure), passed(LOOKING)])
      await leaving.all()
      await Promise.race([watching.cancelAll(), passed(CANCELLING)])
      // A chat may have come by a watch meanwhile.
      await leaving.all()
    }
    await listening.stop()
    if (signedIn) await client.endSession()
  }
  await Promise.race([inOrder().catch(onFailure), passed(FAREWELL)])
  await listening.stop()
  return leaving.done
}
