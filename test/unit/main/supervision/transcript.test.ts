import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TranscriptLog } from '../../../../main/supervision/transcript.ts'
import { waitingSince } from '../../../../main/supervision/waiting.ts'
import { agent, customer, entry, participant, self } from './samples.ts'

describe('a transcript', () => {
  it('is the same whatever order, repetition and batches its lines come in', () => {
    const indices = fc.uniqueArray(fc.nat(200), { minLength: 1 })
    fc.assert(
      fc.property(indices, fc.array(fc.nat(200)), fc.infiniteStream(fc.nat()), (once, repeated, picks) => {
        const all = [...once, ...repeated.filter((index) => once.includes(index))]
        const log = new TranscriptLog()
        const waiting = [...all]
        while (waiting.length > 0) {
          const [index] = waiting.splice(picks.next().value % waiting.length, 1)
          log.merge([entry(index ?? 0, customer, `line ${index ?? 0}`)])
        }
        expect(log.entries.map(({ index }) => index)).toEqual([...once].sort((a, b) => a - b))
      }),
    )
  })

  it('answers only the lines that are new', () => {
    const log = new TranscriptLog()
    log.merge([entry(1, customer, 'one')])
    const { added, changed } = log.merge([entry(1, customer, 'one'), entry(3, customer, 'three')])
    expect(added.map(({ index }) => index)).toEqual([3])
    expect(changed).toEqual([])
  })

  it('replaces an unreadable line when it can be read after all, and none by one that cannot', () => {
    const log = new TranscriptLog()
    log.merge([entry(1, customer, { kind: 'unreadable', reason: 'no type' }), entry(2, customer, 'two')])
    log.merge([entry(1, customer, 'one'), entry(2, customer, { kind: 'unreadable', reason: 'no type' })])
    expect(log.entries.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'one' },
      { kind: 'text', text: 'two' },
    ])
  })

  it('marks where the connection was lost, once, until everything was read again', () => {
    const log = new TranscriptLog()
    log.merge([entry(4, customer, 'before')])
    log.lose(100)
    log.lose(200)
    expect(log.gaps).toEqual([{ afterIndex: 4, from: 100, to: 100, closed: false }])
    expect(log.recover(300)).toBe(true)
    expect(log.recover(400)).toBe(false)
    expect(log.gaps).toEqual([{ afterIndex: 4, from: 100, to: 300, closed: true }])
  })
})

describe('how long a customer waits', () => {
  it('counts from the first message that no agent has answered', () => {
    const lines = [
      entry(1, customer, 'Hello?'),
      entry(2, agent, 'Hi'),
      entry(3, customer, 'Where is it?'),
      entry(4, customer, 'Anyone?'),
    ]
    expect(waitingSince(lines)).toBe(3_000)
    expect(waitingSince(lines.slice(0, 2))).toBeNull()
  })

  it('is not ended by what the customer cannot read', () => {
    const coached = [
      entry(1, customer, 'Hello?'),
      entry(2, self('agents'), 'Offer the resend', 'agents'),
      entry(3, participant('agent', 'Bo'), { kind: 'joined' }),
    ]
    expect(waitingSince(coached)).toBe(1_000)
  })
})
