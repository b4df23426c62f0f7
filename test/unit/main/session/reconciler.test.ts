import { describe, expect, it } from 'vitest'
import type { ChatReport } from '../../../../preload/contract/index.ts'
import { Reconciler, type ReconcilerParts } from '../../../../main/session/reconciler.ts'
import { ServerError } from '../../../../main/backend/error.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { FakeClock } from '../../fake-clock.ts'
import { chatId, customer, entry, me, report } from '../supervision/samples.ts'

const said = { entries: [entry(1, customer, 'Hello?')], typing: [], unreadable: 0 }

function reconciler(
  backend: Partial<ReconcilerParts['backend']>,
  onFailure: (error: unknown) => void = () => undefined,
  live: () => boolean = () => true,
) {
  const nothing = (): undefined => undefined
  const chats = new Chats(me, { chatChanged: nothing, chatRemoved: nothing, transcriptChanged: nothing })
  const clock = new FakeClock(0)
  const parts: ReconcilerParts = {
    backend: {
      chats: () => Promise.resolve([]),
      chat: () => Promise.resolve(report('agents')),
      messages: () => Promise.resolve(said),
      ...backend,
    },
    chats,
    clock,
    live,
    serverNow: () => 0,
    onUnreadable: nothing,
    onFailure,
  }
  return { chats, clock, reading: new Reconciler(parts) }
}

it('does not wait for a reading that hangs since before the connection was lost', async () => {
  const answers = [new Promise<ChatReport[]>(() => undefined), Promise.resolve([report('agents')])]
  const { chats, reading } = reconciler({ chats: () => answers.shift() ?? Promise.resolve([]) })
  void reading.all()
  await Promise.resolve()
  reading.lost()
  await reading.all()
  expect(chats.get(chatId)?.mode.known).toBe('Coach')
  expect(chats.transcript(chatId)?.entries).toHaveLength(1)
})

it('drops what a reading from before the loss answers after it', async () => {
  const late = Promise.withResolvers<ChatReport[]>()
  const answers = [late.promise, Promise.resolve([report('agents')])]
  const { chats, reading } = reconciler({ chats: () => answers.shift() ?? Promise.resolve([]) })
  const before = reading.all()
  await Promise.resolve()
  reading.lost()
  await reading.all()
  late.resolve([])
  await before
  expect(chats.has(chatId), 'an old list does not take the chat away').toBe(true)
  expect(answers, 'and starts no reading of its own').toHaveLength(0)
})

it('reads a chat anew although a reading of it hangs since before the loss', async () => {
  const answers = [new Promise<ChatReport>(() => undefined), Promise.resolve(report('everyone'))]
  const { chats, reading } = reconciler({ chat: () => answers.shift() ?? Promise.resolve(report('everyone')) })
  chats.report(report('agents'), 0)
  void reading.one(chatId)
  reading.lost()
  await reading.one(chatId)
  expect(chats.get(chatId)?.mode.known).toBe('BargeIn')
})

it('takes a chat that ends between the list and its lines for ended', async () => {
  const gone = () => Promise.reject(new ServerError('notFound', 'Gone.', { statusCode: 6 }))
  const { chats, reading } = reconciler({
    chats: () => Promise.resolve([report('agents')]),
    chat: gone,
    messages: gone,
  })
  await reading.all()
  expect(chats.has(chatId)).toBe(false)
})

it('takes no list for new of a chat that came, was told of and went while it was read', async () => {
  const late = Promise.withResolvers<ChatReport[]>()
  const { chats, reading } = reconciler({ chats: () => late.promise })
  const round = reading.all()
  await Promise.resolve()
  chats.report(report('agents'), 0)
  reading.heard(chatId)
  chats.remove(chatId)
  reading.heard(chatId)
  late.resolve([report('agents')])
  await round
  expect(chats.has(chatId)).toBe(false)
})

it('keeps a chat when something in between answers 403', async () => {
  const barred = () => Promise.reject(new ServerError('forbidden', 'Forbidden.', { status: 403 }))
  const { chats, reading } = reconciler({ chat: barred })
  chats.report(report('agents'), 0)
  await expect(reading.one(chatId)).rejects.toMatchObject({ status: 403 })
  expect(chats.get(chatId)?.state).toBe('Chatting')
})

it('does not ask again once its failure has ended the session', async () => {
  let asked = 0
  const failed = Promise.withResolvers<undefined>()
  const refuse = () => {
    asked += 1
    return Promise.reject(new ServerError('notAuthenticated', 'Sign in again.', { statusCode: 20 }))
  }
  const { clock, reading } = reconciler({ chats: refuse }, () => {
    reading.lost()
    failed.resolve(undefined)
  })
  reading.keepTrying()
  await failed.promise
  clock.advance(60_000)
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toBe(1)
})

describe('while no notifications come', () => {
  it('a reading confirms no mode, closes no gap and widens nothing', async () => {
    const { chats, reading } = reconciler({ chat: () => Promise.resolve(report('everyone')) }, undefined, () => false)
    chats.report(report('everyone'), 0)
    chats.lost(0)
    await reading.one(chatId)
    expect(chats.get(chatId)).toMatchObject({
      mode: { known: 'BargeIn', phase: { kind: 'unconfirmed' } },
      sendable: ['agents'],
      switchable: [],
    })
    expect(chats.transcript(chatId)).toMatchObject({ entries: [{ index: 1 }], gaps: [{ closed: false }] })
  })

  it('a reading narrows, and none widens again', async () => {
    const answers = [report('supervisors'), report('everyone')]
    const { chats, reading } = reconciler(
      { chat: () => Promise.resolve(answers.shift() ?? report('everyone')) },
      undefined,
      () => false,
    )
    chats.report(report('everyone'), 0)
    chats.lost(0)
    await reading.one(chatId)
    expect(chats.get(chatId)).toMatchObject({
      mode: { known: 'Monitor', phase: { kind: 'unconfirmed' } },
      sendable: [],
    })
    await reading.one(chatId)
    expect(chats.get(chatId)).toMatchObject({
      mode: { known: 'Monitor', phase: { kind: 'unconfirmed' } },
      sendable: [],
    })
  })

  it('a reading that began before they came back confirms nothing either', async () => {
    let live = false
    const answer = Promise.withResolvers<ChatReport>()
    const { chats, reading } = reconciler({ chat: () => answer.promise }, undefined, () => live)
    chats.report(report('agents'), 0)
    chats.lost(0)
    const reads = reading.one(chatId)
    live = true
    answer.resolve(report('agents'))
    await reads
    expect(chats.get(chatId)?.mode.phase.kind).toBe('unconfirmed')
    await reading.one(chatId)
    expect(chats.get(chatId)?.mode.phase.kind).toBe('settled')
  })
})
