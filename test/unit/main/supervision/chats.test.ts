import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { ChatId } from '../../../../preload/contract/index.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { SWITCH_TIMEOUT } from '../../../../main/supervision/mode.ts'
import { TYPING_LIMIT } from '../../../../main/supervision/typing.ts'
import { agent, chatId, customer, entry, me, participant, report, self } from './samples.ts'

let told: string[]
let chats: Chats

beforeEach(() => {
  told = []
  chats = new Chats(me, {
    chatChanged: (id) => told.push(`changed ${id}`),
    chatRemoved: (id) => told.push(`removed ${id}`),
    transcriptChanged: (id, added) => told.push(`lines ${id} ${added.map(({ index }) => index).join()}`),
  })
})

const view = () => chats.get(chatId)

describe('supervised chats', () => {
  it('are named by customer and agent, never by supervisors', () => {
    chats.report(
      report('supervisors', {
        participants: [agent, participant('agent', 'Other coach', 'agents'), self('everyone'), customer],
      }),
      0,
    )
    expect(view()).toMatchObject({ customer: 'Tom', agent: 'Bo' })
  })

  it('merge what is told and keep what is not', () => {
    chats.report(report('supervisors', { userData: { Segment: 'Gold' } }), 0)
    chats.report({ id: chatId, state: 'Chatting' }, 0)
    expect(view()).toMatchObject({ userData: { Segment: 'Gold' }, mode: { known: 'Monitor' } })
    expect(view()?.participants).toHaveLength(3)
  })

  it('take the newest own participant for the own standing', () => {
    const older = { ...self('everyone'), participantId: 'p-old' }
    chats.report(report('agents', { participants: [older, agent, customer, self('agents')] }), 0)
    expect(view()?.mode.known).toBe('Coach')
  })

  it('know the own participant by the name where the server gives no user', () => {
    const nameless = participant('agent', me.userName, 'agents', null)
    const namesake = participant('customer', me.userName)
    chats.report(report('agents', { participants: [agent, nameless, namesake] }), 0)
    expect(view()?.self).toEqual(nameless)
  })

  it('go when they end, but stay to be read while open', () => {
    chats.report(report('supervisors'), 0)
    chats.open(chatId)
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    expect(view()).toMatchObject({ state: 'Revoked', sendable: [], switchable: [], canLeave: false })
    chats.open(null)
    expect(view()).toBeNull()
    expect(told.at(-1)).toBe(`removed ${chatId}`)
  })

  it('do not come back by news of their end', () => {
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    expect(chats.all()).toEqual([])
  })

  it('that the server no longer lists are revoked', () => {
    chats.report(report('supervisors'), 0)
    chats.listed(new Set(), 0)
    expect(chats.all()).toEqual([])
  })

  it('are listed by start', () => {
    const [first, second] = [v.parse(ChatId, 'a'), v.parse(ChatId, 'b')]
    chats.report(report('supervisors', { id: first, receivedAt: 20 }), 0)
    chats.report(report('supervisors', { id: second, receivedAt: 10 }), 0)
    expect(chats.all().map(({ id }) => id)).toEqual([second, first])
  })
})

describe('unread lines', () => {
  it('stay unread in a chat that is open and cannot be seen, as behind the wall', () => {
    chats.report(report('supervisors'), 0)
    chats.recovered(chatId, 0)
    chats.listed(new Set([chatId]), 0)
    chats.open(chatId)
    chats.open(chatId, false)
    chats.lines(chatId, { entries: [entry(2, customer, 'unseen')], typing: [] }, 0)
    expect(view()?.unread).toBe(1)
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    expect(view()?.state).toBe('Revoked')
    chats.open(chatId)
    expect(view()?.unread).toBe(0)
  })

  it('are none of those at the first look, and those that come later until the chat is opened', () => {
    chats.report(report('supervisors'), 0)
    chats.lines(chatId, { entries: [entry(1, customer, 'before')], typing: [] }, 0)
    chats.recovered(chatId, 0)
    expect(view()?.unread).toBe(0)
    chats.lines(
      chatId,
      {
        entries: [
          entry(2, customer, 'after'),
          entry(3, agent, { kind: 'joined' }),
          entry(4, self('agents'), 'own', 'agents'),
        ],
        typing: [],
      },
      0,
    )
    expect(view()?.unread).toBe(1)
    chats.open(chatId)
    expect(view()?.unread).toBe(0)
    chats.lines(chatId, { entries: [entry(5, customer, 'seen at once')], typing: [] }, 0)
    expect(view()?.unread).toBe(0)
  })

  it('of a chat that begins later are all of its lines', () => {
    chats.listed(new Set(), 0)
    chats.report(report('supervisors'), 0)
    chats.lines(chatId, { entries: [entry(1, customer, 'new')], typing: [] }, 0)
    chats.recovered(chatId, 0)
    expect(view()?.unread).toBe(1)
  })
})

describe('typing', () => {
  it('is shown until it stops, the line comes, or its time is over', () => {
    chats.report(report('supervisors'), 0)
    const typing = (active: boolean) =>
      chats.lines(chatId, { entries: [], typing: [{ participant: agent, active }] }, 0)
    typing(true)
    expect(view()?.typing).toEqual([agent])
    typing(false)
    expect(view()?.typing).toEqual([])
    typing(true)
    chats.lines(chatId, { entries: [entry(1, agent, 'said')], typing: [] }, 0)
    expect(view()?.typing).toEqual([])
    typing(true)
    chats.expire(TYPING_LIMIT)
    expect(view()?.typing).toEqual([])
  })
})

describe('a switch', () => {
  beforeEach(() => chats.report(report('supervisors'), 0))

  it('is named by the server, so that an error about something else does not refuse it', () => {
    chats.requested(chatId, 'Coach', 0)
    chats.accepted(chatId, 'r-1')
    chats.failed(chatId, 'the invitation failed', 'r-0', 0)
    expect(view()?.mode.phase.kind).toBe('requested')
    chats.failed(chatId, 'not allowed', 'r-1', 0)
    expect(view()?.mode.phase).toEqual({ kind: 'refused', mode: 'Coach', reason: 'not allowed' })
  })

  it('without an answer is told, so that the chat can be read again', () => {
    chats.requested(chatId, 'Coach', 0)
    expect(chats.expire(SWITCH_TIMEOUT - 1)).toEqual([])
    expect(chats.expire(SWITCH_TIMEOUT)).toEqual([chatId])
  })

  it('and every mode is unconfirmed after a lost connection, with a gap in the transcript', () => {
    chats.lost(50)
    expect(view()?.mode).toEqual({ known: 'Monitor', phase: { kind: 'unconfirmed', mode: null } })
    expect(chats.transcript(chatId)?.gaps).toHaveLength(1)
    chats.report(report('supervisors'), 0)
    chats.recovered(chatId, 60)
    expect(view()?.mode.phase.kind).toBe('settled')
    expect(chats.transcript(chatId)?.gaps[0]?.closed).toBe(true)
  })
})
