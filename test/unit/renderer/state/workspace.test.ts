import { beforeEach, describe, expect, it } from 'vitest'
import { Replica } from '../../../../renderer/state/replica.svelte.ts'
import { Workspace } from '../../../../renderer/state/workspace.svelte.ts'
import { FakePort, settle } from './fake-port.ts'
import { chat, chatId, entry, snapshot } from './fixtures.ts'

let fake: FakePort
let workspace: Workspace

beforeEach(() => {
  fake = new FakePort()
  fake.succeed('snapshot', snapshot([chat('a', 'Coach'), chat('b', 'Monitor')]))
  fake.succeed('openChat', { entries: [entry(1)], gaps: [] })
})

async function start(): Promise<void> {
  const desk = new Replica(fake.port)
  workspace = new Workspace(fake.port, desk)
  desk.start()
  await settle()
}

const a = chatId('a')
const b = chatId('b')
const opened = (): unknown[] => fake.inputs('openChat')

describe('Workspace', () => {
  it('opens the chat that main says is focused', async () => {
    fake.succeed('snapshot', snapshot([chat('a', 'Coach')], { focused: a }))
    await start()
    expect(workspace.chat?.id).toBe('a')
    expect(workspace.transcript?.entries).toHaveLength(1)
  })

  it('follows the focus that a hotkey moves', async () => {
    await start()
    await workspace.open(a)
    fake.push({ kind: 'desk', fields: { focused: b } })
    await settle()
    expect(workspace.openId).toBe('b')
  })

  it('only follows a focus that main has told: it asks for none, which by now may be another', async () => {
    await start()
    fake.hold('openChat')
    fake.push({ kind: 'desk', fields: { focused: a } })
    fake.push({ kind: 'desk', fields: { focused: b } })
    await fake.release('openChat')
    expect(workspace.openId).toBe('b')
    expect(opened()).toEqual([
      { chatId: 'a', focus: false },
      { chatId: 'b', focus: false },
    ])
  })

  it('moves no focus by reading the open chat anew', async () => {
    await start()
    await workspace.open(a)
    await workspace.refresh()
    expect(opened()).toEqual([{ chatId: 'a' }, { chatId: 'a', focus: false }])
  })

  it('marks nothing read while the lines of the open chat cannot be seen, and reads it when they can', async () => {
    await start()
    await workspace.open(a)
    workspace.look(false)
    await workspace.open(b)
    fake.push({ kind: 'desk', fields: { focused: a } })
    await settle()
    workspace.look(true)
    workspace.look(true)
    expect(opened()).toEqual([
      { chatId: 'a' },
      { chatId: 'a', focus: false, read: false },
      { chatId: 'b', read: false },
      { chatId: 'a', focus: false, read: false },
      { chatId: 'a', focus: false },
    ])
  })

  it('does not go back to the chat of an older focus while its own request is on its way', async () => {
    await start()
    fake.hold('openChat')
    void workspace.open(a)
    void workspace.open(b)
    fake.push({ kind: 'desk', fields: { focused: a } })
    await fake.release('openChat')
    expect(workspace.openId).toBe('b')
    expect(opened()).toEqual([{ chatId: 'a' }, { chatId: 'b' }])
  })

  it('says each time that a chat is to be seen, the open one too, and reads that only once', async () => {
    await start()
    await workspace.open(a)
    const { shown } = workspace
    await workspace.open(a)
    expect(workspace.shown).toBe(shown + 1)
    expect(opened()).toHaveLength(1)
  })

  it('takes a focus that is told again for a chat to be seen, and the echo of its own request for none', async () => {
    await start()
    await workspace.open(a)
    const { shown } = workspace
    fake.push({ kind: 'desk', fields: { focused: a } })
    expect(workspace.shown).toBe(shown)
    fake.push({ kind: 'desk', fields: { focused: a } })
    expect(workspace.shown).toBe(shown + 1)
    expect(opened()).toHaveLength(1)
  })

  it('merges lines of the open chat and of no other', async () => {
    await start()
    await workspace.open(a)
    fake.push(
      { kind: 'entries', chatId: a, entries: [entry(2)], gaps: [] },
      { kind: 'entries', chatId: b, entries: [entry(3)], gaps: [] },
    )
    expect(workspace.transcript?.entries.map(({ index }) => index)).toEqual([1, 2])
  })

  it('reads the open chat again after a missed delta', async () => {
    fake.succeed('snapshot', snapshot([chat('a', 'Coach')], { focused: a }))
    await start()
    fake.succeed('snapshot', snapshot([chat('a', 'Coach')], { focused: a, sequence: 9 }))
    fake.succeed('openChat', { entries: [entry(1), entry(2)], gaps: [] })
    fake.pushNumbered(9)
    await settle()
    expect(opened()).toHaveLength(2)
    expect(workspace.transcript?.entries).toHaveLength(2)
  })

  it('keeps a chat that ended on the screen, closed to writing, until another is opened', async () => {
    await start()
    await workspace.open(a)
    fake.push({ kind: 'chatRemoved', chatId: a })
    expect(workspace.ended).toBe(true)
    expect(workspace.chat?.id).toBe('a')
    expect(workspace.transcript?.entries).toHaveLength(1)
    expect(workspace.composer?.open).toBe(false)
  })

  it('counts a revoked chat as ended', async () => {
    await start()
    await workspace.open(a)
    fake.push({ kind: 'chat', chat: chat('a', 'Coach', { state: 'Revoked' }) })
    expect(workspace.ended).toBe(true)
    expect(workspace.canSwitchTo('Monitor')).toBe(false)
  })

  it('keeps the drafts of each chat for when it is opened again', async () => {
    await start()
    await workspace.open(a)
    if (workspace.composer !== null) workspace.composer.text = 'half a thought'
    await workspace.open(b)
    expect(workspace.composer?.text).toBe('')
    await workspace.open(a)
    expect(workspace.composer?.text).toBe('half a thought')
  })

  it('counts the chats in which something is written that can still be sent', async () => {
    await start()
    expect(workspace.unsent).toBe(0)
    await workspace.open(a)
    if (workspace.composer !== null) workspace.composer.text = 'Offer the resend'
    await workspace.open(b)
    expect(workspace.unsent).toBe(1)
    if (workspace.composer !== null) workspace.composer.text = ' '
    expect(workspace.unsent).toBe(1)
    fake.push({ kind: 'chatRemoved', chatId: a })
    expect(workspace.unsent).toBe(0)
  })

  it('switches and leaves the chat that was meant, whichever is open by then', async () => {
    await start()
    await workspace.open(a)
    await workspace.open(b)
    await workspace.switchMode(a, 'BargeIn', true)
    await workspace.leave(a)
    expect(fake.inputs('switchMode')).toEqual([{ chatId: 'a', mode: 'BargeIn', confirmed: true }])
    expect(fake.inputs('leave')).toEqual([{ chatId: 'a' }])
    expect(workspace.openId).toBe('b')
  })

  it('says why a switch could not even be asked for', async () => {
    fake.fail('switchMode', 'The server does not answer.')
    await start()
    await workspace.open(a)
    await workspace.switchMode(a, 'Monitor', false)
    expect(workspace.error).toBe('The server does not answer.')
  })

  it('closes the chat that was left, and stays in it when leaving failed', async () => {
    await start()
    await workspace.open(a)
    fake.fail('leave', 'Not now.')
    await workspace.leave(a)
    expect(workspace.openId).toBe('a')
    expect(workspace.error).toBe('Not now.')
    fake.succeed('leave', undefined)
    await workspace.leave(a)
    expect(workspace.openId).toBeNull()
  })

  it('does not lay a leave that fails at the door of the chat opened meanwhile', async () => {
    await start()
    await workspace.open(a)
    fake.fail('leave', 'Not now.')
    const leaving = workspace.leave(a)
    void workspace.open(b)
    await leaving
    expect(workspace.openId).toBe('b')
    expect(workspace.error).toBeNull()
  })

  it('leaves nothing of a session, drafts included, once signed out', async () => {
    await start()
    await workspace.open(a)
    if (workspace.composer !== null) workspace.composer.text = 'half a thought'
    fake.push({ kind: 'desk', fields: { me: null } }, { kind: 'chatRemoved', chatId: a })
    expect(workspace.chat).toBeNull()
    fake.push({ kind: 'chat', chat: chat('a', 'Coach') })
    await workspace.open(a)
    expect(workspace.composer?.text).toBe('')
  })
})
