import { beforeEach, describe, expect, it } from 'vitest'
import { failure, success, type AuditAct, type AuditRecord, type Chat } from '../../../../../preload/contract/index.ts'
import { Trail } from '../../../../../main/records/audit/trail.ts'
import { Chats } from '../../../../../main/supervision/chats.ts'
import { chatId, entry, me, report, self } from '../../supervision/samples.ts'

let noted: AuditRecord[]
let trail: Trail
let chats: Chats

beforeEach(() => {
  noted = []
  trail = new Trail({ now: () => 5, append: (record) => noted.push(record) })
  chats = new Chats(me, {
    chatChanged: (id) => {
      const chat = chats.get(id)
      if (chat !== null) trail.chatChanged(chat)
    },
    chatRemoved: (id) => trail.chatRemoved(id),
    transcriptChanged: () => undefined,
  })
  chats.report(report('supervisors'), 0)
  chats.listed(new Set([chatId]), 0)
  trail.signedIn(me, 'https://gws.example.com', chats.all())
})

const acts = (): AuditAct[] => noted.map(({ act }) => act)
/** What was noted since the session began. */
const news = (): AuditAct[] => acts().slice(2)

describe('the audit', () => {
  it('notes the session, its server and user, and the chats that the supervisor is in already', () => {
    expect(acts()).toEqual([{ kind: 'signedIn' }, { kind: 'joined', mode: 'Monitor', already: true }])
    expect(noted[1]).toMatchObject({
      at: 5,
      server: 'https://gws.example.com',
      user: 'sam',
      chat: { id: chatId, customer: 'Tom', agent: 'Bo' },
    })
  })

  it('notes a switch when it is asked for and when the server confirms it, with the latency', () => {
    chats.requested(chatId, 'Coach', 1_000)
    chats.accepted(chatId, null)
    chats.report(report('agents'), 1_212)
    expect(news()).toEqual([
      { kind: 'switchAsked', mode: 'Coach' },
      { kind: 'switchConfirmed', mode: 'Coach', latency: 212 },
    ])
  })

  it('notes a refusal with the reason', () => {
    chats.requested(chatId, 'BargeIn', 0)
    chats.refused(chatId, 'Not allowed here.')
    chats.report(report('supervisors'), 10)
    expect(news()).toEqual([
      { kind: 'switchAsked', mode: 'BargeIn' },
      { kind: 'switchRefused', mode: 'BargeIn', reason: 'Not allowed here.' },
    ])
  })

  it('notes that there was no answer, and the answer that comes after all', () => {
    chats.requested(chatId, 'Coach', 0)
    chats.expire(10_001)
    chats.report(report('agents'), 12_000)
    expect(news()).toEqual([
      { kind: 'switchAsked', mode: 'Coach' },
      { kind: 'switchUnanswered', mode: 'Coach' },
      { kind: 'switchConfirmed', mode: 'Coach', latency: null },
    ])
  })

  it('notes a switch that a lost connection took along by what the server says afterwards', () => {
    chats.requested(chatId, 'Coach', 0)
    chats.lost(0)
    chats.report(report('supervisors'), 900)
    expect(news().map(({ kind }) => kind)).toEqual(['switchAsked', 'switchRefused'])
  })

  it('notes that a line to agents can be read by everyone, and not a word of it', () => {
    const line = entry(7, self('agents'), 'psst', 'agents')
    chats.lines(chatId, { entries: [line, { ...line, visibility: 'All', audience: 'everyone' }], typing: [] }, 0)
    chats.understood(chatId)
    expect(news()).toEqual([{ kind: 'exposed', lines: 1 }])
  })

  it('notes a mode that changed without being asked for', () => {
    chats.report(report('everyone'), 0)
    expect(news()).toEqual([{ kind: 'modeChanged', mode: 'BargeIn' }])
  })

  it('is silent about what is no act: lines, typing, the same news again', () => {
    chats.report(report('supervisors'), 0)
    chats.open(chatId)
    trail.answered('typing', { chatId, audience: 'agents', active: true }, success(undefined))
    trail.answered('openChat', { chatId }, success({ entries: [], gaps: [] }))
    expect(news()).toEqual([])
  })

  it('notes of a message for whom and how long it was, and never what', () => {
    const text = 'Offer the refund now'
    trail.answered('send', { chatId, audience: 'agents', text }, success(undefined))
    trail.answered('send', { chatId, audience: 'everyone', text }, failure('notAllowed', `${text}?`))
    expect(news()).toEqual([
      { kind: 'sent', audience: 'agents', length: 20, failure: null },
      { kind: 'sent', audience: 'everyone', length: 20, failure: 'notAllowed' },
    ])
    expect(JSON.stringify(noted)).not.toContain('refund')
  })

  it('notes other operations by their name and what came of them, never by what they carried', () => {
    const operation = { kind: 'noticeToEveryone', text: 'We close at noon' }
    trail.answered('operate', { chatId, operation }, success(undefined))
    trail.answered('watchAgent', { agentId: 'bo', mode: 'Coach', scope: 'AllChats' }, failure('forbidden', 'No.'))
    trail.answered('findChats', { chatId, text: 'noon' }, success([]))
    expect(news()).toEqual([
      { kind: 'operation', name: 'noticeToEveryone', failure: null },
      { kind: 'operation', name: 'watchAgent', failure: 'forbidden' },
    ])
    expect(JSON.stringify(noted)).not.toContain('noon')
  })

  it('notes leaving a chat once, named as it was', () => {
    trail.asked('leave', { chatId })
    chats.remove(chatId)
    trail.answered('leave', { chatId }, success(undefined))
    expect(news()).toEqual([{ kind: 'left', failure: null }])
    expect(noted.at(-1)?.chat).toMatchObject({ customer: 'Tom' })
  })

  it('notes once that a chat ended, whether it is open or not', () => {
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    expect(news()).toEqual([{ kind: 'chatEnded' }])
  })

  it('notes once that an open chat ended', () => {
    chats.open(chatId)
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    chats.open(null)
    expect(news()).toEqual([{ kind: 'chatEnded' }])
  })

  it('notes signing out with the chats left by it, and nothing after it', () => {
    trail.signedOut()
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    trail.signedOut()
    expect(news()).toEqual([{ kind: 'signedOut', chats: 1 }])
  })

  it('notes that the server ended the session, and no signing out after it', () => {
    trail.sessionEnded('Sign in again.')
    trail.signedOut()
    expect(news()).toEqual([{ kind: 'sessionEnded', reason: 'Sign in again.' }])
  })

  it('notes joining a chat when the server has told the mode, not before', () => {
    const chat: Chat = { ...chat1(), id: 'other' as Chat['id'] }
    trail.chatChanged({ ...chat, mode: { known: null, phase: { kind: 'settled', latency: null } } })
    expect(news()).toEqual([])
    trail.chatChanged(chat)
    expect(news()).toEqual([{ kind: 'joined', mode: 'Monitor', already: false }])
  })
})

function chat1(): Chat {
  const chat = chats.get(chatId)
  if (chat === null) throw new Error('the chat is not there')
  return chat
}
