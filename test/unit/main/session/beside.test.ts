import { expect, it } from 'vitest'
import type { Beside } from '../../../../main/demo/index.ts'
import { openDemo, openSession, operationsIn, until } from './hasty-session.ts'

it('knows who is nobody’s customer and nobody’s agent in a demo as the API has it, and leaves no chat of one’s own', async () => {
  const demo = await openDemo()
  const beside: Record<Beside, string> = { workflow: 'Router', system: 'system', bot: 'Robbie' }
  const { id: supervised } = demo.centre.addChat({ customer: 'Ada', beside })
  const { id: handled } = demo.centre.addChat({ customer: 'Bea', own: true, beside: { bot: 'Robbie' } })
  demo.centre.say(supervised, { from: 'workflow', text: 'Please wait for an agent.' })
  const { session } = await openSession(demo)
  const chat = (id: string) => session.chats.all().find((one) => one.id === id)
  const agent = demo.centre.agents.find(({ id }) => id === demo.centre.chat(supervised).agentId)
  expect(chat(supervised)).toMatchObject({
    own: false,
    customer: 'Ada',
    agent: `${agent?.firstName ?? ''} ${agent?.lastName ?? ''}`,
    mode: { known: 'Monitor' },
  })
  expect(chat(supervised)?.participants.map(({ kind, role }) => role ?? kind)).toEqual([
    ...['customer', 'workflow', 'system', 'bot', 'agent', 'agent'],
  ])
  expect(chat(handled)).toMatchObject({ own: true, customer: 'Bea', mode: { known: null }, sendable: [] })
  await session.close()
  expect(operationsIn(demo, supervised)).toEqual([{ operationName: 'Leave' }])
  expect(operationsIn(demo, handled)).toEqual([])
  expect(demo.centre.chat(handled).ended).toBe(false)
})

it('reads a server that follows no page in what is a switch of the demo', async () => {
  const demo = await openDemo({
    behaviour: {
      ...{ paths: true, invitationsList: true, agentStateIn: 'state', agentGroups: true, contactsCounted: false },
      ...{ errorTextIn: 'statusMessage', switches: 'refuseLate', switchDelay: 1, refusalMessage: 'Not today.' },
      ...{ logNamesChatBy: 'chatPath', visibilityNames: 'singular', customerType: 'Client', referenceIds: false },
    },
  })
  const { session, heard } = await openSession(demo)
  const [chat] = session.chats.all()
  const [agent] = demo.centre.agents
  if (chat === undefined || agent === undefined) throw new Error('the demo has no chat')
  const now = () => session.chats.get(chat.id)
  session.chats.open(chat.id)
  demo.centre.customerSays(chat.id, 'Are you there?')
  await until(() => JSON.stringify(now()?.recent).includes('Are you there?'))
  await session.actions.switchMode(chat.id, 'BargeIn')
  await until(() => now()?.mode.phase.kind === 'refused')
  expect(now()).toMatchObject({ mode: { known: 'Monitor', phase: { reason: 'Not today.' } } })
  expect(await session.team.search(agent.userName, 0)).toMatchObject({
    ok: true,
    value: { agents: [{ id: agent.id, status: 'Ready', ready: true, groups: agent.groups }] },
  })
  expect(heard.unreadable).toBe(0)
})
