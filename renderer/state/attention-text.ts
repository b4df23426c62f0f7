import * as m from '#messages'
import type { Attention, Reason } from '../../preload/contract/index.ts'
import { minuteOfDay, stopwatch } from './time.ts'

/** A reason in a few words, at `now` by the server's clock. */
export function reasonText(reason: Reason, now: number): string {
  switch (reason.kind) {
    case 'waits':
      return m.attention.waits({ time: stopwatch(now - reason.since) })
    case 'unanswered':
      return m.attention.unanswered({ lines: reason.lines })
    case 'repeats':
      return m.attention.repeats({ times: reason.times })
    case 'loud':
      return m.attention.loud()
    case 'negative':
    case 'escalates':
      return m.list.keywordIs({ keyword: reason.words })
    case 'silent':
      return m.attention.silent({ time: stopwatch(now - reason.since) })
    case 'typing':
      return m.attention.typing({ time: stopwatch(now - reason.since) })
    case 'promise':
      return m.attention.promise({ time: minuteOfDay(reason.due) })
    case 'help':
      return reason.text === '' ? m.attention.help() : m.attention.helpWith({ text: reason.text })
    case 'alert':
      return reason.rule
  }
}

/** Why a chat needs somebody, the weightiest first; the wait is left out where a timer beside it says as much. */
export function reasonsText({ reasons }: Attention, now: number, besideTimer: boolean): string {
  const told = reasons.filter(({ kind }) => !(besideTimer && kind === 'waits' && reasons.length > 1))
  return told.map((reason) => reasonText(reason, now)).join(' · ')
}
