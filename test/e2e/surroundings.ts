import { findElectron, type Electron } from '../../scripts/electron/index.ts'
import { openDisplay, type Display } from './display.ts'
import { dismissGuardian } from './guard.ts'
import { OtherProgram } from './other-program.ts'

/** What the applications of one process share while at least one of them runs. */
export interface Surroundings {
  electron: Electron
  display: Display
  /** Another program on the display, started when first asked for. */
  other(): Promise<OtherProgram>
}

let users = 0
let opened: Promise<{ shared: Surroundings; close(): Promise<void> }> | undefined

/**
 * Answers the display, another program and the Electron to run, opening them for the first user; the function
 * beside them gives them back, and the last user's closes them.
 */
export async function surroundings(): Promise<{ shared: Surroundings; leave: () => Promise<void> }> {
  users += 1
  opened ??= open()
  let left = false
  const leave = async (): Promise<void> => {
    if (left) return
    left = true
    users -= 1
    if (users > 0) return
    const closing = opened
    opened = undefined
    await (await closing)?.close()
  }
  try {
    return { shared: (await opened).shared, leave }
  } catch (error) {
    await leave().catch(() => undefined)
    throw error
  }
}

async function open(): Promise<{ shared: Surroundings; close(): Promise<void> }> {
  const electron = await findElectron(console.log)
  const display = await openDisplay()
  let other: Promise<OtherProgram> | undefined
  return {
    shared: { electron, display, other: () => (other ??= OtherProgram.start(electron, display)) },
    close: async () => {
      await (await other)?.stop()
      await display.close()
      dismissGuardian()
    },
  }
}
