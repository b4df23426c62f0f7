import {
  comparable,
  type Alert,
  type AttentionRules,
  type Chat,
  type Reason,
  type WaitThresholds,
} from '../../../preload/contract/index.ts'
import type { LineFacts } from './line-facts.ts'

/** An agent who types for so long without sending anything may not know what to say, ms. */
const TYPING_LONG = 60_000
/** What grows with each further line or time grows no further than to so many times its weight. */
const MOST = 3
/** A wait counts in quarters of its weight, so that no sum changes from one second to the next. */
const STEPS = 4

/** What is known of a chat, for the reasons why it may need somebody. Times by the server's clock, ms. */
export interface ChatFacts {
  readonly chat: Pick<Chat, 'state' | 'receivedAt' | 'customerGone' | 'waitingSince' | 'userData'>
  readonly lines: LineFacts
  /** Since when the agent types without a break; null: they do not. */
  readonly typingSince: number | null
  /** Its alerts that nobody has acknowledged. */
  readonly alerts: readonly Alert[]
}

export interface Measures {
  readonly weights: AttentionRules['weights']
  /** When a wait is long, and too long, ms. */
  readonly waits: WaitThresholds
  /** When an agent is silent for long, ms. */
  readonly silent: number
}

type Kind = Reason['kind']
type WithoutPoints<R> = R extends Reason ? Omit<R, 'points'> : never
/** What a reason is before it is weighed. */
type Fact = WithoutPoints<Reason>

/** Why a chat may need somebody at a time, the weightiest reason first. */
export function reasonsFor(facts: ChatFacts, { weights, waits, silent }: Measures, now: number): Reason[] {
  const { chat, lines, typingSince } = facts
  if (chat.state !== 'Chatting') return []
  const reasons: Reason[] = []
  const add = (share: number, fact: Fact): void => {
    const points = Math.round(weights[fact.kind] * share)
    if (points > 0) reasons.push({ ...fact, points })
  }
  const waited = chat.waitingSince === null ? 0 : now - chat.waitingSince
  if (chat.waitingSince !== null && waited >= waits.long)
    add(shareOfWait(waited, waits), { kind: 'waits', since: chat.waitingSince })
  if (!chat.customerGone) {
    const more = lines.unanswered - 1
    if (more > 0 && chat.waitingSince !== null)
      add(Math.min(more, MOST), { kind: 'unanswered', lines: lines.unanswered })
    if (lines.times > 1) add(Math.min(lines.times - 1, MOST), { kind: 'repeats', times: lines.times })
    if (lines.loud) add(1, { kind: 'loud' })
    if (lines.negative !== null) add(1, { kind: 'negative', words: lines.negative })
    if (lines.escalates !== null) add(1, { kind: 'escalates', words: lines.escalates })
    const silentSince = lines.agentSpoke ?? chat.receivedAt
    if (silentSince !== null && now - silentSince >= silent) add(1, { kind: 'silent', since: silentSince })
    if (typingSince !== null && chat.waitingSince !== null && now - typingSince >= TYPING_LONG)
      add(1, { kind: 'typing', since: typingSince })
    if (lines.promise !== null && now >= lines.promise) add(1, { kind: 'promise', due: lines.promise })
  }
  const asked = asksForHelp(chat.userData)
  if (lines.help !== null) add(1, { kind: 'help', text: lines.help })
  else if (asked && !lines.joinedIn) add(1, { kind: 'help', text: '' })
  for (const { rule, level } of alertsBeside(facts.alerts, reasons, asked && lines.joinedIn))
    add(levels[level], { kind: 'alert', rule, level })
  return reasons.sort((a, b) => b.points - a.points || order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** At the first threshold a quarter of the weight, at the second all of it, and half as much again where it goes on. */
function shareOfWait(waited: number, { long, tooLong }: WaitThresholds): number {
  const over = tooLong > long ? (waited - long) / (tooLong - long) : 1
  return Math.min(1.5, (1 + Math.floor(over * (STEPS - 1))) / STEPS)
}

const levels = { critical: 2, warning: 1, info: 0.4 } as const

/** Among reasons of one weight. */
const order: readonly Kind[] = [
  'help',
  'escalates',
  'promise',
  'repeats',
  'negative',
  'waits',
  'alert',
  'loud',
  'unanswered',
  'silent',
  'typing',
]

/** Reasons that tell the same as an alert would, by the kind of its rule: no fact counts twice. */
const sameAs: Readonly<Record<Alert['kind'], readonly Kind[] | 'always'>> = {
  waiting: 'always',
  silent: 'always',
  connection: 'always',
  said: ['escalates', 'negative'],
  userData: ['help'],
  newChat: [],
  exposed: [],
}

/** `answered`: the chat's user data asks for help, and the supervisor has written in it: an alert about them tells nothing new. */
function alertsBeside(alerts: readonly Alert[], reasons: readonly Reason[], answered: boolean): Alert[] {
  const told = new Set(reasons.map(({ kind }) => kind))
  return alerts.filter(({ kind }) => {
    const same = sameAs[kind]
    return same !== 'always' && !same.some((one) => told.has(one)) && !(answered && kind === 'userData')
  })
}

/** User data that asks for a supervisor, as the demo's and many a desktop's button sets it. */
function asksForHelp(userData: Readonly<Record<string, string>>): boolean {
  return Object.entries(userData).some(
    ([key, value]) =>
      comparable(key) === 'helprequested' && !['', '0', 'false', 'no'].includes(comparable(value).trim()),
  )
}
