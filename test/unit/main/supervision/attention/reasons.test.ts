import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Alert, WAIT_THRESHOLDS } from '../../../../../preload/contract/index.ts'
import { defaultAttentionRules } from '../../../../../main/supervision/attention/default-rules.ts'
import { nothingSaid, type LineFacts } from '../../../../../main/supervision/attention/line-facts.ts'
import { reasonsFor, type ChatFacts, type Measures } from '../../../../../main/supervision/attention/reasons.ts'

const NOW = 10_000_000
const measures: Measures = { weights: defaultAttentionRules.weights, waits: WAIT_THRESHOLDS, silent: 300_000 }

function reasons(
  {
    chat = {},
    lines = {},
    ...rest
  }: Partial<Omit<ChatFacts, 'chat' | 'lines'>> & {
    chat?: Partial<ChatFacts['chat']>
    lines?: Partial<LineFacts>
  },
  weights: Partial<Measures['weights']> = {},
): string[] {
  const facts: ChatFacts = {
    chat: {
      state: 'Chatting',
      receivedAt: NOW - 60_000,
      customerGone: false,
      waitingSince: null,
      userData: {},
      ...chat,
    },
    lines: { ...nothingSaid, ...lines },
    typingSince: null,
    alerts: [],
    ...rest,
  }
  const found = reasonsFor(facts, { ...measures, weights: { ...measures.weights, ...weights } }, NOW)
  return found.map(({ kind, points }) => `${kind} ${points}`)
}

const alert = (kind: Alert['kind'], level: Alert['level'] = 'warning'): Alert =>
  v.parse(Alert, {
    id: kind,
    ruleId: kind,
    rule: `Rule ${kind}`,
    kind,
    level,
    chatId: 'a',
    customer: '',
    agent: '',
    since: 0,
  })

const waited = (time: number) => reasons({ chat: { waitingSince: NOW - time } })

test('a wait counts from the time at which it is long, in steps up to half as much again as its weight', () => {
  expect(waited(59_000)).toEqual([])
  expect(waited(60_000)).toEqual(['waits 8'])
  expect(waited(61_000)).toEqual(['waits 8'])
  expect(waited(100_000)).toEqual(['waits 15'])
  expect(waited(180_000)).toEqual(['waits 30'])
  expect(waited(30 * 60_000)).toEqual(['waits 45'])
})

test('the weightiest reason comes first', () => {
  expect(reasons({ chat: { waitingSince: NOW - 70_000 }, lines: { help: 'may I?', negative: 'angry' } })).toEqual([
    'help 35',
    'negative 15',
    'waits 8',
  ])
})

test('what counts nothing by the rules is not told of', () => {
  expect(reasons({ lines: { loud: true, negative: 'angry' } }, { loud: 0 })).toEqual(['negative 15'])
})

test('a chat that has ended, and one without a customer, need nobody for what was said', () => {
  const lines = { loud: true, unanswered: 3 }
  expect(reasons({ lines, chat: { state: 'Completed', waitingSince: 0 } })).toEqual([])
  expect(reasons({ lines, chat: { customerGone: true } })).toEqual([])
})

test('an agent who types for a minute while the customer waits', () => {
  const chat = { waitingSince: NOW - 30_000 }
  expect(reasons({ chat, typingSince: NOW - 59_000 })).toEqual([])
  expect(reasons({ chat, typingSince: NOW - 60_000 })).toEqual(['typing 8'])
  expect(reasons({ typingSince: NOW - 60_000 })).toEqual([])
})

test('an agent who has not written for as long as the rules say, from the beginning on where they never did', () => {
  expect(reasons({ lines: { agentSpoke: NOW - 300_000 } })).toEqual(['silent 10'])
  expect(reasons({ lines: { agentSpoke: NOW - 200_000 }, chat: { receivedAt: 0 } })).toEqual([])
  expect(reasons({ chat: { receivedAt: NOW - 300_000 } })).toEqual(['silent 10'])
  expect(reasons({ chat: { receivedAt: null } })).toEqual([])
})

test('user data that asks for help does so until the supervisor has written', () => {
  expect(reasons({ chat: { userData: { helpRequested: '1' } } })).toEqual(['help 35'])
  expect(reasons({ chat: { userData: { HelpRequested: 'No' } } })).toEqual([])
  expect(reasons({ chat: { userData: { HelpRequested: '1' } }, lines: { joinedIn: true } })).toEqual([])
})

test('an alert about user data that ask for help counts no more once the supervisor has written', () => {
  const chat = { userData: { HelpRequested: '1' } }
  expect(reasons({ chat, lines: { joinedIn: true }, alerts: [alert('userData', 'critical')] })).toEqual([])
  expect(reasons({ lines: { joinedIn: true }, alerts: [alert('userData', 'critical')] })).toEqual(['alert 30'])
})

test('an alert counts by its level, and not where another reason tells the same', () => {
  expect(reasons({ alerts: [alert('said', 'critical')] })).toEqual(['alert 30'])
  expect(reasons({ alerts: [alert('newChat', 'info')] })).toEqual(['alert 6'])
  expect(reasons({ alerts: [alert('waiting', 'critical'), alert('silent')] })).toEqual([])
  expect(reasons({ alerts: [alert('said')], lines: { escalates: 'manager' } })).toEqual(['escalates 30'])
  expect(reasons({ alerts: [alert('userData', 'critical')], chat: { userData: { HelpRequested: '1' } } })).toEqual([
    'help 35',
  ])
})
