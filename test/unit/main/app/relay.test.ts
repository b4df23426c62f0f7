import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { Delta, Snapshot, type Delta as DeltaType } from '../../../../preload/contract/index.ts'
import { Relay } from '../../../../main/app/relay.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { FakeClock } from '../../fake-clock.ts'
import { chatId, customer, entry, me, report } from '../supervision/samples.ts'
import { emptyDesk } from '../../../fixtures/desk-fields.ts'

let clock: FakeClock
let sent: DeltaType[]
let relay: Relay
let chats: Chats

beforeEach(() => {
  clock = new FakeClock(0)
  sent = []
  relay = new Relay({
    clock,
    send: (delta) => sent.push(delta),
    chats: () => chats.all(),
    chat: (id) => chats.get(id),
    initial: emptyDesk,
  })
  chats = new Chats(me, relay)
})

const line = (index: number) =>
  chats.lines(chatId, { entries: [entry(index, customer, `line ${index}`)], typing: [] }, 0)
const kinds = () => sent.map(({ changes }) => changes.map(({ kind }) => kind))

describe('the relay', () => {
  it('puts all that changes within a frame into one numbered delta', () => {
    chats.report(report('supervisors'), 0)
    relay.set({ unreadable: 1 })
    relay.set({ unreadable: 2, clockSkew: 40 })
    expect(sent).toEqual([])
    clock.advance(20)
    chats.report(report('agents'), 0)
    clock.advance(20)
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 2])
    expect(kinds()).toEqual([['desk', 'chat'], ['chat']])
    expect(sent[0]?.changes[0]).toEqual({ kind: 'desk', fields: { unreadable: 2, clockSkew: 40 } })
  })

  it('sends what comes first after a rest at once, and what follows once a frame', () => {
    relay.set({ unreadable: 1 })
    relay.set({ unreadable: 2 })
    clock.advance(0)
    expect(sent).toHaveLength(1)
    relay.set({ unreadable: 3 })
    clock.advance(10)
    expect(sent).toHaveLength(1)
    relay.set({ unreadable: 4 })
    clock.advance(6)
    expect(sent.map(({ changes }) => changes)).toMatchObject([
      [{ fields: { unreadable: 2 } }],
      [{ fields: { unreadable: 4 } }],
    ])
    clock.advance(40)
    relay.set({ unreadable: 5 })
    clock.advance(0)
    expect(sent).toHaveLength(3)
  })

  it('waits for no longer than a frame where the clock was set back', () => {
    clock.advance(100_000)
    relay.set({ unreadable: 1 })
    clock.advance(0)
    clock.sleep(-50_000)
    relay.set({ unreadable: 2 })
    clock.advance(16)
    expect(sent).toHaveLength(2)
  })

  it('gives a snapshot of the present, numbered like the last delta, in the form of the contract', () => {
    chats.report(report('supervisors'), 0)
    clock.advance(20)
    chats.report(report('agents'), 0)
    const snapshot = relay.snapshot()
    expect(snapshot.sequence).toBe(1)
    expect(snapshot.chats[0]?.mode.known).toBe('Coach')
    expect(v.is(Snapshot, snapshot)).toBe(true)
  })

  it('sends lines of the open chat only', () => {
    chats.report(report('supervisors'), 0)
    line(1)
    relay.open(chatId)
    line(2)
    line(3)
    clock.advance(20)
    expect(kinds()).toEqual([['chat', 'entries']])
    expect(sent[0]?.changes[1]).toMatchObject({ chatId, entries: [{ index: 2 }, { index: 3 }] })
    expect(v.is(Delta, sent[0])).toBe(true)
  })

  it('holds lines back while the window is hidden and sends all of them when it is shown', () => {
    chats.report(report('supervisors'), 0)
    relay.open(chatId)
    relay.setHidden(true)
    line(1)
    clock.advance(20)
    line(2)
    clock.advance(20)
    expect(kinds()).toEqual([['chat'], ['chat']])
    relay.setHidden(false)
    clock.advance(20)
    expect(sent.at(-1)?.changes).toMatchObject([{ kind: 'entries', entries: [{ index: 1 }, { index: 2 }] }])
  })

  it('tells of a chat that is gone', () => {
    chats.report(report('supervisors'), 0)
    clock.advance(20)
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    clock.advance(20)
    expect(sent.at(-1)?.changes).toEqual([{ kind: 'chatRemoved', chatId }])
  })
})
