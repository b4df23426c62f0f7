import { afterEach } from 'vitest'
import type { Agent, Chat, Connection } from '../../../../preload/contract/index.ts'
import type { Clock } from '../../../../main/common/clock.ts'
import { startDemo, type Demo, type DemoOptions } from '../../../../main/demo/index.ts'
import { openGws } from '../../../../main/gws/index.ts'
import { SessionEvents } from '../../../../main/session/events.ts'
import { Session } from '../../../../main/session/session.ts'
import type { SessionOptions } from '../../../../main/session/options.ts'

/** The session's own waits pass this much faster than real ones. */
const HASTE = 20

const hastyClock: Clock = {
  now: () => Date.now() * HASTE,
  after(delay, task) {
    const timer = setTimeout(task, delay / HASTE)
    return () => clearTimeout(timer)
  },
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(delay, task) {
    const timer = setTimeout(task, delay)
    return () => clearTimeout(timer)
  },
}

let stop: (() => Promise<void>)[] = []
let changed: () => void = () => undefined

afterEach(async () => {
  for (const each of stop.reverse()) await each()
  stop = []
})

/** A quiet demo, stopped after the test. */
export async function openDemo(options: DemoOptions = {}): Promise<Demo> {
  const demo = await startDemo({ scenario: 'quiet', seed: 1, password: 'secret', ...options })
  stop.push(() => demo.stop())
  return demo
}

/** What a session has told of beside its chats. */
export interface Heard {
  connections: Connection[]
  unreadable: number
  team: Agent[]
}

/** A session with a demo, closed after the test. */
export async function openSession(
  { url, userName, password }: Pick<Demo, 'url' | 'userName' | 'password'>,
  options: Partial<Pick<SessionOptions, 'nickname' | 'teams' | 'patrol' | 'clock'>> = {},
  wanted: AbortSignal = new AbortController().signal,
): Promise<{ session: Session; heard: Heard }> {
  const heard: Heard = { connections: [], unreadable: 0, team: [] }
  const happened = (): void => changed()
  const events = new SessionEvents()
  events.observe({
    connectionChanged: (connection) => {
      heard.connections.push(connection)
      changed()
    },
    unreadable: (more) => {
      heard.unreadable += more
      changed()
    },
    teamChanged: (team) => {
      heard.team = team
      changed()
    },
    clockSkew: happened,
    failure: happened,
    chatTouched: happened,
    chatRemoved: happened,
    transcriptChanged: happened,
  })
  const signIn: SessionOptions = {
    backend: openGws({ server: url, userName, password }),
    clock: hastyClock,
    patrol: false,
    ...options,
    events,
  }
  const session = await Session.signIn(signIn, wanted)
  stop.push(async () => {
    await session.close()
  })
  return { session, heard }
}

/** The same on a demo that supervises chats; `chat` answers the first of the list, as it is now. */
export async function signIn(
  demo: Pick<Demo, 'url' | 'userName' | 'password'>,
): Promise<{ session: Session; heard: Heard; chat: () => Chat }> {
  const opened = await openSession(demo)
  const { chats } = opened.session
  const [first] = chats.all()
  if (first === undefined) throw new Error('the demo supervises no chat')
  return { ...opened, chat: () => chats.get(first.id) ?? first }
}

/** Waits, driven by the session's own news, until `look` is true. */
export async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise<void>((resolve) => (changed = resolve))
}

/** The operations that the server was asked for in a chat, in order. */
export const operationsIn = (demo: Demo, id: string): unknown[] =>
  demo.record
    .filter(({ method, path }) => method === 'POST' && path.endsWith(`/me/chats/${id}`))
    .map(({ body }) => body)
