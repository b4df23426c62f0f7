import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { UserId } from '../../../../preload/contract/index.ts'
import type { Demo } from '../../../../main/demo/index.ts'
import { openDemo, openSession, operationsIn, realClock, signIn, until } from './hasty-session.ts'

describe('signing out', () => {
  it('leaves every chat and ends the session', async () => {
    const demo = await openDemo()
    const { session } = await signIn(demo)
    const ids = session.chats.all().map(({ id }) => id)
    expect(await session.close()).toBe(true)
    for (const id of ids) expect(operationsIn(demo, id)).toEqual([{ operationName: 'Leave' }])
    expect(demo.record.at(-1)?.body).toEqual({ operationName: 'EndContactCenterSession' })
    expect(demo.notificationClients).toBe(0)
  })

  it('leaves the chats also where the cookies have just become stale', async () => {
    const demo = await openDemo({ behaviour: { staleSession: 'refuse' } })
    const { session } = await signIn(demo)
    const ids = session.chats.all().map(({ id }) => id)
    demo.expireSessions()
    expect(await session.close()).toBe(true)
    expect(demo.centre.supervised).toEqual([])
    for (const id of ids) expect(operationsIn(demo, id).at(-1)).toEqual({ operationName: 'Leave' })
  })

  it('says that chats were not left where the server did not take it', async () => {
    const demo = await openDemo()
    const { session } = await signIn(demo)
    demo.behaviour.http = 'unavailable'
    expect(await session.close()).toBe(false)
  })

  it('leaves the chats, then ends the watches and then the session, also where each answer takes 300 ms', async () => {
    const demo = await openDemo({ behaviour: { replyDelay: 300 } })
    for (const agent of demo.centre.agents.slice(0, 3))
      demo.centre.addChat({ customer: 'Ada', agent: agent.id, mode: 'Coach', userData: {} })
    const { session } = await openSession(demo, { clock: realClock })
    const [agent] = demo.centre.agents
    if (agent === undefined) throw new Error('the demo has no agents')
    await session.team.search(agent.lastName, 0)
    await session.team.watching.ask(v.parse(UserId, agent.id), 'Monitor', 'AllChats')
    const ids = session.chats.all().map(({ id }) => id)
    expect(ids).toHaveLength(6)
    // As a server does that gives a fresh token with each reply.
    const rotating = setInterval(() => demo.rotateCsrf(), 150)
    const left = await session.close()
    clearInterval(rotating)
    expect(left).toBe(true)
    for (const id of ids) expect(operationsIn(demo, id).at(-1)).toEqual({ operationName: 'Leave' })
    expect(demo.record.findLast(({ method }) => method === 'POST')?.body).toEqual({
      operationName: 'EndContactCenterSession',
    })
  })

  it('ends the session also where a chat’s leave and the end of a watch are never answered', async () => {
    const demo = await openDemo()
    const { session } = await openSession(demo, { clock: realClock })
    const [agent] = demo.centre.agents
    if (agent === undefined) throw new Error('the demo has no agents')
    await session.team.search(agent.lastName, 0)
    await session.team.watching.ask(v.parse(UserId, agent.id), 'Monitor', 'AllChats')
    const before = demo.record.length
    demo.behaviour.http = 'frozen'
    expect(await session.close()).toBe(false)
    const asked = demo.record.slice(before).flatMap(({ method, body }) => (method === 'POST' ? [body] : []))
    expect(asked.filter((body) => JSON.stringify(body).includes('Leave'))).toHaveLength(3)
    expect(asked.at(-1)).toEqual({ operationName: 'EndContactCenterSession' })
  })

  it('happens by itself, with a sentence, when the server ends the session', async () => {
    const demo = await openDemo()
    const { session, heard, chat } = await signIn(demo)
    demo.behaviour.http = 'unauthorized'
    await session.actions.switchMode(chat().id, 'Coach')
    await until(() => heard.connections.at(-1)?.kind === 'stopped')
    expect(chat().sendable).toEqual([])
  })
})

describe('signing in that is given up', () => {
  const laterChats = (demo: Demo) => demo.record.filter(({ method }) => method === 'POST').map(({ body }) => body)

  it.each(['/me/chats', '/messages'])('while %s is read leaves the chats and ends the session', async (where) => {
    const demo = await openDemo()
    demo.behaviour.http = 'frozen'
    demo.behaviour.httpOnly = where
    const wanted = new AbortController()
    const signingIn = openSession(demo, {}, wanted.signal)
    signingIn.catch(() => undefined)
    await expect.poll(() => demo.record.some(({ path }) => path.includes(where))).toBe(true)
    demo.behaviour.http = 'work'
    wanted.abort()
    await expect(signingIn).rejects.toMatchObject({ code: 'cancelled' })
    const sent = laterChats(demo)
    expect(sent.filter((body) => JSON.stringify(body).includes('Leave'))).toHaveLength(3)
    expect(sent.at(-1)).toEqual({ operationName: 'EndContactCenterSession' })
  })

  it('waits for the answer to a session that is just beginning, for ended before it began it would stand', async () => {
    const delay = 300
    const demo = await openDemo({ behaviour: { replyDelay: delay } })
    const wanted = new AbortController()
    const signingIn = openSession(demo, { clock: realClock }, wanted.signal)
    signingIn.catch(() => undefined)
    const beginning = () => demo.record.findIndex(({ method }) => method === 'POST')
    await expect.poll(beginning, { interval: 5 }).toBeGreaterThan(0)
    wanted.abort()
    await expect(signingIn).rejects.toMatchObject({ code: 'cancelled' })
    const [begun, next] = demo.record.slice(beginning())
    expect(begun?.body).toMatchObject({ operationName: 'StartContactCenterSession' })
    expect((next?.at ?? 0) - (begun?.at ?? 0)).toBeGreaterThanOrEqual(delay - 5)
    expect(laterChats(demo).at(-1)).toEqual({ operationName: 'EndContactCenterSession' })
  })

  it('before the session began ends nothing that was not begun', async () => {
    const demo = await openDemo()
    const wanted = new AbortController()
    wanted.abort()
    await expect(openSession(demo, {}, wanted.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(laterChats(demo)).toEqual([])
  })
})

describe('the system’s session that may end', () => {
  it('has the chats left, each once, and the session goes on', async () => {
    const demo = await openDemo()
    const { session } = await signIn(demo)
    const ids = session.chats.all().map(({ id }) => id)
    await Promise.all([session.leaveChats(), session.leaveChats()])
    for (const id of ids) expect(operationsIn(demo, id)).toEqual([{ operationName: 'Leave' }])
    expect(session.chats.all()).toEqual([])
    expect(demo.record.some(({ body }) => JSON.stringify(body ?? '').includes('EndContactCenterSession'))).toBe(false)
    // What comes now is supervised, and left at the end.
    const [agent] = demo.centre.agents
    const { id } = demo.centre.addChat({ customer: 'Ada', agent: agent?.id ?? '', mode: 'Monitor', userData: {} })
    await until(() => session.chats.all().length === 1)
    await session.close()
    expect(operationsIn(demo, id)).toEqual([{ operationName: 'Leave' }])
  })
})
