import * as v from 'valibot'
import { expect, it } from 'vitest'
import { ChatId } from '../../../../preload/contract/index.ts'
import { Patrol } from '../../../../main/session/patrol.ts'
import { FakeClock } from '../../fake-clock.ts'
import { openDemo, openSession, until } from './hasty-session.ts'

const ids = (count: number): ChatId[] => Array.from({ length: count }, (_, at) => v.parse(ChatId, `chat-${at}`))

function patrol(chats: readonly ChatId[]) {
  const clock = new FakeClock(0)
  const state = { live: true, hidden: false, glanced: [] as string[], failed: 0, answer: () => Promise.resolve() }
  const walk = new Patrol({
    clock,
    chats: () => chats,
    live: () => state.live,
    hidden: () => state.hidden,
    glance: (id) => {
      state.glanced.push(id)
      return state.answer()
    },
    onFailure: () => (state.failed += 1),
    random: () => 0.5,
  })
  const pass = async (time: number): Promise<void> => {
    for (let passed = 0; passed < time; passed += 100) {
      clock.advance(100)
      await Promise.resolve()
      await Promise.resolve()
      await Promise.resolve()
    }
  }
  return { walk, state, pass }
}

it.each([1, 7, 40])('%s chats are each read within a minute, spread over it', async (count) => {
  const { walk, state, pass } = patrol(ids(count))
  walk.start()
  await pass(60_000)
  expect(new Set(state.glanced).size).toBe(count)
  const often = ids(count).map((id) => state.glanced.filter((each) => each === id).length)
  expect(Math.max(...often) - Math.min(...often), 'none is read much more often than another').toBeLessThanOrEqual(1)
  expect(state.glanced.length).toBeLessThanOrEqual(Math.max(60_000 / 1_200, 6))
})

it('reads less while nobody can see the window', async () => {
  const { walk, state, pass } = patrol(ids(7))
  state.hidden = true
  walk.start()
  await pass(60_000)
  expect(state.glanced.length).toBeGreaterThan(0)
  expect(state.glanced.length).toBeLessThanOrEqual(3)
})

it('reads nothing while no notifications come, goes on after a failure, and ends when it is stopped', async () => {
  const { walk, state, pass } = patrol(ids(2))
  state.live = false
  walk.start()
  await pass(30_000)
  expect(state.glanced).toEqual([])
  state.live = true
  state.answer = () => Promise.reject(new Error('no'))
  await pass(30_000)
  expect(state.failed).toBeGreaterThan(1)
  walk.stop()
  const before = state.glanced.length
  await pass(60_000)
  expect(state.glanced).toHaveLength(before)
})

it('heals a mode and a line of which the notifications were lost', async () => {
  const demo = await openDemo()
  const { session } = await openSession(demo, { patrol: true })
  const [chat] = session.chats.all()
  if (chat === undefined) throw new Error('the demo supervises no chat')
  demo.behaviour.dropNext = 10
  demo.centre.switchMode(chat.id, 'Coach')
  demo.centre.agentSays(chat.id, 'Nobody told you of this.', 'All')
  demo.behaviour.dropNext = 0
  expect(session.chats.get(chat.id)?.mode.known).toBe('Monitor')
  await until(() => session.chats.get(chat.id)?.mode.known === 'Coach')
  await until(() => JSON.stringify(session.chats.transcript(chat.id)).includes('Nobody told you of this.'))
})
