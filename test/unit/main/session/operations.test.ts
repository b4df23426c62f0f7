import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { UserId, type AgentTarget, type Chat, type OperationInput } from '../../../../preload/contract/index.ts'
import type { Behaviour, Demo, Mode } from '../../../../main/demo/index.ts'
import type { Session } from '../../../../main/session/session.ts'
import { openDemo, openSession, operationsIn, until } from './hasty-session.ts'

interface Desk {
  demo: Demo
  session: Session
  chat: () => Chat
  mara: AgentTarget
  operate: (operation: OperationInput) => ReturnType<Session['operations']['operate']>
  /** What the server was asked for in the chat. */
  sent: () => unknown[]
}

/** A session in one chat, in a mode, on a demo where whoever is called answers at once unless said otherwise. */
async function supervise(mode: Mode, behaviour: Partial<Behaviour> = {}): Promise<Desk> {
  const demo = await openDemo({ behaviour: { callDelay: 5, ...behaviour } })
  const [first, second] = demo.centre.agents
  if (first === undefined || second === undefined) throw new Error('the demo has fewer than two agents')
  const { id } = demo.centre.addChat({ customer: 'Ada', agent: first.id, mode, userData: { Segment: 'Gold' } })
  const { session } = await openSession(demo)
  const found = session.chats.all().find((chat) => chat.id === id)
  if (found === undefined) throw new Error('the session does not know the chat')
  session.chats.open(found.id)
  return {
    demo,
    session,
    chat: () => session.chats.get(found.id) ?? found,
    mara: { kind: 'agent', userId: v.parse(UserId, second.id), name: `${second.firstName} ${second.lastName}` },
    operate: (operation) => session.operations.operate(found.id, operation),
    sent: () => operationsIn(demo, id),
  }
}

const states = ({ chat }: Desk) => chat().pending.map(({ state }) => state.kind)
const everyOperation = ({ mara }: Desk): OperationInput[] => [
  { kind: 'accept' },
  { kind: 'reject' },
  { kind: 'transfer', target: mara },
  { kind: 'transfer', target: { kind: 'queue', name: 'Billing' } },
  { kind: 'invite', target: mara },
  { kind: 'consult', target: mara },
  { kind: 'remove', target: mara },
  { kind: 'pushUrl', url: 'https://example.com' },
  { kind: 'noticeToAgents', text: 'psst' },
  { kind: 'noticeToEveryone', text: 'hello' },
  { kind: 'changeUserData', key: 'Segment', value: 'Platinum' },
  { kind: 'addUserData', key: 'New', value: '1' },
  { kind: 'deleteUserData', key: 'Segment' },
  { kind: 'setDisposition', code: 'Solved' },
  { kind: 'setInFocus', inFocus: true },
]

describe('monitoring', () => {
  it.each([true, false])(
    'sends no operation whatever is asked for (server lists every operation: %s)',
    async (listsEveryOperation) => {
      const desk = await supervise('Monitor', { listsEveryOperation })
      for (const operation of everyOperation(desk)) {
        expect(await desk.operate(operation), operation.kind).toMatchObject({
          ok: false,
          error: { code: 'notAllowed' },
        })
      }
      expect(desk.sent()).toEqual([])
      expect(desk.chat().pending).toEqual([])
    },
  )
})

describe('coaching', () => {
  it('sends nothing that writes to the customer', async () => {
    const desk = await supervise('Coach', { listsEveryOperation: true })
    expect(await desk.operate({ kind: 'pushUrl', url: 'https://example.com' })).toMatchObject({ ok: false })
    expect(await desk.operate({ kind: 'noticeToEveryone', text: 'hello' })).toMatchObject({ ok: false })
    expect(await desk.operate({ kind: 'noticeToAgents', text: 'psst' })).toMatchObject({ ok: true })
    expect(desk.sent()).toEqual([{ operationName: 'SendCustomNoticeToAgents', noticeText: 'psst' }])
    expect(desk.demo.centre.customerView(desk.chat().id)).toEqual([])
  })
})

describe('calling somebody', () => {
  it('consults: agents only see who comes, and the request is done when the server says so', async () => {
    const desk = await supervise('Coach')
    expect(await desk.operate({ kind: 'consult', target: desk.mara })).toMatchObject({ ok: true })
    await until(() => states(desk)[0] === 'done')
    expect(desk.chat().participants.find(({ userId }) => userId === desk.mara.userId)).toMatchObject({
      audience: 'agents',
    })
    expect(desk.sent()).toEqual([
      { operationName: 'Consult', targetUri: `${desk.demo.url}/api/v2/users/${desk.mara.userId}` },
    ])
    expect(await desk.operate({ kind: 'consult', target: desk.mara })).toMatchObject({ ok: false })
    expect(await desk.operate({ kind: 'invite', target: desk.mara })).toMatchObject({ ok: true })
    await until(() => states(desk).at(-1) === 'done')
    expect(await desk.operate({ kind: 'invite', target: desk.mara })).toMatchObject({ ok: false })
  })

  it.each([true, false])('tells of an Error that comes later (it names the operation: %s)', async (referenceIds) => {
    const desk = await supervise('Coach', { calls: 'refused', referenceIds })
    await desk.operate({ kind: 'invite', target: desk.mara })
    await until(() => states(desk)[0] === 'refused')
    expect(desk.chat().pending[0]?.state).toMatchObject({
      reason: expect.stringContaining('did not take the chat') as string,
    })
    expect(desk.chat().mode).toMatchObject({ known: 'Coach', phase: { kind: 'settled' } })
  })

  it('does not take the Error of a call for that of the switch which is on its way', async () => {
    const desk = await supervise('Coach', { calls: 'refused', switches: 'accept and forget' })
    await desk.operate({ kind: 'consult', target: desk.mara })
    await desk.session.actions.switchMode(desk.chat().id, 'BargeIn')
    await until(() => states(desk)[0] === 'refused')
    expect(JSON.stringify(desk.chat().mode.phase)).not.toContain('did not take the chat')
  })

  it('says when nobody answers', async () => {
    const desk = await supervise('Coach', { calls: 'unanswered' })
    await desk.operate({ kind: 'consult', target: desk.mara })
    await until(() => states(desk)[0] === 'noAnswer')
    expect(desk.chat().participants.map(({ userId }) => userId)).not.toContain(desk.mara.userId)
  })
})

describe('a transfer', () => {
  it('gives the chat to another agent, whom the chat is named by then', async () => {
    const desk = await supervise('Coach')
    await desk.operate({ kind: 'transfer', target: desk.mara })
    await until(() => states(desk)[0] === 'done')
    await until(() => desk.chat().agent === desk.mara.name)
    expect(desk.chat()).toMatchObject({ state: 'Chatting', mode: { known: 'Coach' } })
  })

  it('to a queue goes by its name', async () => {
    const desk = await supervise('Coach')
    await desk.operate({ kind: 'transfer', target: { kind: 'queue', name: 'Billing' } })
    await until(() => states(desk)[0] === 'done')
    expect(desk.sent()).toEqual([{ operationName: 'Transfer', queueName: 'Billing' }])
  })

  it('may end the supervision', async () => {
    const desk = await supervise('Coach', { afterTransfer: 'Revoked' })
    await desk.operate({ kind: 'transfer', target: desk.mara })
    await until(() => desk.chat().state === 'Revoked')
    expect(desk.chat().offers).toEqual([])
  })

  it.each(['sparse', 'full'] as const)(
    'may leave the chat to be put in order: disposition and user data (news of it: %s)',
    async (terminalStatus) => {
      const desk = await supervise('Coach', { afterTransfer: 'LeftChat', terminalStatus })
      await desk.operate({ kind: 'transfer', target: desk.mara })
      await until(() => desk.chat().state === 'LeftChat')
      expect(desk.chat().offers.toSorted()).toEqual([
        'addUserData',
        'changeUserData',
        'deleteUserData',
        'setDisposition',
      ])
      await desk.operate({ kind: 'setDisposition', code: 'Handed on' })
      await until(() => desk.chat().userData['DispositionCode'] === 'Handed on')
      expect(await desk.operate({ kind: 'consult', target: desk.mara })).toMatchObject({ ok: false })
    },
  )
})

describe('removing', () => {
  it.each(['targetUri', 'userUri'] as const)(
    'takes an agent out, whichever parameter the server reads (%s)',
    async (removeTakes) => {
      const desk = await supervise('Coach', { removeTakes })
      desk.demo.centre.addAgent(desk.chat().id, desk.demo.centre.agents[1] ?? desk.demo.centre.supervisor, 'All')
      await until(() => desk.chat().participants.some(({ userId }) => userId === desk.mara.userId))
      expect(await desk.operate({ kind: 'remove', target: desk.mara })).toMatchObject({ ok: true })
      await until(() => states(desk)[0] === 'done')
      const lines = desk.session.chats.transcript(desk.chat().id)?.entries ?? []
      expect(JSON.stringify(lines)).not.toContain('REMOVE_PARTICIPANT')
    },
  )

  it('is not for oneself, nor for who is not there', async () => {
    const desk = await supervise('Coach')
    const { me } = desk.session
    expect(
      await desk.operate({ kind: 'remove', target: { kind: 'agent', userId: me.id, name: me.name } }),
    ).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('leave the chat') as string },
    })
    expect(await desk.operate({ kind: 'remove', target: desk.mara })).toMatchObject({ ok: false })
    expect(desk.sent()).toEqual([])
  })
})

describe('user data', () => {
  it('are attached, updated and deleted; shown is what the server says', async () => {
    const desk = await supervise('Coach')
    await desk.operate({ kind: 'changeUserData', key: 'Segment', value: 'Platinum' })
    expect(desk.chat().pending[0]?.subject).toEqual({ kind: 'userData', key: 'Segment', value: 'Platinum' })
    await until(() => desk.chat().userData['Segment'] === 'Platinum')
    await desk.operate({ kind: 'addUserData', key: 'Callback', value: 'yes' })
    await until(() => desk.chat().userData['Callback'] === 'yes')
    await desk.operate({ kind: 'deleteUserData', key: 'Segment' })
    await until(() => !('Segment' in desk.chat().userData))
    expect(desk.sent()).toEqual([
      { operationName: 'UpdateUserData', userData: { Segment: 'Platinum' } },
      { operationName: 'AttachUserData', userData: { Callback: 'yes' } },
      { operationName: 'DeleteUserData', keys: ['Segment'] },
    ])
  })

  it('that cannot be changed are refused with the reason and stay as they are', async () => {
    const desk = await supervise('Coach', { readOnlyKeys: ['Segment'] })
    expect(await desk.operate({ kind: 'changeUserData', key: 'Segment', value: 'x' })).toMatchObject({ ok: false })
    expect(desk.chat()).toMatchObject({
      userData: { Segment: 'Gold' },
      pending: [{ state: { kind: 'refused', reason: expect.stringContaining('belongs to the system') as string } }],
    })
  })
})

describe('a disposition', () => {
  it.each(['DispositionCode', 'BusinessResult'])('shows in the user data as %s', async (dispositionKey) => {
    const desk = await supervise('Coach', { dispositionKey })
    await desk.operate({ kind: 'setDisposition', code: 'Solved' })
    await until(() => states(desk)[0] === 'done')
    expect(desk.chat().userData[dispositionKey]).toBe('Solved')
  })
})

describe('what a server may not know', () => {
  it.each<[string, OperationInput]>([
    ['SendUrl', { kind: 'pushUrl', url: 'https://example.com' }],
    ['SendCustomNotice', { kind: 'noticeToEveryone', text: 'hello' }],
    ['DeleteUserData', { kind: 'deleteUserData', key: 'Segment' }],
    ['SetDisposition', { kind: 'setDisposition', code: 'Solved' }],
    ['SetInFocus', { kind: 'setInFocus', inFocus: true }],
  ])('%s is refused with its reason, and works where it is known', async (name, operation) => {
    const desk = await supervise('BargeIn', { unknownOperations: [name] })
    expect(await desk.operate(operation)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining(`There is no operation ${name}`) as string },
    })
    desk.demo.behaviour.unknownOperations = []
    expect(await desk.operate(operation)).toMatchObject({ ok: true })
  })
})

describe('a page pushed and a notice', () => {
  it('a notice to everyone does not repeat what agents alone can read', async () => {
    const desk = await supervise('BargeIn')
    const secret = 'Offer the express resend, it is free after a missed date'
    desk.demo.centre.agentSays(desk.chat().id, secret, 'Agents')
    await until(
      () =>
        desk.session.chats
          .transcript(desk.chat().id)
          ?.entries.some(({ body }) => body.kind === 'text' && body.text === secret) === true,
    )
    expect(await desk.operate({ kind: 'noticeToEveryone', text: secret })).toMatchObject({
      error: { code: 'hiddenLine' },
    })
    expect(desk.sent()).toEqual([])
  })

  it('reach everyone after a barge in', async () => {
    const desk = await supervise('BargeIn')
    await desk.operate({ kind: 'pushUrl', url: 'https://example.com/help' })
    await desk.operate({ kind: 'noticeToEveryone', text: 'We close at six' })
    expect(desk.demo.centre.customerView(desk.chat().id)).toEqual(['https://example.com/help', 'We close at six'])
  })
})

describe('an invitation that nobody here asked for', () => {
  it('is accepted or rejected by hand', async () => {
    const desk = await supervise('Monitor')
    const invite = async (customer: string) => {
      const { id } = desk.demo.centre.addChat({ customer, mode: null })
      desk.demo.centre.invite(id, 'Coach')
      await until(() => desk.session.chats.all().some((each) => each.id === id && each.offers.includes('accept')))
      const found = desk.session.chats.all().find((each) => each.id === id)
      if (found === undefined) throw new Error('the invitation is gone')
      return found
    }
    const first = await invite('Grace')
    expect(first).toMatchObject({ state: 'Invited', offers: ['accept', 'reject'], sendable: [], switchable: [] })
    await desk.session.operations.operate(first.id, { kind: 'accept' })
    await until(() => desk.session.chats.get(first.id)?.mode.known === 'Coach')
    const second = await invite('Joan')
    await desk.session.operations.operate(second.id, { kind: 'reject' })
    await until(() => !desk.session.chats.has(second.id))
  })
})
