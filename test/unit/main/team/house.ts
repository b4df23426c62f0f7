import { afterEach } from 'vitest'
import * as v from 'valibot'
import { UserId, type Agent, type JoinState, type Watch } from '../../../../preload/contract/index.ts'
import { startDemo, type Demo, type DemoOptions } from '../../../../main/demo/index.ts'
import { Session } from '../../../../main/session.ts'
import type { KeptAgent } from '../../../../main/supervision/roster.ts'

/** The session's own waits pass this much faster than real ones. */
const HASTE = 20
const clock = {
  now: () => Date.now() * HASTE,
  after(delay: number, task: () => void) {
    const timer = setTimeout(task, delay / HASTE)
    return () => clearTimeout(timer)
  },
}

let stop: (() => Promise<void>)[] = []
let changed: () => void = () => undefined

afterEach(async () => {
  for (const each of stop.reverse()) await each()
  stop = []
})

/** Waits, driven by the session's own news, until `look` is true. */
export async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise<void>((resolve) => (changed = resolve))
}

interface Options extends DemoOptions {
  nickname?: string
  kept?: readonly KeptAgent[]
}

/** A session with a quiet floor, one of whose agents has no chat; what it keeps goes over to the next. */
export async function signIn({ nickname = '', kept = [], ...options }: Options = {}) {
  const demo = await startDemo({ scenario: 'quiet', password: 'secret', ...options })
  stop.push(() => demo.stop())
  const idle = demo.centre.agents.find(({ id }) => demo.centre.running(id).length === 0)
  if (idle === undefined) throw new Error('every agent has a chat')
  const agentId = v.parse(UserId, idle.id)
  let shown: Agent[] = []
  const memory = { kept }
  const happened = (): void => changed()
  const open = async () => {
    const session = await Session.signIn({
      server: demo.url,
      userName: demo.userName,
      password: demo.password,
      clock,
      nickname: () => nickname,
      teams: { load: () => memory.kept, keep: (_server, _user, agents) => void (memory.kept = agents) },
      listener: {
        connection: happened,
        unreadable: happened,
        clockSkew: happened,
        failure: happened,
        chatChanged: happened,
        chatRemoved: happened,
        transcriptChanged: happened,
        teamChanged: (team) => {
          shown = team
          changed()
        },
      },
    })
    stop.push(() => session.close())
    return session
  }
  const session = await open()
  return {
    demo,
    session,
    team: session.team,
    memory,
    idle,
    agentId,
    open,
    agent: (): Agent | undefined => shown.find(({ id }) => id === agentId),
    watch: (): Watch | null => shown.find(({ id }) => id === agentId)?.watch ?? null,
  }
}

/** Signed in, with a running chat of an agent whom nobody watches, which is shown. */
export async function besideAChat(options: Options = {}) {
  const desk = await signIn(options)
  const { id } = desk.demo.centre.addChat({ customer: 'Ada', agent: desk.agentId, mode: null })
  await desk.team.search('', 0)
  await desk.team.open(desk.agentId)
  const join = (): JoinState | undefined => desk.agent()?.chats?.find((chat) => chat.id === id)?.join
  const [listed] = desk.agent()?.chats ?? []
  if (listed === undefined) throw new Error('the chat is not shown')
  return { ...desk, id, chatId: listed.id, join }
}

/** The operations that the server was asked for, in order, from some place of its record on. */
export const posts = (demo: Demo, from = 0): string[] =>
  demo.record
    .slice(from)
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => (body as { operationName: string }).operationName)
