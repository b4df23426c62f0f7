import type { Clock } from '../../common/clock.ts'

/**
 * Calls `onSilence` once nothing has come in for a while: `progress` counts what came, and is looked at after `timeout` and
 * then again every `grace`, so that a slow line that is still delivering is left to it. A timer may fire before what has
 * arrived meanwhile was read, as after the program was held up: silence counts only where a second look, a moment later,
 * finds it too. All times in ms. The returned function ends it.
 */
export function afterSilence(
  clock: Clock,
  { timeout, grace, progress }: { timeout: number; grace: number; progress: () => number },
  onSilence: () => void,
): () => void {
  let seen = progress()
  let cancel = clock.after(timeout, look)
  return () => cancel()

  function look(): void {
    cancel = hasMoved() ? clock.after(grace, look) : clock.after(SECOND_LOOK, lookAgain)
  }

  function lookAgain(): void {
    if (hasMoved()) cancel = clock.after(grace, look)
    else onSilence()
  }

  function hasMoved(): boolean {
    const before = seen
    seen = progress()
    return seen !== before
  }
}

/** Enough for the socket to be read once, ms. */
const SECOND_LOOK = 100
