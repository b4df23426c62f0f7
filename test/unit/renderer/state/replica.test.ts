import { beforeEach, describe, expect, it } from 'vitest'
import { Replica, type ReplicaNews } from '../../../../renderer/state/replica.svelte.ts'
import { FakePort, settle } from './fake-port.ts'
import { chat, chatId, entry, snapshot } from './fixtures.ts'

let fake: FakePort
let desk: Replica

beforeEach(() => {
  fake = new FakePort()
  fake.succeed('snapshot', snapshot([chat('a', 'Monitor'), chat('b', 'Coach')]))
  desk = new Replica(fake.port)
})

async function started(): Promise<() => void> {
  const stop = desk.start()
  await settle()
  return stop
}

const unread = (id: string, count: number) => ({ kind: 'chat' as const, chat: chat(id, 'Monitor', { unread: count }) })

describe('Replica', () => {
  it('shows nothing until the first snapshot is there', async () => {
    expect(desk.fields).toBeNull()
    await started()
    expect(desk.chats.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('keeps the snapshot true by deltas that follow in number', async () => {
    await started()
    fake.push(unread('a', 3), { kind: 'desk', fields: { unreadable: 2 } })
    fake.push({ kind: 'chatRemoved', chatId: chatId('b') })
    expect(desk.chat(chatId('a'))?.unread).toBe(3)
    expect(desk.fields?.unreadable).toBe(2)
    expect(desk.chats).toHaveLength(1)
    expect(fake.names()).toEqual(['snapshot'])
  })

  it('leaves a field that a delta does not name as it was', async () => {
    await started()
    fake.push({ kind: 'desk', fields: { demo: true } })
    expect(desk.fields?.me?.name).toBe('Jana Maric')
    expect(desk.fields?.demo).toBe(true)
  })

  it('takes no delta twice', async () => {
    await started()
    fake.pushNumbered(2, unread('a', 1))
    fake.pushNumbered(2, unread('a', 9))
    expect(desk.chat(chatId('a'))?.unread).toBe(1)
  })

  it('asks for a new snapshot when a number is missing', async () => {
    await started()
    fake.succeed('snapshot', snapshot([chat('c', 'Monitor')], { sequence: 5 }))
    fake.pushNumbered(4, unread('a', 1))
    await settle()
    expect(fake.names()).toEqual(['snapshot', 'snapshot'])
    expect(desk.chats.map(({ id }) => id)).toEqual(['c'])
  })

  it('asks once, however many deltas come meanwhile, and applies those that the snapshot does not contain', async () => {
    await started()
    fake.hold('snapshot')
    fake.pushNumbered(4, unread('a', 4))
    fake.pushNumbered(5, unread('a', 5))
    fake.pushNumbered(6, unread('a', 6))
    expect(desk.chat(chatId('a'))?.unread).toBe(0)
    fake.succeed('snapshot', snapshot([chat('a', 'Monitor', { unread: 50 })], { sequence: 5 }))
    await fake.release('snapshot')
    expect(desk.chat(chatId('a'))?.unread).toBe(6)
    expect(fake.names().filter((name) => name === 'snapshot')).toHaveLength(2)
  })

  it('asks again when another number is missing among those that were held back', async () => {
    await started()
    fake.hold('snapshot')
    fake.pushNumbered(9, unread('a', 9))
    fake.pushNumbered(12, unread('a', 12))
    fake.succeed('snapshot', snapshot([chat('a', 'Monitor', { unread: 9 })], { sequence: 9 }))
    const released = fake.release('snapshot')
    fake.succeed('snapshot', snapshot([chat('a', 'Monitor', { unread: 12 })], { sequence: 12 }))
    await released
    expect(fake.names().filter((name) => name === 'snapshot')).toHaveLength(3)
    expect(desk.chat(chatId('a'))?.unread).toBe(12)
  })

  it('says why there is nothing to show, and shows it once a snapshot can be had', async () => {
    fake.fail('snapshot', 'Main is busy.')
    await started()
    expect(desk.failure?.message).toBe('Main is busy.')
    fake.succeed('snapshot', snapshot([]))
    await desk.reload()
    expect(desk.failure).toBeNull()
    expect(desk.fields).not.toBeNull()
  })

  it('lists chats by their start, so that a new one comes last and none moves', async () => {
    fake.succeed(
      'snapshot',
      snapshot([chat('young', 'Monitor', { receivedAt: 3000 }), chat('old', 'Monitor', { receivedAt: 2000 })]),
    )
    await started()
    fake.push({ kind: 'chat', chat: chat('new', 'Monitor', { receivedAt: 4000 }) })
    fake.push({ kind: 'chat', chat: chat('young', 'Monitor', { receivedAt: 3000, waitingSince: 1, unread: 7 }) })
    expect(desk.chats.map(({ id }) => id)).toEqual(['old', 'young', 'new'])
  })

  it('tells its listeners each change after it is visible', async () => {
    await started()
    const heard: (string | undefined)[] = []
    desk.listen((news: ReplicaNews) => heard.push(`${news.kind} ${String(desk.chat(chatId('a'))?.unread)}`))
    fake.push(unread('a', 2), { kind: 'entries', chatId: chatId('a'), entries: [entry(1)], gaps: [] })
    expect(heard).toEqual(['chat 2', 'entries 2'])
  })

  it('hears no more deltas once stopped', async () => {
    const stop = await started()
    stop()
    expect(fake.listeners).toBe(0)
  })

  it('shows a failed request of the window until it is dismissed', async () => {
    await started()
    fake.fail('signOut', 'The server did not answer.')
    await desk.signOut()
    expect(desk.problem).toBe('The server did not answer.')
    desk.dismissProblem()
    expect(desk.problem).toBeNull()
  })
})
