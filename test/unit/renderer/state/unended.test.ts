import { beforeEach, describe, expect, it } from 'vitest'
import { Replica } from '../../../../renderer/state/replica.svelte.ts'
import { standingIn, UnendedState } from '../../../../renderer/state/unended.svelte.ts'
import { FakePort, settle } from './fake-port.ts'
import { chat, chatId, snapshot } from './fixtures.ts'

let fake: FakePort
let unended: UnendedState

const a = chatId('a')
const b = chatId('b')

beforeEach(async () => {
  fake = new FakePort()
  const chats = [chat('a', 'Coach'), chat('b', 'Monitor'), chat('c', 'Monitor')]
  fake.succeed('snapshot', snapshot(chats, { unended: { chatIds: [a, b, chatId('gone')] } }))
  const desk = new Replica(fake.port)
  desk.start()
  await settle()
  unended = new UnendedState(fake.port, desk)
})

describe('what the last session left behind', () => {
  it('is named with the mode that one is in now, as far as one is in it still', () => {
    expect(unended.text).toBe('Your last session ended without leaving its chats. You are still in 2 of them.')
    expect(unended.chats.map(standingIn)).toEqual([
      expect.stringContaining('– Coach'),
      expect.stringContaining('– Monitor'),
    ])
    fake.push({
      kind: 'chat',
      chat: chat('a', 'Coach', { mode: { known: null, phase: { kind: 'settled', latency: null } } }),
    })
    expect(unended.chats.map(standingIn)[0]).toContain('– mode not known yet')
    fake.push({ kind: 'chatRemoved', chatId: a })
    expect(unended.text).toContain('You are still in one of them.')
    fake.push({ kind: 'chat', chat: chat('b', 'Monitor', { state: 'Revoked' }) })
    expect(unended.text).toContain('You are in none of them any more.')
  })

  it('is left by one press, no other chat with it, and is done with then', async () => {
    await unended.leaveAll()
    expect(fake.inputs('leave')).toEqual([{ chatId: 'a' }, { chatId: 'b' }])
    expect(fake.inputs('dismissUnended')).toHaveLength(1)
  })

  it('stays, and says so, where the server does not let one leave', async () => {
    fake.fail('leave', 'The server is busy.')
    await unended.leaveAll()
    expect(unended.problem).toBe('2 of 2 could not be left. The server is busy.')
    expect(fake.inputs('dismissUnended')).toEqual([])
  })

  it('never holds a chat of one’s own', () => {
    fake.push({ kind: 'chat', chat: chat('a', 'Coach', { own: true }) })
    expect(unended.chats.map(({ id }) => id)).toEqual(['b'])
  })
})
