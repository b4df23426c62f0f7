import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { UserId, type AgentTarget, type OperationInput } from '../../../../preload/contract/index.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { definitionOf } from '../../../../main/operations/index.ts'
import { EFFECT_LIMIT, PERSON_LIMIT } from '../../../../main/operations/operation.ts'
import { requestOf, DONE_SHOWN, type InFlightRequest } from '../../../../main/supervision/pending.ts'
import { agent, chatId, customer, me, participant, report, self } from './samples.ts'

let chats: Chats
const nobody = () => undefined
const mara: AgentTarget = { kind: 'agent', userId: v.parse(UserId, 'mara'), name: 'Mara' }
const present = (audience: 'agents' | 'everyone', userId: string | null = 'mara') =>
  participant('agent', 'Mara', audience, userId)

beforeEach(() => {
  chats = new Chats(me, { chatChanged: nobody, chatRemoved: nobody, transcriptChanged: nobody })
  chats.report(report('agents', { userData: { Segment: 'Gold' } }), 0)
})

const ask = (input: OperationInput, now = 0): number => {
  const effect = definitionOf(input).effect?.(input)
  if (effect === undefined) throw new Error(`nothing is told of ${input.kind}`)
  return chats.asked(chatId, effect, now) ?? -1
}
const states = () => chats.get(chatId)?.pending.map(({ state }) => state.kind)
const hear = (more: Parameters<typeof report>[1], now = 10) => chats.report(report('agents', more), now)

describe('what was asked for', () => {
  it('is done when the server tells of its effect, and not by being accepted', () => {
    const id = ask({ kind: 'consult', target: mara })
    chats.taken(chatId, id, 'r-1')
    hear({ participants: [agent, self('agents'), customer] })
    expect(states()).toEqual(['requested'])
    hear({ participants: [agent, self('agents'), customer, present('agents')] })
    expect(states()).toEqual(['done'])
  })

  it('is known by the name where the server gives no users', () => {
    ask({ kind: 'invite', target: mara })
    hear({ participants: [agent, customer, present('everyone', null)] })
    expect(states()).toEqual(['done'])
  })

  it('invites into the conversation only once everyone sees who was consulted before', () => {
    hear({ participants: [agent, self('agents'), customer, present('agents')] })
    ask({ kind: 'invite', target: mara })
    hear({ participants: [agent, self('agents'), customer, present('agents')] })
    expect(states()).toEqual(['requested'])
    hear({ participants: [agent, self('agents'), customer, present('everyone')] })
    expect(states()).toEqual(['done'])
  })

  it('transfers when another agent has come, or whoever had the chat is gone', () => {
    ask({ kind: 'transfer', target: mara })
    hear({ participants: [agent, self('agents'), customer] })
    expect(states()).toEqual(['requested'])
    hear({ participants: [self('agents'), customer, present('everyone')] })
    expect(states()).toEqual(['done'])
    ask({ kind: 'transfer', target: { kind: 'queue', name: 'Billing' } })
    hear({ participants: [self('agents'), customer, agent] })
    expect(states()).toEqual(['done'])
  })

  it('removes when the participant is no longer there', () => {
    hear({ participants: [agent, self('agents'), customer, present('everyone')] })
    ask({ kind: 'remove', target: mara })
    chats.report({ id: chatId, userData: {} }, 10)
    expect(states()).toEqual(['requested'])
    hear({ participants: [agent, self('agents'), customer] })
    expect(states()).toEqual(['done'])
  })

  it('changes user data when the server says this very value, and deletes when the key is gone', () => {
    ask({ kind: 'changeUserData', key: 'Segment', value: 'Platinum' })
    ask({ kind: 'deleteUserData', key: 'Note' })
    hear({ participants: [agent, customer] })
    expect(states()).toEqual(['requested', 'requested'])
    hear({ userData: { Segment: 'Silver', Note: 'x' } })
    expect(states()).toEqual(['requested', 'requested'])
    hear({ userData: { Segment: 'Platinum' } })
    expect(states()).toEqual(['done', 'done'])
  })

  it('sets a disposition when it shows in the user data, under whatever key', () => {
    ask({ kind: 'setDisposition', code: 'Solved' })
    hear({ userData: { BusinessResult: 'Solved' } })
    expect(states()).toEqual(['done'])
  })

  it('has no answer after its time, which is longer where a person has to come; what comes later still counts', () => {
    ask({ kind: 'changeUserData', key: 'Segment', value: 'Platinum' })
    ask({ kind: 'consult', target: mara })
    chats.expire(EFFECT_LIMIT)
    expect(states()).toEqual(['noAnswer', 'requested'])
    chats.expire(PERSON_LIMIT)
    expect(states()).toEqual(['noAnswer', 'noAnswer'])
    hear({ participants: [agent, customer, present('agents')], userData: { Segment: 'Platinum' } })
    expect(states()).toEqual(['done', 'done'])
  })

  it('shows for a while that it is done, and refused until it is put away', () => {
    const refused = ask({ kind: 'changeUserData', key: 'Segment', value: 'x' })
    ask({ kind: 'consult', target: mara })
    chats.declined(chatId, refused, 'This key belongs to the system.')
    hear({ participants: [agent, customer, present('agents')] }, 10)
    chats.expire(10 + DONE_SHOWN)
    expect(chats.get(chatId)?.pending).toMatchObject([{ state: { kind: 'refused' } }])
    chats.dismiss(chatId, refused)
    expect(states()).toEqual([])
  })

  it('takes the place of what was asked before about the same', () => {
    ask({ kind: 'changeUserData', key: 'Segment', value: 'a' })
    ask({ kind: 'changeUserData', key: 'Segment', value: 'b' })
    ask({ kind: 'changeUserData', key: 'Other', value: 'c' })
    expect(chats.get(chatId)?.pending).toMatchObject([
      { subject: { key: 'Segment', value: 'b' } },
      { subject: { key: 'Other' } },
    ])
  })
})

describe('an error that the server tells later', () => {
  const mode = () => chats.get(chatId)?.mode.phase.kind

  it('refuses what it names, and not the switch that is on its way', () => {
    chats.requested(chatId, 'BargeIn', 0)
    chats.accepted(chatId, null)
    chats.taken(chatId, ask({ kind: 'consult', target: mara }), 'r-1')
    chats.failed(chatId, 'Mara did not come.', 'r-1', 5)
    expect(states()).toEqual(['refused'])
    expect(mode()).toBe('requested')
  })

  it('that overtakes the reply waits for it', () => {
    chats.requested(chatId, 'BargeIn', 0)
    chats.accepted(chatId, null)
    const id = ask({ kind: 'invite', target: mara })
    chats.failed(chatId, 'Mara did not come.', 'r-1', 5)
    expect([states(), mode()]).toEqual([['requested'], 'requested'])
    chats.taken(chatId, id, 'r-1')
    expect([states(), mode()]).toEqual([['refused'], 'requested'])
  })

  it('names a switch too, where the server names switches', () => {
    chats.requested(chatId, 'BargeIn', 0)
    chats.taken(chatId, ask({ kind: 'consult', target: mara }), 'r-1')
    chats.failed(chatId, 'Not allowed.', 's-1', 5)
    expect(mode()).toBe('requested')
    chats.accepted(chatId, 's-1')
    expect([states(), mode()]).toEqual([['requested'], 'refused'])
  })

  it('without a name is about what was asked for last', () => {
    chats.requested(chatId, 'BargeIn', 0)
    ask({ kind: 'consult', target: mara }, 1)
    chats.failed(chatId, 'No.', null, 5)
    expect([states(), mode()]).toEqual([['refused'], 'requested'])
    chats.failed(chatId, 'No.', null, 6)
    expect(mode()).toBe('refused')
  })

  it('about nothing that was asked is shown as an error of the server', () => {
    chats.failed(chatId, 'The message was not delivered.', 'm-9', 5)
    expect(chats.get(chatId)?.pending).toMatchObject([
      { subject: { kind: 'other' }, state: { kind: 'refused', reason: 'The message was not delivered.' } },
    ])
  })

  it('that no reply claims in time is shown as an error of the server', () => {
    ask({ kind: 'consult', target: mara })
    chats.failed(chatId, 'Something else.', 'x-1', 0)
    chats.expire(4_999)
    expect(states()).toEqual(['requested'])
    chats.expire(5_000)
    expect(chats.get(chatId)?.pending.map(({ subject }) => subject.kind)).toEqual(['consult', 'other'])
  })

  it.each<[string | null, InFlightRequest[], ReturnType<typeof requestOf>]>([
    ['a', [], null],
    [null, [], null],
    ['a', [{ id: 1, reference: 'a', replied: true, since: 0 }], 1],
    ['a', [{ id: 1, reference: 'b', replied: true, since: 0 }], null],
    ['a', [{ id: 'switch', reference: null, replied: true, since: 0 }], 'switch'],
    ['a', [{ id: 'switch', reference: null, replied: false, since: 0 }], 'later'],
  ])('named %j is about %j: %j', (reference, requests, about) => {
    expect(requestOf(reference, requests)).toBe(about)
  })
})
