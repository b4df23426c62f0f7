import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import {
  ChatId,
  Entry,
  Me,
  type Alert,
  type Attention,
  type AttentionRules,
  type Chat,
} from '../../../../preload/contract/index.ts'
import { AttentionDesk } from '../../../../main/attention/desk.ts'
import { defaultAlertRules } from '../../../../main/supervision/alerts/default-rules.ts'
import { defaultAttentionRules } from '../../../../main/supervision/attention/default-rules.ts'
import { FakeClock } from '../../fake-clock.ts'
import { bo, chat as fixture, tom } from '../../../views/support/fixtures.ts'

const START = Date.UTC(2026, 10, 25, 11, 0)
const me = v.parse(Me, { id: 'jana-maric', name: 'Jana Maric', userName: 'jmaric', warnings: [] })

let clock: FakeClock
let lines: Map<string, Entry[]>
let alerts: Alert[]
let rules: AttentionRules
let shown: Attention[][]
let desk: AttentionDesk

const chat = (id: string, facts: Partial<Chat> = {}): Chat =>
  fixture(id, `Customer ${id}`, 'Bo Lindqvist', 'Monitor', { receivedAt: START - 60_000, ...facts })

const said = (text: string, ago = 10_000): Entry =>
  v.parse(Entry, {
    index: 1,
    at: START - ago,
    from: tom,
    audience: 'everyone',
    visibility: 'All',
    body: { kind: 'text', text },
  })

const now = (): string[] =>
  (shown.at(-1) ?? []).map(
    ({ chatId, needs, reasons }) => `${chatId}${needs ? '!' : ''} ${reasons.map(({ kind }) => kind).join()}`,
  )

beforeEach(() => {
  clock = new FakeClock(START)
  lines = new Map()
  alerts = []
  rules = defaultAttentionRules
  shown = []
  desk = new AttentionDesk({
    clock,
    pause: () => Promise.resolve(),
    clockSkew: () => 0,
    newest: (id, count) => (lines.get(id) ?? []).slice(-count),
    alerts: () => alerts,
    alertRules: () => defaultAlertRules(),
    stored: { rules: () => rules, keep: (kept) => (rules = kept) },
    show: ({ attention }) => attention !== undefined && shown.push(attention),
  })
})

const signIn = (...chats: Chat[]): void => {
  desk.signedIn(me, 'server', chats)
  desk.connectionChanged({ kind: 'connected', transport: 'websocket', latency: null })
  clock.advance(300)
}

test('what was said before signing in counts', () => {
  lines.set('a', [said('I want to speak to your manager')])
  signIn(chat('a'), chat('b'))
  expect(now()).toEqual(['a! escalates'])
  expect(desk.inNeed).toEqual(['a'])
})

test('a new line is heard within a moment, and is told once', () => {
  signIn(chat('a'))
  lines.set('a', [said('This is ridiculous, I will cancel my contract')])
  desk.transcriptChanged(v.parse(ChatId, 'a'))
  clock.advance(300)
  expect(now()).toEqual(['a! escalates,negative'])
  const told = shown.length
  clock.advance(5_000)
  expect(shown).toHaveLength(told)
})

test('time alone brings a chat up: its customer waits', () => {
  signIn(chat('a', { waitingSince: START - 50_000 }))
  expect(shown).toEqual([])
  clock.advance(12_000)
  expect(now()).toEqual(['a waits'])
  clock.advance(120_000)
  expect(now()).toEqual(['a! waits'])
})

test('while the connection is lost nothing is told', () => {
  signIn(chat('a', { waitingSince: START - 50_000 }))
  desk.connectionChanged({ kind: 'reconnecting', since: START, attempt: 1, reason: '' })
  clock.advance(200_000)
  expect(shown).toEqual([])
  desk.connectionChanged({ kind: 'connected', transport: 'websocket', latency: null })
  clock.advance(300)
  expect(now()).toEqual(['a! waits'])
})

test('an agent who types on and on is noticed; one who stops begins anew', () => {
  const typing = { waitingSince: START, typing: [bo] }
  signIn(chat('a', typing))
  clock.advance(40_000)
  desk.chatChanged(chat('a', { waitingSince: START }))
  desk.chatChanged(chat('a', typing))
  clock.advance(40_000)
  expect(now()).toEqual(['a waits'])
  clock.advance(21_000)
  expect(now()).toEqual(['a waits,typing'])
})

test('a chat that is gone needs nobody, and nothing outlives the session', () => {
  lines.set('a', [said('Where is your manager?')])
  signIn(chat('a'))
  desk.chatRemoved(v.parse(ChatId, 'a'))
  clock.advance(300)
  expect(now()).toEqual([])
  signIn(chat('a'))
  expect(desk.inNeed).toEqual(['a'])
  desk.signedOut()
  expect(desk.inNeed).toEqual([])
  clock.advance(5_000)
  expect(now()).toEqual([])
})

test('other rules hold for what was said already, and null brings back those that it comes with', async () => {
  lines.set('a', [said('Hello, the blorp is broken')])
  signIn(chat('a'))
  expect(desk.inNeed).toEqual([])
  const own = { ...rules, words: { ...rules.words, en: { negative: '', escalates: 'blorp' } } }
  await desk.handlers.saveAttentionRules({ rules: own })
  clock.advance(300)
  expect(now()).toEqual(['a! escalates'])
  await desk.handlers.saveAttentionRules({ rules: null })
  clock.advance(300)
  expect(desk.inNeed).toEqual([])
  expect(rules).toEqual(defaultAttentionRules)
})

test('a preview says how the chats would stand, and changes nothing', async () => {
  lines.set('a', [said('Where is your manager?')])
  signIn(chat('a'), chat('b', { waitingSince: START - 70_000 }))
  const told = shown.length
  const answer = await desk.handlers.previewAttention({
    rules: { ...rules, threshold: 5, weights: { ...rules.weights, escalates: 0 } },
  })
  expect(answer).toMatchObject({ ok: true, value: [{ chatId: 'b', needs: true }] })
  expect(shown).toHaveLength(told)
  expect(desk.inNeed).toEqual(['a'])
})

test('many chats are read a few at a time, so that nothing else has to wait', async () => {
  const many = Array.from({ length: 200 }, (_, at) => chat(`chat-${at}`))
  for (const { id } of many) lines.set(id, [said('Where is your manager?')])
  let read = 0
  let most = 0
  const counting = new AttentionDesk({
    clock,
    pause: () => Promise.resolve(),
    clockSkew: () => 0,
    newest: (id, count) => {
      read += 1
      return (lines.get(id) ?? []).slice(-count)
    },
    alerts: () => [],
    alertRules: () => [],
    stored: { rules: () => rules, keep: () => undefined },
    show: () => undefined,
  })
  counting.connectionChanged({ kind: 'connected', transport: 'websocket', latency: null })
  counting.signedIn(me, 'server', many)
  for (let time = 0; time < 500; time += 1) {
    const before = read
    clock.advance(1)
    most = Math.max(most, read - before)
  }
  expect(read).toBe(200)
  expect(most).toBeLessThanOrEqual(25)
  expect(counting.inNeed).toHaveLength(200)
  counting.stop()
  await Promise.resolve()
})

test('of two previews the earlier one gives way', async () => {
  signIn(...Array.from({ length: 60 }, (_, at) => chat(`chat-${at}`)))
  const words = { ...rules.words, en: { negative: 'blorp', escalates: '' } }
  const first = desk.handlers.previewAttention({ rules: { ...rules, words } })
  const second = desk.handlers.previewAttention({ rules })
  expect(await first).toMatchObject({ ok: false, error: { code: 'outdated' } })
  expect(await second).toMatchObject({ ok: true })
})
