/**
 * How long the list's questions take with 5,000 chats and 100,000 lines: `npm run bench`. A frame of a screen is 16 ms.
 * Not a test: it prints, and whoever reads it judges.
 */
import type { Chat, ChatId, ChatView, Entry } from '../../preload/contract/index.ts'
import { DEFAULT_VIEW } from '../../preload/contract/index.ts'
import { LineSearch } from '../../main/supervision/search.ts'
import { chatFits } from '../../renderer/state/chat-filter.ts'
import { inOrder } from '../../renderer/state/chat-order.ts'
import { median } from './median.ts'

const CHATS = 5_000
const LINES = 20
const NOW = 1_800_000_000_000

const names = ['Tom Okafor', 'Marta Kowalska', 'Priya Nair', 'Hanna Weiß', 'J. Fernández', 'Lee Chang', 'Zoë Åkesson']
const said = [
  'Hello, thank you for waiting. Let me look up your order, it only takes a moment.',
  'This is the third time that I am asking about the refund, and nobody answers me.',
  'Standard delivery takes one more day, the express resend is free after a missed date.',
  'Ok',
]
const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T

const chats = Array.from({ length: CHATS }, (_, at) => chat(at))
const search = new LineSearch()
for (const [at, { id }] of chats.entries()) {
  search.add(
    id,
    Array.from({ length: LINES }, (_, line) => entry(line, `${pick(said, at + line)} ${at}-${line}`)),
  )
}

function found(keyword: string): ReadonlyMap<string, ReadonlySet<ChatId>> {
  const steps = search.find([keyword])
  for (;;) {
    const step = steps.next()
    if (step.done === true) return new Map([...step.value].map(([word, ids]) => [word, new Set(ids)]))
  }
}

const filtered = (view: Partial<ChatView>, lines = found('no such word')) => {
  const whole = { ...DEFAULT_VIEW, ...view }
  return inOrder(chats.filter(chatFits(whole, { now: NOW, found: lines })), whole.sort, new Map()).length
}

const orders = (['start', 'waiting', 'customer', 'lastLine'] as const).map(
  (by) => [`filter nothing, sort by ${by}`, () => filtered({ sort: { by, descending: true } })] as const,
)
const questions: readonly (readonly [string, () => number])[] = [
  [`keyword in ${(CHATS * LINES).toLocaleString('en')} lines, rare`, () => found('4711-19').size],
  [`keyword in ${(CHATS * LINES).toLocaleString('en')} lines, in no line`, () => found('Staubsauger').size],
  [`keyword in ${(CHATS * LINES).toLocaleString('en')} lines, common`, () => found('refund').size],
  ...orders,
  [
    'filter by agent, mode, waiting, age and user data (any), sort by waiting',
    () =>
      filtered({
        match: 'any',
        conditions: [
          { kind: 'agent', text: 'nair' },
          { kind: 'mode', mode: 'Coach' },
          { kind: 'waiting', longerThan: 60_000 },
          { kind: 'age', longerThan: 600_000 },
          { kind: 'userData', key: 'segment', value: 'gold' },
        ],
        sort: { by: 'waiting', descending: true },
      }),
  ],
  ['filter by keyword in names and user data', () => filtered({ keyword: 'kowal' })],
]

console.log(`${CHATS.toLocaleString('en')} chats, ${(CHATS * LINES).toLocaleString('en')} lines; medians of 60 runs`)
for (const [what, ask] of questions) console.log(`${median(ask, 60).toFixed(2).padStart(8)} ms  ${what}`)

function entry(index: number, text: string): Entry {
  return {
    index,
    at: NOW - index * 1000,
    from: null,
    audience: 'everyone',
    visibility: 'All',
    body: { kind: 'text', text },
  }
}

function chat(at: number): Chat {
  return {
    id: `chat-${at}` as ChatId,
    state: 'Chatting',
    chatType: 'inbound',
    receivedAt: NOW - ((at * 7919) % 3_600_000),
    participants: [],
    capabilities: [],
    userData: { Subject: `Order ${at}`, Segment: pick(['Gold', 'Silver', 'None'], at), Language: 'en' },
    customer: `${pick(names, at)} ${at}`,
    agent: pick(names, at * 3),
    mode: { known: pick(['Monitor', 'Coach', 'BargeIn'] as const, at), phase: { kind: 'settled', latency: null } },
    self: null,
    sendable: [],
    switchable: [],
    canLeave: true,
    offers: [],
    pending: [],
    waitingSince: at % 3 === 0 ? null : NOW - ((at * 104_729) % 300_000),
    typing: [],
    lastEntry: entry(LINES, 'Ok'),
    recent: [],
    unread: 0,
    exposed: [],
    own: false,
    undo: null,
    customerGone: false,
  }
}
