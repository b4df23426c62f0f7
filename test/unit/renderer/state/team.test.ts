import { flushSync } from 'svelte'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Agent, AgentFacts, UserId } from '../../../../preload/contract/index.ts'
import { Replica } from '../../../../renderer/state/replica.svelte.ts'
import { TeamState } from '../../../../renderer/state/team.svelte.ts'
import { FakePort, settle } from './fake-port.ts'
import { snapshot } from './fixtures.ts'

const facts = (name: string): AgentFacts =>
  v.parse(AgentFacts, { id: name, name, userName: name, groups: [], status: '', ready: null })
const agent = (name: string, more: Partial<Agent> = {}): Agent =>
  v.parse(Agent, { ...facts(name), pinned: true, watch: null, chats: null, ...more })
const id = (name: string): UserId => v.parse(UserId, name)

async function start(team: Agent[] = []): Promise<{ port: FakePort; state: TeamState }> {
  const port = new FakePort()
  port.succeed('snapshot', snapshot([], { team }))
  port.succeed('searchAgents', { agents: [facts('Ann'), facts('Bo')], more: true })
  const desk = new Replica(port.port)
  const state = new TeamState(port.port, desk)
  desk.start()
  await settle()
  return { port, state }
}

const names = (agents: readonly Agent[]): string[] => agents.map(({ name }) => name)

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

describe('while the view is shown', () => {
  it('everyone is read at once and then now and then, the open agent more often, and nothing after', async () => {
    const { port, state } = await start([agent('Ann')])
    const hide = state.show()
    await state.select(id('Ann'))
    const count = (name: 'refreshTeam' | 'openAgent'): number => port.inputs(name).length
    expect([count('refreshTeam'), count('openAgent')]).toEqual([1, 1])
    vi.advanceTimersByTime(30_000)
    expect([count('refreshTeam'), count('openAgent')]).toEqual([2, 7])
    hide()
    expect(port.inputs('openAgent').at(-1)).toEqual({ agentId: null })
    const before = port.asked.length
    vi.advanceTimersByTime(60_000)
    expect(port.asked).toHaveLength(before)
  })
})

describe('the search', () => {
  it('waits for a pause in typing, and an answer to an older question changes nothing', async () => {
    const { port, state } = await start()
    port.hold('searchAgents')
    state.query = 'a'
    vi.advanceTimersByTime(100)
    state.query = 'an'
    vi.advanceTimersByTime(100)
    expect(port.inputs('searchAgents')).toEqual([])
    vi.advanceTimersByTime(100)
    state.query = 'ann'
    vi.advanceTimersByTime(200)
    expect(port.inputs('searchAgents')).toEqual([
      { query: 'an', page: 0 },
      { query: 'ann', page: 0 },
    ])
    await port.release('searchAgents')
    expect(state.phase).toEqual({ kind: 'loaded' })
    expect(names(state.others)).toEqual(['Ann', 'Bo'])
  })

  it('shows the team once: on top while nothing is searched for, else among what was found', async () => {
    const { state } = await start([agent('Ann', { status: 'Ready' })])
    await state.find()
    expect([names(state.mine), names(state.others)]).toEqual([['Ann'], ['Bo']])
    state.query = 'a'
    await state.find()
    flushSync()
    expect(state.others.map(({ name, pinned, status }) => [name, pinned, status])).toEqual([
      ['Ann', true, 'Ready'],
      ['Bo', false, ''],
    ])
  })

  it('adds pages until one brings nobody new; one that failed can be asked for again', async () => {
    const { port, state } = await start()
    await state.find()
    port.fail('searchAgents', 'Busy.', 'unavailable')
    await state.findMore()
    expect(state.phase).toEqual({ kind: 'failed', message: 'Busy.' })
    expect(names(state.others)).toEqual(['Ann', 'Bo'])
    port.succeed('searchAgents', { agents: [facts('Bo'), facts('Cy')], more: true })
    await state.retry()
    expect(port.inputs('searchAgents').slice(1)).toEqual([
      { query: '', page: 1 },
      { query: '', page: 1 },
    ])
    expect(names(state.others)).toEqual(['Ann', 'Bo', 'Cy'])
    port.succeed('searchAgents', { agents: [], more: true })
    await state.findMore()
    expect(state.more, 'few fit, and the server has more to look through').toBe(true)
  })

  it('that fails does not leave the answer to another question standing', async () => {
    const { port, state } = await start()
    await state.find()
    port.fail('searchAgents', 'Busy.', 'unavailable')
    state.query = 'zoe'
    await state.find()
    expect(state.others).toEqual([])
    port.succeed('searchAgents', { agents: [facts('Zoe')], more: false })
    await state.retry()
    expect(names(state.others)).toEqual(['Zoe'])
  })
})

describe('what fails', () => {
  it('is said, unless the watch or the chat shows it; opening another agent forgets it', async () => {
    const { port, state } = await start([agent('Ann'), agent('Bo')])
    await state.select(id('Ann'))
    port.fail('watchAgent', 'The server forbids this.', 'forbidden')
    await state.watch(id('Ann'), 'Coach', 'AllChats', false)
    expect(state.problem).toBeNull()
    port.fail('watchAgent', 'You are signed out.', 'signedOut')
    await state.watch(id('Ann'), 'Coach', 'AllChats', false)
    expect(state.problem).toBe('You are signed out.')
    port.fail('stopWatching', 'The server forbids this.', 'forbidden')
    await state.stopWatching()
    expect(state.problem).toBe('The server forbids this.')
    await state.select(id('Bo'))
    expect(state.problem).toBeNull()
  })

  it('to be read marks the agent as not up to date', async () => {
    const { port, state } = await start([agent('Ann')])
    port.fail('openAgent', 'Busy.', 'unavailable')
    await state.select(id('Ann'))
    expect(state.unread).toBe('Busy.')
    expect(state.open?.name).toBe('Ann')
  })
})

it('forgets everything of a session that has ended', async () => {
  const { port, state } = await start([agent('Ann')])
  await state.find()
  await state.select(id('Bo'))
  state.query = 'secret'
  port.push({ kind: 'desk', fields: { me: null, team: [] } })
  expect([state.query, state.others, state.openId, state.phase.kind]).toEqual(['', [], null, 'idle'])
})
