import fs from 'node:fs'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { ChatId, UserId, type Participant } from '../../../../preload/contract/index.ts'
import { readNotification } from '../../../../main/gws/wire.ts'
import { mayBeSaid } from '../../../../main/supervision/alerts/causes.ts'
import { Alerts } from '../../../../main/supervision/alerts/alerts.ts'
import { defaultAlertRules } from '../../../../main/supervision/alerts/default-rules.ts'
import { heardOf } from '../../../../main/supervision/alerts/watched-chat.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { rule } from './alerts/samples.ts'
import { agent, chatId, customer, entry, me, participant, report, self } from './samples.ts'

const nothing = (): undefined => undefined
const listener = { chatChanged: nothing, chatRemoved: nothing, transcriptChanged: nothing }
const Case = v.object({ notifications: v.array(v.object({ data: v.unknown() })) })
const X = v.parse(ChatId, 'X')
const FAR = Date.UTC(2100, 0)

/** The chat of a case after its first notifications. */
function played(file: string, until?: number) {
  const chats = new Chats({ id: v.parse(UserId, 'ME'), userName: 'lead' }, listener)
  const { notifications } = v.parse(Case, JSON.parse(fs.readFileSync(`test/fixtures/${file}.json`, 'utf8')))
  for (const { data } of notifications.slice(0, until)) {
    const news = readNotification(data)
    if (news.kind === 'chat') chats.report(news.report, 0)
    else if (news.kind === 'messages') chats.lines(news.chatId, news.lines, 0)
  }
  const chat = chats.get(X)
  if (chat === null) throw new Error('the chat is not there')
  return { chat, entries: chats.transcript(X)?.entries ?? [] }
}

let chats: Chats
const view = () => chats.get(chatId)
const without = (...gone: Participant[]) => [agent, self('supervisors'), customer].filter((one) => !gone.includes(one))

beforeEach(() => {
  chats = new Chats(me, listener)
  chats.report(report('supervisors'), 0)
})

describe('the routing workflow', () => {
  it('is nobody’s customer: it starts no wait, names no chat and asks for nothing', () => {
    const { chat, entries } = played('workflow-is-not-the-customer')
    expect(chat).toMatchObject({ waitingSince: null, customer: 'Visitor' })
    const [escalation] = defaultAlertRules().filter(({ kind }) => kind === 'said')
    if (escalation?.kind !== 'said') throw new Error('no such rule')
    const said = entries.map((line) => mayBeSaid(escalation, line, { id: v.parse(UserId, 'ME'), userName: 'lead' }))
    expect(said).toEqual(['Hello', null, null])
  })

  it.each(['workflow', 'system', 'other'] as const)('and other voices (%s) answer nothing either', (kind) => {
    const voice = participant(kind, 'Voice')
    chats.lines(chatId, { entries: [entry(1, customer, 'Anyone?'), entry(2, voice, 'Please hold')], typing: [] }, 0)
    expect(view()?.waitingSince).toBe(1_000)
  })
})

describe('a customer who has left', () => {
  it('waits no more, and still names the chat', () => {
    expect(played('customer-left', 1).chat.customerGone).toBe(false)
    expect(played('customer-left').chat).toMatchObject({ customerGone: true, waitingSince: null, customer: 'Visitor' })
  })

  it('is gone by the line alone, and by the list alone', () => {
    chats.lines(
      chatId,
      { entries: [entry(1, customer, 'Anyone?'), entry(2, customer, { kind: 'left' })], typing: [] },
      0,
    )
    expect(view()).toMatchObject({ customerGone: true, waitingSince: null })
    chats = new Chats(me, listener)
    chats.report(report('supervisors'), 0)
    chats.lines(chatId, { entries: [entry(1, customer, 'Anyone?')], typing: [] }, 0)
    expect(view()).toMatchObject({ customerGone: false, waitingSince: 1_000 })
    chats.report({ id: chatId, participants: without(customer) }, 0)
    expect(view()).toMatchObject({ customerGone: true, waitingSince: null, customer: 'Tom' })
  })

  it('is not gone for an empty list, which says of nobody where they are', () => {
    chats.lines(chatId, { entries: [entry(1, customer, 'Anyone?')], typing: [] }, 0)
    chats.report({ id: chatId, participants: [] }, 0)
    expect(view()).toMatchObject({ customerGone: false, waitingSince: 1_000 })
  })

  it('is there again after a later join, or as long as another one is', () => {
    const left = [entry(1, customer, 'Anyone?'), entry(2, customer, { kind: 'left' })]
    const again = { ...customer, participantId: 'p-again' }
    chats.lines(chatId, { entries: [...left, entry(3, again, { kind: 'joined' })], typing: [] }, 0)
    chats.report({ id: chatId, participants: [agent, self('supervisors'), again] }, 0)
    expect(view()).toMatchObject({ customerGone: false, waitingSince: 1_000 })
  })

  it('lends the chat a name also where nobody has seen them in a list', () => {
    chats = new Chats(me, listener)
    chats.report({ ...report('supervisors'), participants: without(customer) }, 0)
    chats.lines(chatId, { entries: [entry(1, customer, 'Bye'), entry(2, customer, { kind: 'left' })], typing: [] }, 0)
    expect(view()?.customer).toBe('Tom')
  })

  it('lets no alert cry for them: neither that they wait nor that the agent is silent', () => {
    const raised = (until?: number) => {
      const alerts = new Alerts()
      alerts.setRules([rule('waiting'), rule('silent')])
      alerts.put(heardOf(null, played('customer-left', until).chat, 0))
      return alerts.evaluate(FAR).raised.map(({ alert }) => alert.kind)
    }
    expect(raised(1)).toEqual(['silent'])
    expect(raised()).toEqual([])
  })

  it('does not find the agent silent who had nobody to talk to', () => {
    const gone = heardOf(null, played('customer-left').chat, 1_000)
    expect(heardOf(gone, played('customer-left', 1).chat, 90_000).silentSince).toBe(90_000)
  })
})
