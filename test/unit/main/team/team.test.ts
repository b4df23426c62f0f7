import { describe, expect, it } from 'vitest'
import { besideAChat, posts, signIn } from './harness.ts'

describe('searching agents', () => {
  it('finds them page by page, and never the supervisor', async () => {
    for (const contacts of ['pages', 'everything', 'missing'] as const) {
      const { team, demo } = await signIn({ agents: 120, behaviour: { contacts } })
      const pages = [await team.search('', 0), await team.search('', 1), await team.search('', 2)]
      const found = pages.map((page) => (page.ok ? page.value : { agents: [], more: false }))
      expect(found.map(({ more }) => more)).toEqual([true, true, false])
      const ids = found.flatMap(({ agents }) => agents.map(({ id }) => id))
      expect(ids).toHaveLength(120)
      expect(new Set(ids)).toEqual(new Set(demo.centre.agents.map(({ id }) => id)))
      const someone = demo.centre.agents.at(-1)
      const named = await team.search(someone?.userName.toUpperCase() ?? '', 0)
      expect(named).toMatchObject({ ok: true, value: { agents: [{ userName: someone?.userName }], more: false } })
      expect(await team.search(demo.centre.supervisor.userName, 0)).toMatchObject({ value: { agents: [] } })
    }
  })

  it('ends the search before it, on the wire as well', async () => {
    const { team, demo } = await signIn()
    demo.behaviour.replyDelay = 40
    const [first, second] = await Promise.all([team.search('x', 0), team.search('', 0)])
    expect(first).toMatchObject({ ok: false, error: { code: 'outdated' } })
    expect(second).toMatchObject({ ok: true })
  })

  it('says why it failed', async () => {
    const { team, demo } = await signIn()
    demo.behaviour.http = 'unavailable'
    expect(await team.search('', 0)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})

describe('the team', () => {
  it('is kept when pinned, with groups and state as the server has them', async () => {
    const { team, agentId, agent, memory, idle } = await besideAChat({ behaviour: { agentGroups: true } })
    expect(team.pin(agentId, true)).toMatchObject({ ok: true })
    expect(agent()).toMatchObject({ pinned: true, status: 'Ready', ready: true, groups: idle.groups, watch: null })
    expect(memory.kept).toMatchObject([{ id: agentId, userName: idle.userName, pinned: true, watch: null }])
    team.pin(agentId, false)
    await team.open(null)
    expect(agent()).toBeUndefined()
    expect(memory.kept).toEqual([])
  })

  it('is kept as it was at the end of the session, whatever is still answered or pressed after it', async () => {
    const { team, session, agentId, memory } = await besideAChat()
    await session.close()
    team.pin(agentId, true)
    expect(memory.kept).toEqual([])
  })

  it('shows an agent’s state as the server has it after it was changed', async () => {
    const { team, agentId, agent, idle } = await besideAChat()
    expect(await team.setReady(agentId, false)).toMatchObject({ ok: true })
    expect(idle.ready).toBe(false)
    expect(agent()).toMatchObject({ status: 'Not Ready', ready: false })
  })

  it('does not change an agent’s state without the feature', async () => {
    const { demo, team, agentId } = await besideAChat({ behaviour: { features: ['api-multimedia-chat'] } })
    expect(await team.setReady(agentId, false)).toMatchObject({ ok: false, error: { code: 'noFeature' } })
    expect(posts(demo)).not.toContain('NotReady')
  })

  it('shows what everyone in it does when it is read again', async () => {
    const { demo, team, agentId, agent } = await besideAChat()
    team.pin(agentId, true)
    await team.open(null)
    demo.centre.addChat({ customer: 'Bea', agent: agentId, mode: null, userData: { Subject: 'Refund' } })
    expect(await team.refresh()).toMatchObject({ ok: true })
    expect(agent()?.chats).toHaveLength(2)
    expect(agent()?.chats?.[1]).toMatchObject({ title: 'Refund', join: { kind: 'open', refusal: null } })
    demo.behaviour.http = 'unavailable'
    expect(await team.refresh()).toMatchObject({ ok: false })
  })
})
