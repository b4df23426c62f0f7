import fs from 'node:fs'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { ABSENT, ChatId, UserId, type Audience, type Entry } from '../../../../preload/contract/index.ts'
import { readNotification } from '../../../../main/gws/wire.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { agent, chatId, customer, entry, me, participant, report, self } from './samples.ts'

let chats: Chats
let doubts: number

const nothing = (): undefined => undefined
const listener = { chatChanged: nothing, chatRemoved: nothing, transcriptChanged: nothing }

beforeEach(() => {
  doubts = 0
  chats = new Chats(me, listener, () => (doubts += 1))
})

const view = (id = chatId) => chats.get(id)
const mode = () => view()?.mode
const others = { participants: [agent, customer] }
const stands = (index: number, audience: Audience, kind: 'joined' | 'rejoined' | 'left' = 'rejoined'): Entry =>
  entry(index, self(audience), { kind })
const lines = (...entries: Entry[]) => chats.lines(chatId, { entries, typing: [] }, 0)

/** A chat and its news as the API's page *ChatStateChangeMessage* has them. */
const Case = v.object({ notifications: v.array(v.object({ data: v.unknown() })) })

function play(file: string, as: Chats, until?: number): void {
  const { notifications } = v.parse(Case, JSON.parse(fs.readFileSync(`test/fixtures/${file}`, 'utf8')))
  for (const { data } of notifications.slice(0, until)) {
    const news = readNotification(data)
    if (news.kind === 'chat') as.report(news.report, 0)
    else if (news.kind === 'messages') as.lines(news.chatId, news.lines, 0)
  }
}

const X = v.parse(ChatId, 'X')

describe('the own participant', () => {
  it('that is gone from the list leaves the mode unconfirmed and the composer closed until the chat is read again', () => {
    const supervised = new Chats({ id: v.parse(UserId, 'ME'), userName: 'lead' }, listener, () => (doubts += 1))
    play('own-participant-gone.json', supervised, 1)
    expect(supervised.get(X)).toMatchObject({
      mode: { known: 'Coach', phase: { kind: 'settled' } },
      sendable: ['agents'],
    })
    play('own-participant-gone.json', supervised)
    expect(supervised.get(X)).toMatchObject({
      mode: { known: 'Coach', phase: { kind: 'unconfirmed', doubt: 'standing' } },
      sendable: [],
      switchable: [],
    })
    expect(doubts).toBe(1)
    expect(supervised.inDoubt(X)).toBe(true)
  })

  it('is confirmed again when it is found', () => {
    chats.report(report('agents'), 0)
    chats.report(report('agents', others), 0)
    chats.report(report('agents'), 0, 'live')
    expect(view()).toMatchObject({ mode: { known: 'Coach', phase: { kind: 'settled' } }, sendable: ['agents'] })
  })

  it('is no longer in the chat when it is still not there, and may come back', () => {
    chats.open(chatId)
    chats.report(report('agents'), 0)
    chats.open(chatId)
    chats.report(report('agents', others), 0)
    chats.report(report('agents', others), 0, 'live')
    expect(view()).toMatchObject({ state: ABSENT, sendable: [], switchable: [], canLeave: false })
    chats.report({ id: chatId, participants: [agent, customer, self('supervisors')] }, 0)
    expect(view()).toMatchObject({ state: 'Chatting', mode: { known: 'Monitor' } })
  })

  it('that is missing is not found by a line that fits the mode', () => {
    chats.report(report('agents'), 0)
    chats.report(report('agents', others), 0)
    lines(stands(5, 'agents'))
    expect(view()).toMatchObject({ mode: { phase: { kind: 'unconfirmed' } }, sendable: [] })
  })

  it('is missed in an empty list too, and the chat keeps its name', () => {
    chats.report(report('everyone'), 0)
    chats.report(report('everyone', { participants: [] }), 0)
    expect(view()).toMatchObject({ customer: 'Tom', agent: 'Bo', sendable: [] })
    expect(doubts).toBe(1)
  })

  it('is not missed while one is only invited', () => {
    chats.report({ id: chatId, state: 'Invited', participants: [] }, 0)
    expect(doubts).toBe(0)
  })

  it('keeps a switch on its way through the doubt', () => {
    chats.report(report('supervisors'), 0)
    chats.requested(chatId, 'Coach', 0)
    chats.report(report('supervisors', others), 1)
    chats.report(report('supervisors'), 2, 'live')
    expect(mode()).toEqual({ known: 'Monitor', phase: { kind: 'requested', mode: 'Coach', since: 0 } })
  })
})

describe('without users in the list', () => {
  it('an agent of the own name who joins later is somebody else', () => {
    const nicknames = new Set(['Support'])
    const supervised = new Chats({ id: v.parse(UserId, 'ME'), userName: 'lead', nicknames }, listener)
    play('shared-nickname-without-uris.json', supervised)
    expect(supervised.get(X)).toMatchObject({ mode: { known: 'Coach' }, sendable: ['agents'] })
  })

  it('two that may be oneself leave the mode unknown', () => {
    const nameless = (audience: Audience, id: string) => ({
      ...participant('agent', me.userName, audience, null),
      participantId: id,
    })
    chats.report(report('agents', { participants: [nameless('agents', 'a'), nameless('everyone', 'b'), customer] }), 0)
    expect(view()).toMatchObject({ mode: { known: null }, sendable: [] })
    chats.report(report('agents', { participants: [nameless('agents', 'c'), customer] }), 0)
    expect(view()).toMatchObject({ mode: { known: 'Coach' }, sendable: ['agents'] })
    chats.report(report('agents', { participants: [nameless('everyone', 'd'), customer] }), 0)
    expect(view(), 'the own one has another id').toMatchObject({ mode: { known: null }, sendable: [] })
  })
})

describe('the log and the mode', () => {
  it.each([
    ['agents', 'everyone', []],
    ['everyone', 'supervisors', []],
  ] as const)('that contradict each other (%s, %s) leave the mode unconfirmed', (known, told, sendable) => {
    chats.report(report(known), 0)
    lines(stands(5, told))
    expect(view()).toMatchObject({ mode: { phase: { kind: 'unconfirmed', doubt: 'standing' } }, sendable })
    expect(doubts).toBe(1)
  })

  it('agree again with the notification that was about to come', () => {
    chats.report(report('agents'), 0)
    lines(stands(5, 'everyone'))
    chats.report(report('everyone'), 0)
    expect(mode()).toMatchObject({ known: 'BargeIn', phase: { kind: 'settled' } })
  })

  it('do not contradict each other while what was asked for shows in the log first', () => {
    chats.report(report('supervisors'), 0)
    chats.requested(chatId, 'Coach', 0)
    lines(stands(5, 'agents'))
    expect(mode()?.phase.kind).toBe('requested')
    expect(doubts).toBe(0)
  })

  it('are settled by a reading, which counts more than older lines', () => {
    chats.report(report('agents'), 0)
    lines(stands(5, 'everyone'))
    chats.report(report('agents'), 0, 'live')
    expect(mode()).toMatchObject({ known: 'Coach', phase: { kind: 'settled' } })
    lines(stands(3, 'supervisors'), stands(6, 'supervisors'))
    expect(mode()?.phase.kind).toBe('unconfirmed')
  })

  it('that tells of the own leaving is a doubt as well', () => {
    chats.report(report('agents'), 0)
    lines(stands(5, 'agents', 'left'))
    expect(chats.inDoubt(chatId)).toBe(true)
  })
})
