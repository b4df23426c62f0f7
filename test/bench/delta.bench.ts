/**
 * What a snapshot of 5,000 chats costs, and a change of one of them, on the way from main to the window: `npm run bench`.
 * A frame of a screen is 16 ms. Not a test: it prints, and whoever reads it judges.
 */
import * as v from 'valibot'
import type { Clock } from '../../main/common/clock.ts'
import { Relay } from '../../main/app/relay.ts'
import { Chats } from '../../main/supervision/chats.ts'
import { ChatId, DEFAULT_VIEW, Delta, Snapshot, success, type Port } from '../../preload/contract/index.ts'
import { agent, customer, entry, me, participant, report, self } from '../unit/main/supervision/samples.ts'
import { builtWindow } from './built-window.ts'
import { median } from './median.ts'
import { emptyDesk } from '../fixtures/desk-fields.ts'

const CHATS = 5_000
const RUNS = 60
const NOW = 1_800_000_000_000

let flush: () => void = () => undefined
const clock: Clock = {
  now: () => NOW,
  after(_delay, task) {
    flush = task
    return () => undefined
  },
}
let delta: Delta = { sequence: 0, changes: [] }
const relay: Relay = new Relay({
  clock,
  send: (sent) => (delta = sent),
  chats: () => chats.all(),
  chat: (id) => chats.get(id),
  initial: {
    ...emptyDesk,
    connection: { kind: 'connected', transport: 'websocket', latency: null },
    me: { ...me, name: 'Sam', warnings: [] },
  },
})
const chats = new Chats(me, relay)
const ids = Array.from({ length: CHATS }, (_, at) => v.parse(ChatId, `chat-${at}`))
for (const [at, id] of ids.entries()) {
  const participants = [participant('agent', `Bo ${at}`), self('supervisors'), participant('customer', `Tom ${at}`)]
  chats.report({ ...report('supervisors', { participants }), id, receivedAt: NOW - ((at * 7919) % 3_600_000) }, NOW)
  chats.lines(id, { entries: [entry(0, customer, 'Hello?'), entry(1, agent, 'Good morning')], typing: [] }, NOW)
}
chats.listed(new Set(ids), NOW)
flush()

let line = 2
/** One more line, by turns of the customer and the agent, and the delta that comes of it. */
function change(): Delta {
  const id = ids[(line * 7919) % CHATS]
  if (id !== undefined)
    chats.lines(id, { entries: [entry(line, line % 2 === 0 ? customer : agent, 'Ok')], typing: [] }, NOW)
  line += 1
  flush()
  return delta
}

let snapshot = relay.snapshot()
let tell: (delta: Delta) => void = () => undefined
const { openWindow } = await builtWindow()
const { desk, list, rows } = openWindow(
  {
    snapshot: () => Promise.resolve(success(snapshot)),
    changeViews: () => Promise.resolve(success(undefined)),
    findChats: () => Promise.resolve(success([])),
    onDelta: (listener) => {
      tell = listener
      return () => undefined
    },
  } as Partial<Port> as Port,
  NOW,
)

console.log(`${CHATS.toLocaleString('en')} chats; medians of ${RUNS} runs`)
const print = (what: string, time: number): void => console.log(`${time.toFixed(2).padStart(8)} ms  ${what}`)
const measure = (what: string, call: () => unknown): void => print(what, median(call, RUNS))

measure('main: a snapshot made', () => (snapshot = relay.snapshot()))
measure('main: a snapshot checked by its schema, as tests do', () => v.parse(Snapshot, snapshot))
measure('on the way: a snapshot copied', () => structuredClone(snapshot))
measure('main: a chat changed and its delta made', change)
measure('main: a delta checked by its schema, as tests do', () => v.parse(Delta, delta))
measure('on the way: a delta copied', () => structuredClone(delta))

await new Promise(setImmediate)
let taken = 0
for (let run = 0; run < RUNS; run += 1) {
  snapshot = relay.snapshot()
  const start = performance.now()
  await desk.reload()
  rows()
  taken += performance.now() - start
}
print('window: a snapshot taken and all in order (mean)', taken / RUNS)
for (const by of ['start', 'waiting', 'customer', 'lastLine'] as const) {
  list.change({ ...DEFAULT_VIEW, sort: { by, descending: by !== 'start' } })
  measure(`window: a delta taken and all in order by ${by}`, () => {
    const before = rows()
    tell(change())
    if (rows() === before) throw new Error('the window took no delta')
  })
}
