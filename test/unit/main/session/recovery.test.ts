import { describe, expect, it } from 'vitest'
import type { Chat } from '../../../../preload/contract/index.ts'
import type { Demo } from '../../../../main/demo/index.ts'
import { FakeClock } from '../../fake-clock.ts'
import { openDemo, openSession, operationsIn, signIn, until, type Heard } from './hasty-session.ts'

const kinds = ({ connections }: Heard) => connections.map(({ kind }) => kind)
const isConfirmed = (chat: () => Chat) => () => chat().mode.phase.kind !== 'unconfirmed'
/** What the server was asked for since the first `before` requests: reads of oneself, and the sessions that were begun. */
const beginnings = (demo: Demo, before: number) =>
  demo.record.slice(before).flatMap(({ method, path, body }) => {
    if (method === 'GET' && path.endsWith('/me')) return ['who am I']
    const { operationName } = (body ?? {}) as { operationName?: string }
    return operationName === 'StartContactCenterSession' ? ['begin'] : []
  })

describe('a session that the server refuses', () => {
  it.each(['websocket', 'long-polling'] as const)(
    'once, is renewed by itself, and the chats stay on the floor meanwhile (%s)',
    async (transport) => {
      const demo = await openDemo({ behaviour: { transports: [transport] } })
      const { heard, chat, session } = await signIn(demo)
      const before = demo.record.length
      demo.behaviour.http = 'unauthorized'
      const answer = await session.actions.switchMode(chat().id, 'Coach')
      await until(() => heard.connections.at(-1)?.kind === 'reconnecting' && chat().mode.phase.kind === 'unconfirmed')
      demo.behaviour.http = 'work'
      expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('did nothing') as string } })
      await until(() => heard.connections.at(-1)?.kind === 'connected' && isConfirmed(chat)())
      expect(kinds(heard)).not.toContain('stopped')
      expect(beginnings(demo, before).filter((one) => one === 'begin')).toHaveLength(1)
      expect(chat().mode.known).toBe('Monitor')
      // The one that was refused is all: nothing is asked again by itself.
      expect(operationsIn(demo, chat().id)).toEqual([{ operationName: 'SwitchToCoach' }])
    },
  )

  it.each(['renew', 'refuse', 'refuseAndClear'] as const)(
    'is renewed where a restart made its cookies stale, twice within a minute (%s)',
    async (staleSession) => {
      const demo = await openDemo({ behaviour: { staleSession } })
      const { heard, chat } = await signIn(demo)
      for (let round = 1; round <= 2; round += 1) {
        demo.expireSessions()
        demo.disconnect()
        await until(() => chat().mode.phase.kind === 'unconfirmed')
        await until(() => heard.connections.at(-1)?.kind === 'connected' && isConfirmed(chat)())
      }
      expect(kinds(heard)).not.toContain('stopped')
    },
  )

  it('is over only when the credentials alone were refused three times, with waits between', async () => {
    const demo = await openDemo()
    const { heard, chat, session } = await signIn(demo)
    const before = demo.record.length
    demo.behaviour.http = 'unauthorized'
    await session.actions.switchMode(chat().id, 'Coach')
    await until(() => heard.connections.at(-1)?.kind === 'stopped')
    expect(beginnings(demo, before)).toEqual(['who am I', 'who am I', 'who am I'])
    const attempts = heard.connections.flatMap((one) => (one.kind === 'reconnecting' ? one.attempt : []))
    expect(attempts).toEqual([1, 2, 3])
    expect(chat().sendable).toEqual([])
  })

  it('is tried on while the server only fails, and no notifications come before the new session has begun', async () => {
    const demo = await openDemo()
    const { heard, chat } = await signIn(demo)
    demo.behaviour.http = 'unavailable'
    demo.behaviour.httpOnly = '/me'
    demo.behaviour.retryAfter = 0
    demo.expireSessions()
    demo.disconnect()
    await until(() => heard.connections.some((one) => one.kind === 'reconnecting' && one.attempt >= 4))
    expect(demo.notificationClients).toBe(0)
    const before = demo.record.length
    demo.behaviour.http = 'work'
    await until(() => heard.connections.at(-1)?.kind === 'connected' && isConfirmed(chat)())
    expect(beginnings(demo, before).at(-1)).toBe('begin')
    expect(kinds(heard)).not.toContain('stopped')
  })

  it('is tried at once when one asks for it, whatever wait is left', async () => {
    const demo = await openDemo()
    // A clock on which no wait ends by itself.
    const clock = new FakeClock(0)
    const { session, heard } = await openSession(demo, { clock })
    const [chat] = session.chats.all()
    if (chat === undefined) throw new Error('the demo supervises no chat')
    demo.behaviour.http = 'unauthorized'
    await session.actions.switchMode(chat.id, 'Coach')
    await until(() => heard.connections.some((one) => one.kind === 'reconnecting' && one.attempt === 2))
    demo.behaviour.http = 'work'
    session.checkNow()
    await until(() => heard.connections.at(-1)?.kind === 'connected')
  })

  it('is not tried on once one signs out', async () => {
    const demo = await openDemo()
    const { heard, session } = await signIn(demo)
    demo.behaviour.http = 'unavailable'
    demo.expireSessions()
    demo.disconnect()
    await until(() => heard.connections.some((one) => one.kind === 'reconnecting' && one.attempt >= 2))
    await session.close()
    const before = demo.record.length
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(demo.record.length).toBe(before)
  })
})

describe('a server that wants no further attempt at notifications', () => {
  it('leaves the session and its chats standing, told as offline, until one asks again', async () => {
    const demo = await openDemo({ behaviour: { transports: ['long-polling'] } })
    const { heard, chat, session } = await signIn(demo)
    demo.adviseNone()
    await until(() => heard.connections.at(-1)?.kind === 'offline')
    expect(chat().mode.phase.kind).toBe('unconfirmed')
    demo.behaviour.advice = 'retry'
    session.checkNow()
    await until(() => heard.connections.at(-1)?.kind === 'connected' && isConfirmed(chat)())
  })
})
