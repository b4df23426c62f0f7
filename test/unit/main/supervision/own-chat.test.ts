import fs from 'node:fs'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { ChatId, UserId, type Chat } from '../../../../preload/contract/index.ts'
import { readChat } from '../../../../main/gws/wire.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { isHandledByOneself } from '../../../../main/supervision/own-chat.ts'
import { agent, chatId, customer, me, report, self } from './samples.ts'

const nothing = (): undefined => undefined
const listener = { chatChanged: nothing, chatRemoved: nothing, transcriptChanged: nothing }

const Case = v.object({ 'GET /me/chats?fields=*': v.object({ chats: v.array(v.unknown()) }) })

function chatOf(chats: Chats, id: string): Chat {
  const chat = chats.get(v.parse(ChatId, id))
  if (chat === null) throw new Error(`no chat ${id}`)
  return chat
}

it('a chat with nothing to switch, to be completed, and without another agent is handled by oneself', () => {
  const { 'GET /me/chats?fields=*': reply } = v.parse(
    Case,
    JSON.parse(fs.readFileSync('test/fixtures/own-customer-chat.json', 'utf8')),
  )
  const chats = new Chats({ id: v.parse(UserId, 'ME'), userName: 'lead' }, listener)
  for (const one of reply.chats) {
    const read = readChat(one)
    if (read !== null) chats.report(read, 0, 'live')
  }
  expect(chatOf(chats, 'X')).toMatchObject({
    own: true,
    mode: { known: null, phase: { kind: 'settled' } },
    sendable: [],
    switchable: [],
    offers: [],
    canLeave: false,
  })
  expect(isHandledByOneself(chatOf(chats, 'X'))).toBe(true)
  const { participants, ...rest } = chatOf(chats, 'X')
  for (const role of ['bot', 'supervisor'] as const) {
    const helped = { ...rest, participants: [...participants, { ...agent, role }] }
    expect(isHandledByOneself(helped), `with a ${role}, who handles no chat`).toBe(true)
  }
  expect(isHandledByOneself({ ...rest, participants: [...participants, agent] })).toBe(false)
  const [self, customer] = chatOf(chats, 'X').participants
  if (self === undefined || customer === undefined) throw new Error('the case has two participants')
  chats.report({ id: chatOf(chats, 'X').id, participants: [self, customer, agent] }, 0)
  expect(chatOf(chats, 'X'), 'another agent was invited').toMatchObject({
    own: true,
    mode: { known: null },
    canLeave: false,
  })
})

it('a supervised chat is not, in whatever mode and although its agent is gone', () => {
  const chats = new Chats(me, listener)
  for (const standing of ['supervisors', 'agents', 'everyone'] as const) {
    chats.report(report(standing), 0)
    expect(isHandledByOneself(chatOf(chats, chatId))).toBe(false)
  }
  chats.report({ id: chatId, capabilities: ['Leave', 'Complete'] }, 0)
  expect(isHandledByOneself(chatOf(chats, chatId)), 'another agent takes part').toBe(false)
  chats.report({ id: chatId, participants: [self('everyone'), customer] }, 0)
  expect(isHandledByOneself(chatOf(chats, chatId)), 'he is the only agent left').toBe(true)
  expect(chatOf(chats, chatId), 'what was taken over is still to be written in').toMatchObject({
    own: false,
    mode: { known: 'BargeIn' },
  })
})
