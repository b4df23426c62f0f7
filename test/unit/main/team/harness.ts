import * as v from 'valibot'
import { UserId, type Agent, type JoinState, type Watch } from '../../../../preload/contract/index.ts'
import type { Demo, DemoOptions } from '../../../../main/demo/index.ts'
import type { KeptAgent } from '../../../../main/supervision/roster.ts'
import { openDemo, openSession, type Heard } from '../session/hasty-session.ts'

export { until } from '../session/hasty-session.ts'

interface Options extends DemoOptions {
  nickname?: string
  kept?: readonly KeptAgent[]
}

/** A session with a quiet floor, one of whose agents has no chat; what it keeps goes over to the next. */
export async function signIn({ nickname = '', kept = [], ...options }: Options = {}) {
  const demo = await openDemo(options)
  const idle = demo.centre.agents.find(({ id }) => demo.centre.running(id).length === 0)
  if (idle === undefined) throw new Error('every agent has a chat')
  const agentId = v.parse(UserId, idle.id)
  const memory = { kept }
  let last: Heard | null = null
  const open = async () => {
    const { session, heard } = await openSession(demo, {
      nickname: () => nickname,
      teams: { load: () => memory.kept, keep: (_server, _user, agents) => void (memory.kept = agents) },
    })
    last = heard
    return session
  }
  const session = await open()
  const shown = (): Agent | undefined => last?.team.find(({ id }) => id === agentId)
  return {
    demo,
    session,
    team: session.team,
    memory,
    idle,
    agentId,
    open,
    agent: shown,
    watch: (): Watch | null => shown()?.watch ?? null,
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
