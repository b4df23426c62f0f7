import { describe, expect, it } from 'vitest'
import type { Chat, ChatId, Mode } from '../../../../preload/contract/index.ts'
import type { Session } from '../../../../main/session/session.ts'
import { openDemo, operationsIn, signIn, until } from './hasty-session.ts'

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
