import * as m from '#messages'
import { failure, type Mode } from '../../preload/contract/index.ts'
import type { Refusal } from './refusals.ts'

/**
 * The one rule for every way into Barge in: where the supervisor wants to be asked first, whatever leads there has to say that
 * he was (`confirmed`). Answers the refusal, or null.
 */
export function unasked(mode: Mode, confirmed: boolean | undefined, asks: boolean): Refusal | null {
  return mode === 'BargeIn' && asks && confirmed !== true
    ? failure('confirmBargeIn', m.refusals.notAskedBeforeBargeIn())
    : null
}
