import type { Clock } from '../../common/clock.ts'

/**
 * Calls `onJump` when a timer fires far from its time: the machine slept, or its clock was set. Links seldom survive the former.
 * `beat` and `jump` in ms. The returned function ends it.
 */
export function watchClock(clock: Clock, beat: number, jump: number, onJump: () => void): () => void {
  let cancel: () => void = () => undefined
  const next = () => {
    const due = clock.now() + beat
    cancel = clock.after(beat, () => {
      next()
      if (Math.abs(clock.now() - due) > jump) onJump()
    })
  }
  next()
  return () => cancel()
}
