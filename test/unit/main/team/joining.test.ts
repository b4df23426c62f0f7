import { describe, expect, it } from 'vitest'
import type { Mode } from '../../../../preload/contract/index.ts'
import { besideAChat, posts, until } from './harness.ts'

describe('joining a running chat', () => {
  const modes: Mode[] = ['Monitor', 'Coach', 'BargeIn']
  for (const intrude of ['invites', 'joins'] as const) {
    for (const intrudeNeedsMonitor of [false, true]) {
      it(`works in each mode when Intrude ${intrude}${intrudeNeedsMonitor ? ' and wants Monitor first' : ''}`, async () => {
        for (const mode of modes) {
          const { demo, team, agentId, chatId, join, id } = await besideAChat({
            behaviour: { intrude, intrudeNeedsMonitor },
          })
          const from = demo.record.length
          expect(await team.joining.join(agentId, chatId, mode)).toMatchObject({ ok: true })
          await until(() => join()?.kind === 'joined')
          expect(join()).toEqual({ kind: 'joined', mode, asked: null })
          expect(demo.centre.chat(id).supervision?.mode).toBe(mode)
          await until(() => demo.centre.watches.size === 0)
          const first = intrudeNeedsMonitor ? ['Intrude', 'Monitor', 'Intrude'] : ['Intrude']
          expect(posts(demo, from).slice(0, first.length)).toEqual(first)
          expect(posts(demo, from).filter((name) => name === 'Accept')).toHaveLength(intrude === 'invites' ? 1 : 0)
        }
      })
    }
  }

  it('keeps an own watch when the server wants Monitor first', async () => {
    const { demo, team, agentId, chatId, join } = await besideAChat({ behaviour: { intrudeNeedsMonitor: true } })
    await team.watching.ask(agentId, 'Coach', 'AllChats')
    demo.centre.unwatch(agentId)
    await team.joining.join(agentId, chatId, 'Monitor')
    await until(() => join()?.kind === 'joined')
    expect(demo.centre.watches.get(agentId)).toMatchObject({ mode: 'Coach', chats: 'AllChats' })
  })

  it('takes the nickname along, and knows itself by it where the server gives no users', async () => {
    const { demo, session, team, agentId, chatId, join, id } = await besideAChat({
      nickname: 'Robin',
      behaviour: { participantUris: false },
    })
    await team.joining.join(agentId, chatId, 'Coach')
    await until(() => join()?.kind === 'joined')
    expect(demo.centre.chat(id).parties.map(({ nickname }) => nickname)).toContain('Robin')
    expect(session.chats.get(chatId)).toMatchObject({ mode: { known: 'Coach' }, self: { nickname: 'Robin' } })
  })

  it('cannot send anything while it is merely invited, and an invitation is no end', async () => {
    const { demo, session, team, agentId, chatId, id } = await besideAChat()
    demo.behaviour.httpOnly = `/me/chats/${id}`
    demo.behaviour.http = 'frozen'
    await team.joining.join(agentId, chatId, 'BargeIn')
    await until(() => session.chats.get(chatId)?.state === 'Invited')
    expect(session.chats.get(chatId)).toMatchObject({ sendable: [], switchable: [] })
    const sent = await session.actions.send(chatId, 'everyone', 'hello')
    expect(sent).toMatchObject({ ok: false, error: { message: expect.stringContaining('invited') as string } })
    demo.behaviour.http = 'work'
  })

  it('is refused with the reason of the reply', async () => {
    const { session, demo, team, agentId, chatId, join, id } = await besideAChat()
    demo.centre.endChat(id)
    expect(await team.joining.join(agentId, chatId, 'Coach')).toMatchObject({ ok: false, error: { code: 'notFound' } })
    expect(join()).toMatchObject({ kind: 'open', refusal: { mode: 'Coach' } })
    expect(session.chats.has(chatId)).toBe(false)
    expect(posts(demo)).not.toContain('Monitor')
  })

  it('is refused with the reason of a later error, and is then not among the chats', async () => {
    const behaviour = { intrude: 'refusesLate', refusalMessage: 'Two are there.' } as const
    const { session, team, agentId, chatId, join } = await besideAChat({ behaviour })
    await team.joining.join(agentId, chatId, 'Coach')
    await until(() => join()?.kind === 'open')
    expect(join()).toMatchObject({ refusal: { mode: 'Coach', reason: 'Two are there.' } })
    expect(session.chats.has(chatId)).toBe(false)
  })

  it('has an end where the server takes it and nothing ever comes', async () => {
    const { demo, team, agentId, chatId, join } = await besideAChat({ behaviour: { intrude: 'refusesLate' } })
    demo.behaviour.dropNext = 1
    await team.joining.join(agentId, chatId, 'Coach')
    await until(() => join()?.kind === 'open')
    expect(join()).toMatchObject({ refusal: { reason: expect.stringContaining('the chat did not come') as string } })
  })

  it('is not asked for without the feature', async () => {
    const { demo, team, agentId, chatId } = await besideAChat({ behaviour: { features: ['api-multimedia'] } })
    expect(await team.joining.join(agentId, chatId, 'Coach')).toMatchObject({ ok: false, error: { code: 'noFeature' } })
    expect(posts(demo)).not.toContain('Intrude')
  })

  it('is found out by reading where no notification comes', async () => {
    const { demo, team, agentId, chatId, join } = await besideAChat({ behaviour: { intrude: 'joins' } })
    demo.behaviour.dropNext = 2
    await team.joining.join(agentId, chatId, 'Coach')
    await until(() => join()?.kind === 'joined')
    expect(join()).toMatchObject({ mode: 'Coach' })
  })
})
