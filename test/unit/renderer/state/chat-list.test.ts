import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_VIEW, DEFAULT_VIEWS, type ChatView, type Views } from '../../../../preload/contract/index.ts'
import { ChatList } from '../../../../renderer/state/chat-list.svelte.ts'
import { Replica } from '../../../../renderer/state/replica.svelte.ts'
import { FakePort } from './fake-port.ts'
import { chat, chatId, snapshot } from './fixtures.ts'

let fake: FakePort
let desk: Replica
let list: ChatList
const clock = { server: 100_000 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  fake = new FakePort()
})
afterEach(() => vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(0)
const pass = (time: number) => vi.advanceTimersByTimeAsync(time)

async function start(views: Partial<Views> = { current: BY_START }): Promise<void> {
  const chats = [
    chat('a', 'Coach', { receivedAt: 1, waitingSince: 90_000, customer: 'Ada' }),
    chat('b', 'Monitor', { receivedAt: 2, customer: 'Ben' }),
    chat('c', 'Monitor', { receivedAt: 3, waitingSince: 10_000, customer: 'Cleo' }),
  ]
  fake.succeed('snapshot', snapshot(chats, { views: { ...DEFAULT_VIEWS, ...views } }))
  fake.succeed('findChats', [])
  desk = new Replica(fake.port)
  desk.start()
  await settle()
  list = new ChatList(fake.port, desk, clock)
  list.start()
}

const shown = () => list.shown.map(({ id }) => id)
const BY_START: ChatView = { ...DEFAULT_VIEW, sort: { by: 'start', descending: false } }
const byWaiting = { by: 'waiting', descending: true } as const

describe('the list', () => {
  it('shows all chats by start, and leaves the hotkeys their own order', async () => {
    await start()
    expect(shown()).toEqual(['a', 'b', 'c'])
    expect(list.order).toBeNull()
    expect(list.filtered).toBe(false)
  })

  it('stands by need at first: whose customer waits the longest, then the others', async () => {
    await start({})
    expect(shown()).toEqual(['c', 'a', 'b'])
    expect(list.order).toEqual(['c', 'a', 'b'])
    expect(list.groups).toEqual([
      { group: 'waiting', count: 2 },
      { group: 'calm', count: 1 },
    ])
    list.change({ sort: { by: 'attention', descending: false } })
    expect(shown()).toEqual(['b', 'a', 'c'])
    expect(list.groups.map(({ group }) => group)).toEqual(['calm', 'waiting'])
  })

  it('starts as it was left', async () => {
    await start({ current: { ...DEFAULT_VIEW, quick: 'waiting', sort: byWaiting } })
    expect(shown()).toEqual(['c', 'a'])
  })

  it('tells the order that hotkeys are to follow once it is another than by start', async () => {
    await start()
    list.change({ sort: byWaiting })
    expect(list.order).toEqual(['c', 'a', 'b'])
    list.change({ sort: DEFAULT_VIEW.sort, quick: 'coach' })
    expect(list.order).toEqual(['a'])
  })

  it('counts the chats of each quick filter, whatever is chosen', async () => {
    await start()
    list.change({ quick: 'coach', keyword: 'zzz' })
    expect(list.counts).toMatchObject({ all: 3, waiting: 2, coach: 1, monitor: 2, bargeIn: 0 })
  })

  it('keeps what is chosen, but not the word in the box', async () => {
    await start()
    list.change({ keyword: 'ada' })
    expect(fake.inputs('changeViews')).toEqual([])
    list.change({ quick: 'waiting' })
    expect(fake.inputs('changeViews')).toEqual([{ current: { ...BY_START, quick: 'waiting' } }])
  })
})

describe('an order that is held', () => {
  it('does not move when a wait ends, and moves once it is let go', async () => {
    await start()
    list.change({ sort: byWaiting })
    list.hold()
    fake.push({ kind: 'chat', chat: chat('c', 'Monitor', { receivedAt: 3, waitingSince: null }) })
    fake.push({ kind: 'chat', chat: chat('d', 'Monitor', { receivedAt: 4, waitingSince: 1 }) })
    expect(shown()).toEqual(['c', 'a', 'b', 'd'])
    list.letGo()
    expect(shown()).toEqual(['d', 'a', 'b', 'c'])
  })

  it('says how many places differ while it is held, and holds no longer than a pointer moves', async () => {
    await start()
    list.change({ sort: byWaiting })
    list.hold()
    expect(list.displaced).toBe(0)
    fake.push({ kind: 'chat', chat: chat('c', 'Monitor', { receivedAt: 3, waitingSince: null }) })
    expect(shown()).toEqual(['c', 'a', 'b'])
    expect(list.displaced).toBe(3)
    await pass(2_900)
    list.hold()
    await pass(2_900)
    expect(list.displaced).toBe(3)
    await pass(200)
    expect(shown()).toEqual(['a', 'b', 'c'])
    expect(list.displaced).toBe(0)
  })

  it('counts a chat that fits no more as one that goes', async () => {
    await start({ current: { ...BY_START, quick: 'waiting' } })
    list.hold()
    fake.push({ kind: 'chat', chat: chat('c', 'Monitor', { receivedAt: 3, waitingSince: null }) })
    expect(shown()).toEqual(['a', 'c'])
    expect(list.displaced).toBe(1)
  })

  it('gives way to a filter that is chosen meanwhile', async () => {
    await start()
    list.hold()
    list.change({ quick: 'coach' })
    expect(shown()).toEqual(['a'])
  })
})

describe('a keyword', () => {
  it('is looked for in the lines once nobody types, and meanwhile in names', async () => {
    await start()
    fake.succeed('findChats', [{ keyword: 'ben', chatIds: [chatId('c')] }])
    list.change({ keyword: 'be' })
    await pass(60)
    list.change({ keyword: 'Ben' })
    expect(shown()).toEqual(['b'])
    await pass(1_000)
    expect(fake.inputs('findChats')).toEqual([{ keywords: ['ben'] }])
    expect(shown()).toEqual(['b', 'c'])
  })

  it('is looked for again after news, however many, once in a while', async () => {
    await start()
    list.change({ keyword: 'late' })
    await pass(1_000)
    for (let times = 0; times < 5; times += 1) {
      fake.push({ kind: 'chat', chat: chat('a', 'Coach', { unread: times }) })
      await pass(100)
    }
    expect(fake.inputs('findChats')).toHaveLength(2)
  })

  it('keeps what was found while the next answer is outdated', async () => {
    await start()
    fake.succeed('findChats', [{ keyword: 'late', chatIds: [chatId('c')] }])
    list.change({ keyword: 'late' })
    await pass(1_000)
    fake.fail('findChats', 'Something else.', 'outdated')
    fake.push({ kind: 'chat', chat: chat('a', 'Coach', { unread: 1 }) })
    await pass(1_000)
    expect(shown()).toEqual(['c'])
  })
})

describe('a saved view', () => {
  const waiting = { ...DEFAULT_VIEW, quick: 'waiting' as const }

  it('is saved under its name in place of the one that had it', async () => {
    await start({ saved: [{ name: 'Mine', view: DEFAULT_VIEW }] })
    list.change(waiting)
    expect(await list.save(' Mine ')).toBeNull()
    expect(fake.inputs('changeViews').at(-1)).toEqual({ saved: [{ name: 'Mine', view: waiting }] })
  })

  it('is named while just it is shown', async () => {
    await start({ saved: [{ name: 'Waiting', view: waiting }] })
    expect(list.savedName).toBeNull()
    list.change(waiting)
    expect(list.savedName).toBe('Waiting')
  })

  it('that could not be kept says why', async () => {
    await start()
    fake.fail('changeViews', 'The disk is full.')
    expect(await list.save('Mine')).toBe('The disk is full.')
  })

  it('is one of a limited number', async () => {
    await start({ saved: Array.from({ length: 50 }, (_, at) => ({ name: `${at}`, view: DEFAULT_VIEW })) })
    expect(await list.save('one more')).toMatch('too many')
    expect(await list.save('7')).toBeNull()
  })
})
