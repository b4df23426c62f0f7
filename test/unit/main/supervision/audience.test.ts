import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Mode, type ModeState } from '../../../../preload/contract/index.ts'
import { mayType, sendable, switchable } from '../../../../main/supervision/audience.ts'
import { everything } from './samples.ts'

const chat = (mode: ModeState, capabilities: string[] = everything, state = 'Chatting') => ({
  state,
  capabilities,
  mode,
})
const settled = (known: Mode): ModeState => ({ known, phase: { kind: 'settled', latency: null } })

describe('a server that cannot keep lines from the customer', () => {
  const open = { ...chat(settled('BargeIn')), modes: ['Monitor', 'BargeIn'] as const }

  it('is never asked for Coach, nor to show a line to agents alone', () => {
    expect(switchable(open)).toEqual(['Monitor'])
    expect(sendable(open)).toEqual(['everyone'])
    expect(mayType(open, 'agents')).toBe(false)
  })
})

describe('who may be written to', () => {
  it('is nobody while monitoring, although the server lists SendMessage', () => {
    expect(sendable(chat(settled('Monitor')))).toEqual([])
    expect(mayType(chat(settled('Monitor')), 'everyone')).toBe(false)
  })

  it('is the agents alone while coaching, although the server lists SendMessage', () => {
    expect(sendable(chat(settled('Coach')))).toEqual(['agents'])
    expect(mayType(chat(settled('Coach')), 'everyone')).toBe(false)
    expect(mayType(chat(settled('Coach')), 'agents')).toBe(true)
  })

  it('is everyone, or the agents, after a barge in', () => {
    expect(sendable(chat(settled('BargeIn')))).toEqual(['everyone', 'agents'])
  })

  it('is only whom the server allows', () => {
    expect(sendable(chat(settled('BargeIn'), ['SendToAgents']))).toEqual(['agents'])
    expect(sendable(chat(settled('Coach'), ['SendMessage']))).toEqual([])
    expect(mayType(chat(settled('Coach'), ['SendToAgents']), 'agents')).toBe(false)
  })

  it('is nobody in a chat that has ended or whose mode was never heard', () => {
    expect(sendable(chat(settled('BargeIn'), everything, 'Revoked'))).toEqual([])
    expect(sendable(chat({ known: null, phase: { kind: 'settled', latency: null } }))).toEqual([])
  })

  it('narrows at once when a switch away from barge in is asked for, and widens only when confirmed', () => {
    expect(sendable(chat({ known: 'BargeIn', phase: { kind: 'requested', mode: 'Coach', since: 0 } }))).toEqual([
      'agents',
    ])
    expect(sendable(chat({ known: 'BargeIn', phase: { kind: 'timedOut', mode: 'Monitor', heard: false } }))).toEqual([])
    expect(sendable(chat({ known: 'Coach', phase: { kind: 'requested', mode: 'BargeIn', since: 0 } }))).toEqual([
      'agents',
    ])
  })

  it('never includes everyone unless barge in is known and nothing puts it in doubt', () => {
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
        const to = sendable(chat({ known, phase: where }))
        const certain =
          known === 'BargeIn' &&
          where.kind !== 'unconfirmed' &&
          (!('mode' in where) ||
            where.kind === 'refused' ||
            ('heard' in where && where.heard) ||
            where.mode === 'BargeIn')
        expect(to.includes('everyone')).toBe(certain)
      }),
    )
  })
})

describe('which modes can be asked for', () => {
  it('are those the server lists, without the present one', () => {
    expect(switchable(chat(settled('Monitor')))).toEqual(['Coach', 'BargeIn'])
    expect(switchable(chat(settled('Monitor'), ['SwitchToCoach']))).toEqual(['Coach'])
  })

  it('include the present one while a switch away from it is on its way, so that it can be taken back', () => {
    expect(switchable(chat({ known: 'Monitor', phase: { kind: 'requested', mode: 'BargeIn', since: 0 } }))).toContain(
      'Monitor',
    )
  })

  it('are none in a chat that has ended, or while the mode is unconfirmed', () => {
    expect(switchable(chat(settled('Monitor'), everything, 'Completed'))).toEqual([])
    expect(switchable(chat({ known: 'Coach', phase: { kind: 'unconfirmed', mode: null } }))).toEqual([])
  })
})
