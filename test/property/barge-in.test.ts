import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ChatId, UserId, type Chat } from '../../preload/contract/index.ts'
import { openHarness, type Harness } from './harness.ts'
import { openDemo, operationsIn } from '../unit/main/session/hasty-session.ts'

let harness: Harness | null = null

afterEach(async () => {
  await harness?.close()
  harness = null
})

async function begin(mode: 'Monitor' | 'Coach') {
  const demo = await openDemo()
  const [agent] = demo.centre.agents
  if (agent === undefined) throw new Error('the demo has no agent')
  const id = v.parse(ChatId, demo.centre.addChat({ customer: 'Ada', agent: agent.id, mode }).id)
  harness = await openHarness(demo)
  const { desk, port, workspace } = harness
  await vi.waitUntil(() => desk.chat(id) !== null)
  const chat = (): Chat => {
    const found = desk.chat(id)
    if (found === null) throw new Error('the chat is gone')
    return found
  }
  await workspace.open(id)
  const settled = (known: Chat['mode']['known']) =>
    vi.waitUntil(() => chat().mode.known === known && chat().mode.phase.kind === 'settled')
  return { demo, id, agentId: v.parse(UserId, agent.id), port, chat, settled }
}

const refused = { ok: false, error: { code: 'confirmBargeIn' } }

describe('barging in, where the supervisor wants to be asked', () => {
  it('is refused by main unless the request says that he was, whichever way it came', async () => {
    const { demo, id, agentId, port, settled } = await begin('Coach')
    const before = demo.record.length
    const wanted = { mode: 'BargeIn' as const }
    expect(await port.switchMode({ chatId: id, ...wanted })).toMatchObject(refused)
    expect(await port.watchAgent({ agentId, scope: 'AllChats', ...wanted })).toMatchObject(refused)
    expect(await port.joinChat({ agentId, chatId: id, ...wanted })).toMatchObject(refused)
    expect(demo.record.slice(before).filter(({ method }) => method === 'POST')).toEqual([])
    expect(await port.switchMode({ chatId: id, ...wanted, confirmed: true })).toMatchObject({ ok: true })
    await settled('BargeIn')
    expect(await port.switchMode({ chatId: id, ...wanted }), 'he is there already').toMatchObject({ ok: true })
    expect(operationsIn(demo, id)).toEqual([{ operationName: 'SwitchToBargeIn' }])
  })

  it('needs no word where he does not want to be asked', async () => {
    const { id, port, settled } = await begin('Monitor')
    await port.changeSettings({ askBeforeBargeIn: false })
    expect(await port.switchMode({ chatId: id, mode: 'BargeIn' })).toMatchObject({ ok: true })
    await settled('BargeIn')
  })
})

describe('a barge-in', () => {
  it('can be undone to the mode before until something was written', async () => {
    const { id, port, chat, settled } = await begin('Coach')
    expect(chat().undo).toBeNull()
    await port.switchMode({ chatId: id, mode: 'BargeIn', confirmed: true })
    await settled('BargeIn')
    expect(chat().undo).toBe('Coach')
    await port.switchMode({ chatId: id, mode: 'Coach' })
    await settled('Coach')
    expect(chat().undo).toBeNull()

    await port.switchMode({ chatId: id, mode: 'BargeIn', confirmed: true })
    await settled('BargeIn')
    await port.send({ chatId: id, audience: 'everyone', text: 'Hello' })
    await vi.waitUntil(() => chat().undo === null)
    expect(chat().mode.known).toBe('BargeIn')
  })

  it('that somebody else made is not undone by a press', async () => {
    const { demo, id, chat, settled } = await begin('Coach')
    demo.centre.switchMode(id, 'BargeIn')
    await settled('BargeIn')
    expect(chat().undo).toBeNull()
  })
})
