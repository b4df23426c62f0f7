import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Mode, type ModeState, type Operation } from '../../../../preload/contract/index.ts'
import { readNotification } from '../../../../main/gws/wire.ts'
import { offers } from '../../../../main/supervision/offers.ts'

/** As the API's pages list them in every mode. */
const common = [
  'SetInFocus',
  'SetDisposition',
  'AttachUserData',
  'DeleteUserData',
  'UpdateUserData',
  'Transfer',
  'Invite',
]
const everything = [...common, 'Consult', 'SendMessage', 'SendToAgents', 'Accept', 'Reject', 'Complete', 'Leave']

const settled = (known: Mode): ModeState => ({ known, phase: { kind: 'settled', latency: null } })
const offered = (mode: ModeState, capabilities = everything, state = 'Chatting') =>
  offers({ state, capabilities, mode })

const inCoach: Operation[] = [
  'transfer',
  'invite',
  'consult',
  'remove',
  'noticeToAgents',
  'addUserData',
  'changeUserData',
  'deleteUserData',
  'setDisposition',
  'setInFocus',
]

describe('what is offered', () => {
  it('is nothing at all while monitoring, whatever the server lists', () => {
    expect(offered(settled('Monitor'))).toEqual([])
  })

  it('in Coach is all that does not write to the customer', () => {
    expect(offered(settled('Coach')).toSorted()).toEqual(inCoach.toSorted())
  })

  it('in Barge in is that, an address pushed to the customer and a notice to everyone', () => {
    expect(offered(settled('BargeIn')).toSorted()).toEqual([...inCoach, 'pushUrl', 'noticeToEveryone'].toSorted())
  })

  it.each([
    ['Transfer', ['transfer']],
    ['Invite', ['invite', 'remove']],
    ['Consult', ['consult']],
    ['RemoveParticipantFromConference', ['remove']],
    ['SendUrl', ['pushUrl']],
    ['PushUrl', ['pushUrl']],
    ['SendCustomNotice', ['noticeToEveryone']],
    ['SendMessage', ['pushUrl', 'noticeToEveryone']],
    ['SendCustomNoticeToAgents', ['noticeToAgents']],
    ['SendToAgents', ['noticeToAgents']],
    ['AttachUserData', ['addUserData']],
    ['UpdateUserData', ['changeUserData']],
    ['DeleteUserData', ['deleteUserData']],
    ['SetDisposition', ['setDisposition']],
    ['SetInFocus', ['setInFocus']],
    ['Complete', []],
  ])('for the capability %s alone is %j', (capability, operations) => {
    expect(offered(settled('BargeIn'), [capability]).toSorted()).toEqual(operations.toSorted())
  })

  it('knows the aliases that servers use for SetInFocus', () => {
    const data = {
      messageType: 'ChatStateChangeMessage',
      chat: { id: 'c', capabilities: ['InFocus', 'SwitchBargeIn'] },
    }
    const heard = readNotification(data)
    const capabilities = heard.kind === 'chat' ? (heard.report.capabilities ?? []) : []
    expect(offered(settled('Coach'), capabilities)).toEqual(['setInFocus'])
    expect(capabilities).toContain('SwitchToBargeIn')
  })

  it('in a chat that one is invited to is to accept or reject, as the server lists it', () => {
    const unknown: ModeState = { known: null, phase: { kind: 'settled', latency: null } }
    expect(offered(unknown, everything, 'Invited')).toEqual(['accept', 'reject'])
    expect(offered(unknown, ['Accept'], 'Invited')).toEqual(['accept'])
    expect(offered(settled('BargeIn'))).not.toContain('accept')
  })

  it('in a chat that one has left are user data and disposition', () => {
    const kept = ['addUserData', 'changeUserData', 'deleteUserData', 'setDisposition']
    expect(offered(settled('Coach'), everything, 'LeftChat').toSorted()).toEqual(kept.toSorted())
    expect(offered(settled('Monitor'), everything, 'LeftChat')).toEqual([])
    for (const state of ['Revoked', 'Completed', 'JoinFailed', 'Sleeping'])
      expect(offered(settled('BargeIn'), everything, state)).toEqual([])
  })

  it('is never what reaches the customer unless barge in is known and nothing puts it in doubt, and nothing where Monitor may be', () => {
    const mode = fc.constantFrom(...Mode.options)
    const phase = fc.oneof(
      fc.record({ kind: fc.constant('settled' as const), latency: fc.constant(null) }),
      fc.record({ kind: fc.constant('requested' as const), mode, since: fc.nat() }),
      fc.record({ kind: fc.constant('refused' as const), mode, reason: fc.string() }),
      fc.record({ kind: fc.constant('timedOut' as const), mode, heard: fc.boolean() }),
      fc.record({ kind: fc.constant('unconfirmed' as const), mode: fc.option(mode) }),
    )
    fc.assert(
      fc.property(fc.option(mode), phase, (known, where) => {
        const found = offered({ known, phase: where })
        const onItsWay = where.kind === 'requested' || (where.kind === 'timedOut' && !where.heard) ? where.mode : null
        const certain =
          known === 'BargeIn' && where.kind !== 'unconfirmed' && (onItsWay === null || onItsWay === 'BargeIn')
        expect(found.includes('pushUrl')).toBe(certain)
        expect(found.includes('noticeToEveryone')).toBe(certain)
        if (known === null || known === 'Monitor' || onItsWay === 'Monitor' || where.kind === 'unconfirmed') {
          expect(found).toEqual([])
        }
      }),
    )
  })
})
