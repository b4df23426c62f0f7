import { describe, expect, it } from 'vitest'
import type { Mode, ModeState } from '../../../../preload/contract/index.ts'
import {
  expire,
  heard,
  initialMode,
  lose,
  modeOfStanding,
  refuse,
  request,
  SWITCH_TIMEOUT,
} from '../../../../main/supervision/mode.ts'

const settled = (known: Mode): ModeState => heard(initialMode, known, 0)

describe('a mode', () => {
  it('is not known before the server has told it', () => {
    expect(initialMode.known).toBeNull()
    expect(request(initialMode, 'Coach', 0).known).toBeNull()
  })

  it('stays what the server said while a switch is requested, and is confirmed with its latency', () => {
    const requested = request(settled('Monitor'), 'Coach', 1_000)
    expect(requested).toEqual({ known: 'Monitor', phase: { kind: 'requested', mode: 'Coach', since: 1_000 } })
    expect(heard(requested, 'Coach', 1_212)).toEqual({ known: 'Coach', phase: { kind: 'settled', latency: 212 } })
  })

  it('stays requested when the server tells of the chat without having switched', () => {
    const requested = request(settled('Monitor'), 'Coach', 0)
    expect(heard(requested, 'Monitor', 10)).toEqual(requested)
  })

  it('follows the server to a mode that nobody asked for here', () => {
    expect(heard(settled('Coach'), 'Monitor', 0).known).toBe('Monitor')
    expect(heard(request(settled('Monitor'), 'Coach', 0), 'BargeIn', 5).known).toBe('BargeIn')
  })

  it('is refused with the reason, and keeps what the server said before', () => {
    const refused = refuse(request(settled('Monitor'), 'BargeIn', 0), 'no permission')
    expect(refused).toEqual({ known: 'Monitor', phase: { kind: 'refused', mode: 'BargeIn', reason: 'no permission' } })
    expect(refuse(settled('Monitor'), 'about something else')).toEqual(settled('Monitor'))
  })

  it('times out only when its time is over, and then takes a late confirmation or a late refusal', () => {
    const requested = request(settled('Monitor'), 'Coach', 0)
    expect(expire(requested, SWITCH_TIMEOUT - 1)).toEqual(requested)
    const late = expire(requested, SWITCH_TIMEOUT)
    expect(late).toEqual({ known: 'Monitor', phase: { kind: 'timedOut', mode: 'Coach', heard: false } })
    expect(heard(late, 'Coach', SWITCH_TIMEOUT + 1)).toEqual({
      known: 'Coach',
      phase: { kind: 'settled', latency: null },
    })
    expect(refuse(late, 'too late').phase).toMatchObject({ kind: 'refused', reason: 'too late' })
    expect(heard(late, 'Monitor', SWITCH_TIMEOUT + 1)).toMatchObject({
      known: 'Monitor',
      phase: { kind: 'timedOut', mode: 'Coach', heard: true },
    })
  })

  it('is unconfirmed after a lost connection until it is heard again, whatever was on its way', () => {
    const lost = lose(request(settled('BargeIn'), 'Coach', 0))
    expect(lost).toEqual({ known: 'BargeIn', phase: { kind: 'unconfirmed', mode: 'Coach' } })
    expect(heard(lost, 'Coach', 1)).toEqual({ known: 'Coach', phase: { kind: 'settled', latency: null } })
    expect(heard(lost, 'BargeIn', 1)).toMatchObject({ known: 'BargeIn', phase: { kind: 'refused', mode: 'Coach' } })
    expect(heard(lose(settled('Monitor')), 'Monitor', 1)).toEqual(settled('Monitor'))
    expect(refuse(lost, 'a refusal of before')).toEqual(lost)
  })

  it('is unknown when the server shows a standing that this program does not know', () => {
    expect(modeOfStanding('unknown')).toBeNull()
    expect(heard(settled('BargeIn'), modeOfStanding('unknown'), 0).known).toBeNull()
  })
})
