import { describe, expect, it } from 'vitest'
import { Chats } from '../../../../../main/supervision/chats.ts'
import { mayBeSaid, type SaidRule } from '../../../../../main/supervision/alerts/causes.ts'
import { heardLines, heardOf } from '../../../../../main/supervision/alerts/watched-chat.ts'
import type { Chat } from '../../../../../preload/contract/index.ts'
import { agent, chatId, customer, entry, me, report, self } from '../samples.ts'
import { rule, watched } from './samples.ts'

const quiet = { chatChanged: () => undefined, chatRemoved: () => undefined, transcriptChanged: () => undefined }

function chat(change: (chats: Chats) => void = () => undefined): Chat {
  const chats = new Chats(me, quiet)
  chats.report(report('supervisors', { receivedAt: 500, userData: { Segment: 'Gold' } }), 0)
  change(chats)
  const view = chats.get(chatId)
  if (view === null) throw new Error('the chat is gone')
  return view
}

describe('a watched chat', () => {
  it('has come when it was first heard of, and is silent since its start until the agent speaks', () => {
    const first = heardOf(null, chat(), 700)
    expect(first).toMatchObject({ cameAt: 700, silentSince: 500, running: true, certain: true, opened: false })
    const later = heardOf({ ...first, opened: true, silentSince: 600 }, chat(), 900)
    expect(later).toMatchObject({ cameAt: 700, silentSince: 600, opened: true, userData: { Segment: 'Gold' } })
  })

  it('is not certain from a lost connection until it was heard of again', () => {
    const lost = chat((chats) => chats.lost(0))
    expect(heardOf(null, lost, 0).certain).toBe(false)
    expect(heardOf(null, chat(), 0).certain).toBe(true)
  })

  it('is broken in its silence by an agent’s line to everyone and by nothing else', () => {
    const before = watched('chat-1', { silentSince: 1_000 })
    const others = [
      entry(5, customer, 'Hello?'),
      entry(6, agent, 'One for you', 'agents'),
      entry(7, self('everyone'), 'I am here too'),
      entry(8, agent, { kind: 'rejoined' }),
      { ...entry(9, agent, 'When?'), at: null },
    ]
    expect(heardLines(before, me, others)).toBe(before)
    expect(heardLines(before, me, [entry(12, agent, 'Yes'), entry(11, agent, 'Well')]).silentSince).toBe(12_000)
    expect(heardLines(before, me, [entry(0, agent, 'Long ago')])).toBe(before)
  })
})

describe('a rule about what is said', () => {
  const said = (more: object): SaidRule => {
    const made = rule('said', more)
    if (made.kind !== 'said') throw new Error('not that kind')
    return made
  }

  it.each([
    ['customer', 'any', entry(1, customer, 'x'), true],
    ['customer', 'any', entry(1, agent, 'x'), false],
    ['agent', 'any', entry(1, agent, 'x', 'agents'), true],
    ['agent', 'everyone', entry(1, agent, 'x', 'agents'), false],
    ['agent', 'agents', entry(1, agent, 'x', 'agents'), true],
    ['agent', 'any', entry(1, customer, 'x'), false],
    ['anyone', 'any', entry(1, customer, 'x'), true],
    ['anyone', 'any', entry(1, self('agents'), 'x', 'agents'), false],
    ['anyone', 'any', entry(1, agent, { kind: 'notice', text: 'x' }), false],
  ] as const)('by %s to %s', (from, audience, line, looked) => {
    expect(mayBeSaid(said({ from, audience }), line, me)).toBe(looked ? 'x' : null)
  })
})
