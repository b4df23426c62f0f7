import { expect, test } from 'vitest'
import * as v from 'valibot'
import {
  Entry,
  UserId,
  WAIT_THRESHOLDS,
  type Audience,
  type Participant,
} from '../../../../../preload/contract/index.ts'
import { defaultAttentionRules } from '../../../../../main/supervision/attention/default-rules.ts'
import { LineReader } from '../../../../../main/supervision/attention/line-facts.ts'
import { reasonsFor } from '../../../../../main/supervision/attention/reasons.ts'
import { waitingSince } from '../../../../../main/supervision/waiting.ts'
import type { Conversation } from '../../../../fixtures/conversations/conversation.ts'
import { byAnotherHand, conversations } from '../../../../fixtures/conversations/index.ts'

const NOW = Date.UTC(2026, 10, 25, 11, 0)
const me = { id: v.parse(UserId, 'jana'), userName: 'jmaric' }

const people: Record<'c' | 'a' | 's', Participant> = {
  c: { participantId: 'c', userId: null, nickname: 'Tom', kind: 'customer', audience: 'everyone', visibility: 'All' },
  a: { participantId: 'a', userId: null, nickname: 'Bo', kind: 'agent', audience: 'everyone', visibility: 'All' },
  s: { participantId: 's', userId: null, nickname: 'jmaric', kind: 'agent', audience: 'agents', visibility: 'Agents' },
}

function entriesOf({ lines }: Conversation): Entry[] {
  return lines.map(([who, ago, text], index) => {
    const audience: Audience = who === 'A' || who === 's' ? 'agents' : 'everyone'
    return v.parse(Entry, {
      index,
      at: NOW - ago * 1000,
      from: people[who === 'A' ? 'a' : who],
      audience,
      visibility: audience === 'agents' ? 'Agents' : 'All',
      body: { kind: 'text', text },
    })
  })
}

function found(conversation: Conversation): { reasons: string[]; unread: boolean } {
  const entries = entriesOf(conversation)
  const lines = new LineReader(defaultAttentionRules).read(entries, me)
  const chat = {
    state: 'Chatting',
    receivedAt: entries[0]?.at ?? null,
    customerGone: false,
    waitingSince: waitingSince(entries),
    userData: conversation.userData ?? {},
  }
  const reasons = reasonsFor(
    { chat, lines, typingSince: null, alerts: [] },
    { weights: defaultAttentionRules.weights, waits: WAIT_THRESHOLDS, silent: 300_000 },
    NOW,
  )
  return { reasons: reasons.map(({ kind }) => kind).sort(), unread: lines.unread }
}

const expected = ({ reasons, unread = false }: Conversation) => ({ reasons: [...reasons].sort(), unread })

test.each([...conversations, ...byAnotherHand])('$name', (conversation) => {
  expect(found(conversation)).toEqual(expected(conversation))
})

test.each([
  ['made conversations', conversations],
  ['by another hand', byAnotherHand],
])('%s: ten in each of four languages, and the share of right ones', (name, all) => {
  expect(all).toHaveLength(40)
  const right = all.filter(
    (conversation) => JSON.stringify(found(conversation)) === JSON.stringify(expected(conversation)),
  )
  console.log(`Attention, ${name}: ${right.length} of ${all.length} have just the reasons that they must have.`)
  expect(right.length / all.length).toBeGreaterThanOrEqual(0.95)
})
