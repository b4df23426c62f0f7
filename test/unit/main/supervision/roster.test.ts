import { describe, expect, it } from 'vitest'
import { Roster } from '../../../../main/supervision/roster.ts'
import type { JoinState } from '../../../../preload/contract/index.ts'
import { bo, chatId, chatIn, invited } from './samples-of-team.ts'
import { customer, participant } from './samples.ts'

const open = (): JoinState => ({ kind: 'open', refusal: null })
const shown = (roster: Roster) => roster.view(open)

function watching(scope: 'AllChats' | 'NextChat' = 'AllChats', present: (typeof chatId)[] = []): Roster {
  const roster = new Roster()
  roster.found([bo])
  roster.ask(bo.id, 'Coach', scope, false, present)
  roster.accepted(bo.id)
  return roster
}

describe('watching an agent', () => {
  it('is requested when the server took it, and proven by a chat that comes in that mode', () => {
    const roster = watching()
    expect(roster.watchOf(bo.id)?.state).toEqual({ kind: 'requested' })
    expect(roster.arrived(chatIn(null))).toBe(false)
    expect(roster.arrived(chatIn('Coach'))).toBe(true)
    expect(roster.watchOf(bo.id)?.state).toEqual({ kind: 'proven' })
    expect(roster.arrived(chatIn('Coach'))).toBe(false)
  })

  it('is not proven by a chat that was there before, came in another mode, or is of somebody else', () => {
    const before = watching('AllChats', [chatId])
    before.arrived(chatIn('Coach'))
    expect(before.watchOf(bo.id)?.state).toEqual({ kind: 'requested' })
    const otherMode = watching()
    otherMode.arrived(chatIn('Monitor'))
    expect(otherMode.watchOf(bo.id)?.state).toEqual({ kind: 'requested' })
    const otherAgent = watching()
    otherAgent.arrived(chatIn('Coach', { participants: [customer, participant('agent', 'Ann')] }))
    expect(otherAgent.watchOf(bo.id)?.state).toEqual({ kind: 'requested' })
  })

  it('is proven although the chat overtakes the reply', () => {
    const roster = new Roster()
    roster.found([bo])
    roster.ask(bo.id, 'Coach', 'AllChats', false, [])
    roster.arrived(chatIn('Coach'))
    roster.accepted(bo.id)
    expect(roster.watchOf(bo.id)?.state).toEqual({ kind: 'proven' })
  })

  it('is over with the next chat where only that was asked for', () => {
    const roster = watching('NextChat')
    roster.arrived(chatIn('Coach'))
    expect(roster.watchOf(bo.id)).toBeNull()
    expect(roster.kept()).toEqual([])
  })

  it('knows the agent by name where the server gives no users', () => {
    const roster = watching()
    const nameless = { ...participant('agent', bo.name), userId: null }
    const self = chatIn('Coach').self
    if (self === null) throw new Error('no self')
    roster.arrived(chatIn('Coach', { participants: [customer, nameless, self] }))
    expect(roster.watchOf(bo.id)?.state).toEqual({ kind: 'proven' })
  })

  it('explains the invitations of watched agents, and no others: one that names no agent may be a chat of his own', () => {
    const roster = watching()
    expect(roster.explains(invited())).toBe(true)
    expect(roster.explains(invited({ participants: [] }))).toBe(false)
    expect(roster.explains(invited({ participants: [customer] }))).toBe(false)
    expect(roster.explains(invited({ participants: [customer, participant('agent', 'Ann')] }))).toBe(false)
    const seenByAll = invited({ participants: chatIn('BargeIn').participants })
    expect(roster.explains(seenByAll), 'to be seen by the customer was not asked for').toBe(false)
    expect(new Roster().explains(invited())).toBe(false)
  })
})

describe('what is kept for the next session', () => {
  it('is who is pinned and what is wanted, not what was refused at first', () => {
    const roster = new Roster()
    roster.found([bo])
    expect(roster.kept()).toEqual([])
    roster.pin(bo.id, true)
    roster.ask(bo.id, 'Coach', 'AllChats', false, [])
    expect(roster.kept()).toMatchObject([{ id: bo.id, pinned: true, watch: { mode: 'Coach', scope: 'AllChats' } }])
    roster.watchRefused(bo.id, 'No.')
    expect(roster.kept()).toMatchObject([{ id: bo.id, pinned: true, watch: null }])
  })

  it('is wanted again, proves nothing before it is asked for, and stays wanted when that is refused', () => {
    const roster = new Roster(watching().kept())
    expect(roster.watchOf(bo.id)).toMatchObject({ state: { kind: 'asking' }, again: true })
    roster.arrived(chatIn('Coach'))
    expect(roster.explains(invited())).toBe(false)
    expect(roster.watchOf(bo.id)?.state).toEqual({ kind: 'asking' })
    roster.ask(bo.id, 'Coach', 'AllChats', true, [])
    roster.watchRefused(bo.id, 'No.')
    expect(roster.kept()).toMatchObject([{ watch: { mode: 'Coach', scope: 'AllChats' } }])
  })
})

describe('the team', () => {
  it('is who is pinned or watched, and who is open, by name', () => {
    const roster = new Roster()
    const ann = { ...bo, id: chatIn('Coach').self?.userId ?? bo.id, name: 'Ann Berger' }
    roster.found([bo, ann])
    expect(shown(roster)).toEqual([])
    roster.pin(bo.id, true)
    roster.open(ann.id)
    expect(shown(roster).map(({ name, pinned }) => [name, pinned])).toEqual([
      ['Ann Berger', false],
      ['Bo Lindqvist', true],
    ])
  })

  it('keeps groups and state that a shorter list lacks', () => {
    const roster = new Roster()
    roster.found([bo])
    roster.pin(bo.id, true)
    roster.found([{ ...bo, groups: [], status: '', ready: null }])
    expect(shown(roster)).toMatchObject([{ groups: ['Retail'], status: 'Ready', ready: true }])
    roster.read({ ...bo, status: 'Not Ready', ready: false }, [{ id: chatId, receivedAt: 1, title: 'Refund' }])
    expect(shown(roster)).toMatchObject([{ status: 'Not Ready', chats: [{ id: chatId, join: open() }] }])
    expect(roster.shows(chatId)).toBe(true)
  })
})
