import { describe, expect, it } from 'vitest'
import { Joins } from '../../../../main/supervision/joins.ts'
import { chatId, chatIn, invited } from './samples-of-team.ts'

describe('joining a running chat', () => {
  it('is joining, and nothing more, until the server shows the chat', () => {
    const joins = new Joins()
    joins.ask(chatId, 'Coach')
    expect(joins.stateOf(chatId, null)).toEqual({ kind: 'joining', mode: 'Coach' })
    expect(joins.stateOf(chatId, invited())).toEqual({ kind: 'joining', mode: 'Coach' })
    expect(joins.stateOf(chatId, chatIn(null))).toEqual({ kind: 'joining', mode: 'Coach' })
    expect(joins.stateOf(chatId, chatIn('Coach'))).toEqual({ kind: 'joined', mode: 'Coach', asked: null })
  })

  it('says what the server says where the mode is another than the one asked for', () => {
    const joins = new Joins()
    joins.ask(chatId, 'Coach')
    expect(joins.arrived(chatIn('Monitor'))).toBe(true)
    expect(joins.stateOf(chatId, chatIn('Monitor'))).toEqual({ kind: 'joined', mode: 'Monitor', asked: 'Coach' })
    expect(joins.stateOf(chatId, chatIn('Coach'))).toEqual({ kind: 'joined', mode: 'Coach', asked: null })
  })

  it('is past once the mode was switched in the chat, whatever it was asked for in', () => {
    const joins = new Joins()
    joins.ask(chatId, 'Coach')
    joins.arrived(chatIn('Coach'))
    expect(joins.arrived(chatIn('Monitor'))).toBe(false)
    expect(joins.stateOf(chatId, chatIn('Monitor'))).toEqual({ kind: 'joined', mode: 'Monitor', asked: null })
    expect(joins.has(chatId)).toBe(true)
  })

  it('is open again with the reason when it is refused, until it is asked for anew', () => {
    const joins = new Joins()
    joins.ask(chatId, 'BargeIn')
    joins.refuse(chatId, 'No room.')
    expect(joins.stateOf(chatId, null)).toEqual({ kind: 'open', refusal: { mode: 'BargeIn', reason: 'No room.' } })
    expect(joins.pending(chatId)).toBeNull()
    joins.ask(chatId, 'Coach')
    expect(joins.stateOf(chatId, null)).toEqual({ kind: 'joining', mode: 'Coach' })
  })

  it('cannot be refused any more once the chat was there', () => {
    const joins = new Joins()
    joins.ask(chatId, 'Coach')
    joins.arrived(chatIn('Coach'))
    joins.refuse(chatId, 'Too late.')
    expect(joins.stateOf(chatId, chatIn('Coach'))).toMatchObject({ kind: 'joined' })
    expect(joins.arrived(chatIn('Coach'))).toBe(false)
  })

  it('shows an invitation that nobody here asked for as joining, without a mode', () => {
    expect(new Joins().stateOf(chatId, invited())).toEqual({ kind: 'joining', mode: null })
  })

  it('begins anew after the chat was left', () => {
    const joins = new Joins()
    joins.ask(chatId, 'Coach')
    joins.arrived(chatIn('Coach'))
    joins.forget(chatId)
    expect(joins.stateOf(chatId, null)).toEqual({ kind: 'open', refusal: null })
  })
})
