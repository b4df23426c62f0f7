import * as m from '#messages'
import type { Condition } from '../../preload/contract/index.ts'
import { modeName } from './mode-words.ts'

/** The states that the API names; a server's own can be typed. */
export const states: readonly string[] = ['Invited', 'Chatting', 'LeftChat', 'Completed', 'Revoked', 'JoinFailed']

/** A condition as one reads it on its chip. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'agent':
      return condition.text === '' ? m.list.agentAny() : m.list.agentIs({ agent: condition.text })
    case 'state':
      return m.list.stateIs(condition)
    case 'mode':
      return condition.mode === null ? m.list.modeNotKnown() : m.list.modeIs({ mode: modeName(condition.mode) })
    case 'waiting':
      return m.list.waitingLonger({ time: asTyped(condition.longerThan) })
    case 'age':
      return m.list.olderThan({ time: asTyped(condition.longerThan) })
    case 'keyword':
      return m.list.keywordIs({ keyword: condition.text })
    case 'userData':
      return condition.value === '' ? condition.key || m.list.condition(condition) : m.list.userDataIs(condition)
  }
}

const MINUTE = 60_000

/** `2 min`, `90 s`: as it was most likely typed. */
const asTyped = (time: number): string =>
  time >= MINUTE && time % MINUTE === 0
    ? m.time.minutes({ minutes: time / MINUTE })
    : m.time.seconds({ seconds: time / 1000 })

/** What a new condition starts from. */
export function freshCondition(kind: Condition['kind']): Condition {
  switch (kind) {
    case 'agent':
      return { kind, text: '' }
    case 'state':
      return { kind, state: 'Chatting' }
    case 'mode':
      return { kind, mode: 'Monitor' }
    case 'waiting':
      return { kind, longerThan: 60_000 }
    case 'age':
      return { kind, longerThan: 10 * 60_000 }
    case 'keyword':
      return { kind, text: '' }
    case 'userData':
      return { kind, key: '', value: '' }
  }
}
