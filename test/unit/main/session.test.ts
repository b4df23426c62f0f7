import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { UserId, type Chat, type ChatId, type Mode } from '../../../preload/contract/index.ts'
import type { Demo } from '../../../main/demo/index.ts'
import type { Session } from '../../../main/session.ts'
import { openDemo, openSession, operationsIn, realClock, until, type Heard } from './hasty-session.ts'

interface Desk {
  session: Session
  heard: Heard
  /** The first chat of the list, as it is now. */
  chat: () => Chat
}

async function signIn(demo: Pick<Demo, 'url' | 'userName' | 'password'>): Promise<Desk> {
  const { session, heard } = await openSession(demo)
  const [first] = session.chats.all()
  if (first === undefined) throw new Error('the demo supervises no chat')
  return { session, heard, chat: () => session.chats.get(first.id) ?? first }
}

const settledIn = (chat: () => Chat, mode: Mode) => () =>
  chat().mode.known === mode && chat().mode.phase.kind === 'settled'

const texts = (session: Session, id: ChatId) =>
  session.chats.transcript(id)?.entries.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : [])) ?? []

describe('signing in', () => {
  it('keeps the order of the API: who am I, then subscribed, then the session, then the chats and their lines', async () => {
    const demo = await openDemo()
    const { session, heard, chat } = await signIn(demo)
    const [first, second, third, fourth] = demo.record.map(
      ({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`,
    )
    expect([first, second, third]).toEqual(['GET /api/v2/me', 'POST /api/v2/me', 'GET /api/v2/me/chats'])
    expect(fourth).toMatch(/messages$/)
    expect(demo.record[1]?.body).toMatchObject({ operationName: 'StartContactCenterSession', channels: ['chat'] })
    expect(heard.connections.at(-1)).toMatchObject({ kind: 'connected', transport: 'websocket' })
    expect(session.chats.all().length).toBeGreaterThan(1)
    expect(chat()).toMatchObject({ mode: { known: 'Monitor' }, unread: 0, sendable: [] })
  })

  it('refuses a wrong password with a sentence, and leaves nothing running', async () => {
    const demo = await openDemo()
    await expect(signIn({ ...demo, url: demo.url, userName: demo.userName, password: 'wrong' })).rejects.toMatchObject({
      code: 'wrongCredentials',
      message: expect.stringContaining('user name and password') as string,
    })
    expect(demo.notificationClients).toBe(0)
  })

  it('works the same over long-polling', async () => {
    const demo = await openDemo({ behaviour: { transports: ['long-polling'] } })
    const { heard, session, chat } = await signIn(demo)
    expect(heard.connections.at(-1)).toMatchObject({ kind: 'connected', transport: 'long-polling' })
    await session.actions.switchMode(chat().id, 'Coach')
    await until(settledIn(chat, 'Coach'))
    expect(chat().mode.known).toBe('Coach')
  })

  it('knows the own participant although the server gives no users', async () => {
    const { chat } = await signIn(await openDemo({ behaviour: { participantUris: false } }))
    expect(chat().mode.known).toBe('Monitor')
  })
})

describe('a message to everyone', () => {
  it('does not go out when it repeats a line for agents, unless that is done knowingly', async () => {
    const demo = await openDemo()
    const { session, chat } = await signIn(demo)
    const { id } = chat()
    demo.centre.agentSays(id, 'He threatens to cancel the contract', 'Agents')
    await session.actions.switchMode(id, 'BargeIn')
    await until(settledIn(chat, 'BargeIn'))
    await until(() => texts(session, id).includes('He threatens to cancel the contract'))
    const pasted = 'Look:\n> he threatens to cancel\n> the contract'
    expect(await session.actions.send(id, 'everyone', pasted)).toMatchObject({
      ok: false,
      error: { code: 'hiddenLine' },
    })
    expect(demo.centre.customerView(id)).not.toContain(pasted)
    expect(await session.actions.send(id, 'agents', pasted)).toMatchObject({ ok: true })
    expect(await session.actions.send(id, 'everyone', pasted, true)).toMatchObject({ ok: true })
    expect(demo.centre.customerView(id)).toContain(pasted)
  })
})

describe('reading a chat again by hand', () => {
  it('closes the gap that a failed reading left open, and brings what was said meanwhile', async () => {
    const demo = await openDemo()
    const { session, chat } = await signIn(demo)
    const { id } = chat()
    const open = () => session.chats.transcript(id)?.gaps.some(({ closed }) => !closed) === true
    demo.behaviour.http = 'unavailable'
    demo.behaviour.httpOnly = 'messages'
    demo.disconnect()
    await until(open)
    demo.centre.customerSays(id, 'Anybody there?')
    await until(() => chat().mode.phase.kind !== 'unconfirmed')
    await expect(session.reload(id)).rejects.toMatchObject({ code: 'unavailable' })
    expect(open()).toBe(true)
    demo.behaviour.http = 'work'
    await session.reload(id)
    expect(open()).toBe(false)
    expect(texts(session, id)).toContain('Anybody there?')
  })

  it('waits for the connection where there is none, and says so', async () => {
    const demo = await openDemo()
    const { session, chat, heard } = await signIn(demo)
    demo.behaviour.http = 'unavailable'
    demo.disconnect()
    await until(() => heard.connections.at(-1)?.kind === 'reconnecting')
    await expect(session.reload(chat().id)).rejects.toThrow('There is no connection now.')
  })
})

describe('coaching', () => {
  it('sends one request, is confirmed by the server, and then reaches the agents alone', async () => {
    const demo = await openDemo()
    const { session, chat } = await signIn(demo)
    const { id } = chat()
    expect(await session.actions.switchMode(id, 'Coach')).toEqual({ ok: true, value: undefined })
    expect(await session.actions.switchMode(id, 'Coach')).toMatchObject({ ok: true })
    await until(settledIn(chat, 'Coach'))
    expect(await session.actions.send(id, 'agents', 'Offer the resend')).toMatchObject({ ok: true })
    await until(() => texts(session, id).includes('Offer the resend'))
    expect(operationsIn(demo, id)).toEqual([
      { operationName: 'SwitchToCoach' },
      { operationName: 'SendToAgents', text: 'Offer the resend' },
    ])
    const lines = session.chats.transcript(id)?.entries ?? []
    expect(lines.find(({ body }) => body.kind === 'text' && body.text === 'Offer the resend')).toMatchObject({
      visibility: 'Agents',
      audience: 'agents',
    })
    expect(lines.findLast(({ body }) => body.kind === 'rejoined')).toMatchObject({
      audience: 'everyone',
      from: { audience: 'agents' },
    })
    expect(demo.centre.customerView(id).join()).not.toContain('Offer the resend')
  })

  it('cannot reach the customer, although the server lists SendMessage and would deliver it', async () => {
    const demo = await openDemo({ behaviour: { sendMessageInCoach: 'reachesCustomer' } })
    const { session, chat } = await signIn(demo)
    const { id } = chat()
    await session.actions.switchMode(id, 'Coach')
    await until(settledIn(chat, 'Coach'))
    expect(chat().capabilities).toContain('SendMessage')
    expect(await session.actions.send(id, 'everyone', 'not for you')).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    })
    await session.actions.typing(id, 'everyone', true)
    expect(operationsIn(demo, id)).toEqual([{ operationName: 'SwitchToCoach' }])
  })

  it('sends nothing at all while monitoring', async () => {
    const demo = await openDemo()
    const { session, chat } = await signIn(demo)
    const { id } = chat()
    expect(await session.actions.send(id, 'agents', 'hint')).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
    expect(await session.actions.send(id, 'everyone', 'hello')).toMatchObject({ ok: false })
    await session.actions.typing(id, 'agents', true)
    expect(operationsIn(demo, id)).toEqual([])
  })
})

describe('a switch that does not happen', () => {
  it('is refused with the reason of the reply', async () => {
    const { session, chat } = await signIn(await openDemo({ behaviour: { switches: 'refuse' } }))
    const result = await session.actions.switchMode(chat().id, 'Coach')
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining('permission') as string } })
    expect(chat().mode).toMatchObject({ known: 'Monitor', phase: { kind: 'refused', mode: 'Coach' } })
  })

  it('is refused with the reason of a later notification', async () => {
    const { session, chat } = await signIn(await openDemo({ behaviour: { switches: 'refuseLate' } }))
    expect(await session.actions.switchMode(chat().id, 'BargeIn')).toMatchObject({ ok: true })
    await until(() => chat().mode.phase.kind === 'refused')
    expect(chat().mode).toMatchObject({
      known: 'Monitor',
      phase: { reason: expect.stringContaining('permission') as string },
    })
  })

  it('and is never answered times out, and the chat is read again', async () => {
    const demo = await openDemo({ behaviour: { switches: 'accept and forget' } })
    const { session, chat } = await signIn(demo)
    await session.actions.switchMode(chat().id, 'Coach')
    await until(() => chat().mode.phase.kind === 'timedOut')
    expect(chat().sendable).toEqual([])
    await until(() => {
      const { phase } = chat().mode
      return phase.kind === 'timedOut' && phase.heard
    })
    expect(demo.record.filter(({ method, path }) => method === 'GET' && path.endsWith(chat().id))).toHaveLength(1)
  })

  it('but did on the server is found out by reading the chat again', async () => {
    const demo = await openDemo()
    const { session, chat } = await signIn(demo)
    demo.behaviour.dropNext = 2
    await session.actions.switchMode(chat().id, 'Coach')
    await until(settledIn(chat, 'Coach'))
    expect(chat().sendable).toEqual(['agents'])
  })
})

describe('a lost connection', () => {
  it('makes every mode unconfirmed until the server is heard again, and marks the gap', async () => {
    const demo = await openDemo()
    const { session, chat, heard } = await signIn(demo)
    const { id } = chat()
    demo.disconnect()
    await until(() => chat().mode.phase.kind === 'unconfirmed')
    expect(heard.connections.at(-1)).toMatchObject({ kind: 'reconnecting' })
    await until(settledIn(chat, 'Monitor'))
    await until(() => session.chats.transcript(id)?.gaps[0]?.closed === true)
    expect(heard.connections.at(-1)).toMatchObject({ kind: 'connected' })
  })

  it('loses no line and misplaces none when the server goes and comes back', { timeout: 20_000 }, async () => {
    const demo = await openDemo()
    const { session, chat } = await signIn(demo)
    const { id } = chat()
    const before = texts(session, id).length
    await demo.stop()
    await until(() => chat().mode.phase.kind === 'unconfirmed')
    demo.centre.customerSays(id, 'Are you still there?')
    demo.centre.agentSays(id, 'Yes, one moment.')
    await openDemo({ centre: demo.centre, port: demo.port })
    await until(settledIn(chat, 'Monitor'))
    await until(() => texts(session, id).length === before + 2)
    expect(texts(session, id).slice(-2)).toEqual(['Are you still there?', 'Yes, one moment.'])
  })
})

describe('what cannot be read', () => {
  it('is kept in its place when it is a line, and counted', async () => {
    const demo = await openDemo()
    const { session, chat, heard } = await signIn(demo)
    const { id } = chat()
    demo.sendRaw('/v2/me/chats', {
      messageType: 'MessageLogUpdated',
      chatPath: `/chats/${id}`,
      messages: [{ index: 900, type: { odd: true } }],
    })
    demo.sendRaw('/v2/me/chats', 'no object at all')
    await until(() => heard.unreadable === 2)
    expect(session.chats.transcript(id)?.entries.at(-1)).toMatchObject({ index: 900, body: { kind: 'unreadable' } })
  })
})

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
