import type { ChatView, Condition, Quick, SortKey } from '../../preload/contract/index.ts'
import { modeName } from './mode-words.ts'

export const quickNames: Record<Quick, string> = {
  all: 'All',
  waiting: 'Waiting',
  monitor: 'Monitoring',
  coach: 'Coaching',
  bargeIn: 'Barged in',
}

export const sortNames: Record<SortKey, string> = {
  start: 'Start',
  waiting: 'Waiting',
  age: 'Age',
  customer: 'Customer',
  agent: 'Agent',
  lastLine: 'Last line',
}

/** Which end comes first, for each order and its reverse. */
const directions: Record<SortKey, readonly [ascending: string, descending: string]> = {
  start: ['oldest first', 'newest first'],
  waiting: ['shortest first', 'longest first'],
  age: ['youngest first', 'oldest first'],
  customer: ['A to Z', 'Z to A'],
  agent: ['A to Z', 'Z to A'],
  lastLine: ['oldest first', 'newest first'],
}

export const directionOf = ({ by, descending }: ChatView['sort']): string => directions[by][descending ? 1 : 0]

export const conditionNames: Record<Condition['kind'], string> = {
  agent: 'Agent',
  state: 'State',
  mode: 'Mode',
  waiting: 'Waiting longer than',
  age: 'Older than',
  keyword: 'Keyword',
  userData: 'User data',
}

/** The states that the API names; a server's own can be typed. */
export const states: readonly string[] = ['Invited', 'Chatting', 'LeftChat', 'Completed', 'Revoked', 'JoinFailed']

/** A condition as one reads it on its chip. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'agent':
      return `Agent: ${condition.text || 'any'}`
    case 'state':
      return `State: ${condition.state}`
    case 'mode':
      return `Mode: ${condition.mode === null ? 'not known' : modeName(condition.mode)}`
    case 'waiting':
      return `Waiting > ${inShort(condition.longerThan)}`
    case 'age':
      return `Older than ${inShort(condition.longerThan)}`
    case 'keyword':
      return `“${condition.text}”`
    case 'userData':
      return condition.value === '' ? condition.key || 'User data' : `${condition.key} = ${condition.value}`
  }
}

const MINUTE = 60_000

/** `2 min`, `90 s`: as it was most likely typed. */
const inShort = (time: number): string =>
  time >= MINUTE && time % MINUTE === 0 ? `${time / MINUTE} min` : `${time / 1000} s`

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
