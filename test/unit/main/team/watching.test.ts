import { describe, expect, it } from 'vitest'
import { besideAChat, posts, signIn, until } from './harness.ts'

/** Signed in, with the idle agent found. */
async function atAgent(options: Parameters<typeof signIn>[0] = {}) {
  const desk = await signIn(options)
  await desk.team.search('', 0)
  return desk
}

describe('watching an agent', () => {
  for (const watching of ['joins', 'invites'] as const) {
    it(`is proven by the chat that comes in the mode asked for, when the server ${watching}`, async () => {
      const behaviour = { watching, invitationsList: true }
      const { demo, session, team, agentId, watch } = await atAgent({ behaviour, nickname: 'Robin' })
      expect(await team.watching.ask(agentId, 'Coach', 'AllChats')).toMatchObject({ ok: true })
      expect(watch()).toEqual({ mode: 'Coach', scope: 'AllChats', state: { kind: 'requested' }, again: false })
      const chat = demo.centre.addChat({ customer: 'Ada', agent: agentId })
      await until(() => watch()?.state.kind === 'proven')
      const [mine] = session.chats.all().filter(({ id }) => id === chat.id)
      expect(mine).toMatchObject({ state: 'Chatting', mode: { known: 'Coach' } })
      expect(chat.parties.map(({ nickname }) => nickname)).toContain('Robin')
      expect(posts(demo).filter((name) => name === 'Accept')).toHaveLength(watching === 'invites' ? 1 : 0)
    })
  }

  it('is over after the next chat where only that was asked for', async () => {
    const { demo, team, agentId, memory, watch } = await atAgent()
    await team.watching.ask(agentId, 'Monitor', 'NextChat')
    expect(memory.kept).toMatchObject([{ id: agentId, watch: { scope: 'NextChat' } }])
    demo.centre.addChat({ customer: 'Ada', agent: agentId })
    await until(() => watch() === null)
    expect(memory.kept).toEqual([])
  })

  it('is not proven by a chat that the supervisor joined by hand', async () => {
    const { team, agentId, chatId, join, watch } = await besideAChat()
    await team.watching.ask(agentId, 'Coach', 'AllChats')
    await team.joining.join(agentId, chatId, 'Coach')
    await until(() => join()?.kind === 'joined')
    expect(watch()).toMatchObject({ state: { kind: 'requested' } })
  })

  it('stops, and leaves the chats that were joined', async () => {
    const { demo, session, team, agentId, watch } = await atAgent()
    await team.watching.ask(agentId, 'Monitor', 'AllChats')
    const { id } = demo.centre.addChat({ customer: 'Ada', agent: agentId })
    await until(() => watch()?.state.kind === 'proven')
    expect(await team.watching.stop(agentId)).toMatchObject({ ok: true })
    expect(demo.centre.watches.size).toBe(0)
    expect(session.chats.all().map((chat) => String(chat.id))).toContain(id)
    expect(watch()).toBeNull()
  })

  it('stops although the server has forgotten it, but not where the server cannot be asked', async () => {
    const { demo, team, agentId, watch } = await atAgent()
    await team.watching.ask(agentId, 'Monitor', 'AllChats')
    demo.behaviour.http = 'unavailable'
    expect(await team.watching.stop(agentId)).toMatchObject({ ok: false })
    expect(watch()).toMatchObject({ state: { kind: 'requested' } })
    demo.behaviour.http = 'work'
    demo.centre.unwatch(agentId)
    expect(await team.watching.stop(agentId)).toMatchObject({ ok: true })
    expect(watch()).toBeNull()
  })

  it('is refused where the feature is missing, and nothing is asked of the server', async () => {
    const { demo, team, agentId, watch } = await atAgent({ behaviour: { features: ['api-multimedia'] } })
    const refused = await team.watching.ask(agentId, 'Coach', 'AllChats')
    expect(refused).toMatchObject({ ok: false, error: { code: 'noFeature' } })
    expect(watch()).toMatchObject({ state: { kind: 'refused' } })
    expect(posts(demo)).not.toContain('Coach')
  })

  it('asked twice in a breath ends as the second wants', async () => {
    const { demo, team, agentId, watch } = await atAgent()
    await Promise.all([
      team.watching.ask(agentId, 'Coach', 'AllChats'),
      team.watching.ask(agentId, 'Monitor', 'NextChat'),
      team.watching.stop(agentId),
      team.watching.ask(agentId, 'BargeIn', 'AllChats'),
    ])
    expect(demo.centre.watches.get(agentId)).toMatchObject({ mode: 'BargeIn', chats: 'AllChats' })
    expect(watch()).toMatchObject({ mode: 'BargeIn', scope: 'AllChats', state: { kind: 'requested' } })
  })
})

describe('a new session', () => {
  it('asks again for what was watched, and says so; the old one ended in the order of the API', async () => {
    const { demo, session, team, agentId, open, watch } = await atAgent()
    await team.watching.ask(agentId, 'Coach', 'AllChats')
    const from = demo.record.length
    await session.close()
    const farewell = posts(demo, from)
    expect(farewell[0], 'the chats first').toBe('Leave')
    expect(farewell.indexOf('CancelSupervisorMonitoring')).toBeGreaterThan(farewell.lastIndexOf('Leave'))
    expect(farewell.at(-1)).toBe('EndContactCenterSession')
    expect(demo.centre.watches.size).toBe(0)
    await open()
    await until(() => watch()?.state.kind === 'requested')
    expect(watch()).toEqual({ mode: 'Coach', scope: 'AllChats', state: { kind: 'requested' }, again: true })
    expect(demo.centre.watches.get(agentId)).toMatchObject({ mode: 'Coach', chats: 'AllChats' })
  })

  it('that the session itself began, because the server forgot the old one, asks again too', async () => {
    const { demo, team, agentId, watch } = await atAgent()
    await team.watching.ask(agentId, 'Coach', 'AllChats')
    demo.centre.unwatch(agentId)
    demo.expireSessions()
    demo.disconnect()
    await until(() => watch()?.again === true && watch()?.state.kind === 'requested')
    expect(demo.centre.watches.get(agentId)).toMatchObject({ mode: 'Coach', chats: 'AllChats' })
  })

  it('asks again for what is wanted by then: a watch that is being stopped, or changed, meanwhile', async () => {
    const { demo, team, agentId, watch } = await atAgent()
    await team.watching.ask(agentId, 'Coach', 'AllChats')
    await Promise.all([team.watching.stop(agentId), team.renew()])
    expect(watch()).toBeNull()
    expect(demo.centre.watches.size).toBe(0)
    await team.watching.ask(agentId, 'Coach', 'AllChats')
    await Promise.all([team.watching.ask(agentId, 'Monitor', 'AllChats'), team.renew()])
    expect(watch()).toMatchObject({ mode: 'Monitor', again: true })
    expect(demo.centre.watches.get(agentId)).toMatchObject({ mode: 'Monitor' })
  })
})
