import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TranscriptState } from '../../../../renderer/state/transcript.svelte.ts'
import { agent, entry, participant } from './fixtures.ts'

const indexes = (transcript: TranscriptState): number[] => transcript.entries.map(({ index }) => index)

function loaded(...entries: ReturnType<typeof entry>[]): TranscriptState {
  const transcript = new TranscriptState()
  transcript.load({ entries, gaps: [] })
  return transcript
}

describe('TranscriptState', () => {
  it('sorts lines by index and keeps each once, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(40), { maxLength: 8 }), { maxLength: 8 }), (batches) => {
        const transcript = loaded()
        for (const batch of batches)
          transcript.add(
            batch.map((index) => entry(index)),
            [],
          )
        expect(indexes(transcript)).toEqual([...new Set(batches.flat())].sort((a, b) => a - b))
      }),
    )
  })

  it('keeps lines that came while it was being read', () => {
    const transcript = new TranscriptState()
    transcript.add([entry(3)], [])
    transcript.load({ entries: [entry(1), entry(2)], gaps: [] })
    expect(indexes(transcript)).toEqual([1, 2, 3])
  })

  it('counts lines that come while the reader is elsewhere, until the reader is back at the end', () => {
    const transcript = loaded(entry(1), entry(2))
    transcript.atEnd = false
    transcript.add([entry(3), entry(5)], [])
    transcript.add([entry(4)], [])
    expect(transcript.unseen).toBe(3)
    transcript.atEnd = true
    expect(transcript.unseen).toBe(0)
    transcript.atEnd = false
    expect(transcript.unseen).toBe(0)
  })

  it('announces what is new, not what was there nor what fills a hole', () => {
    const transcript = loaded(entry(1), entry(4))
    expect(transcript.arrived).toEqual([])
    transcript.add([entry(2), entry(5)], [])
    expect(transcript.arrived.map(({ index }) => index)).toEqual([5])
  })

  it('says why it could not be read, and forgets it once it is', () => {
    const transcript = new TranscriptState()
    transcript.fail('The chat has ended.')
    expect(transcript.phase).toEqual({ kind: 'failed', message: 'The chat has ended.' })
    transcript.load({ entries: [], gaps: [] })
    expect(transcript.phase.kind).toBe('loaded')
  })

  it('keeps the lines it has when reading them again fails', () => {
    const transcript = loaded(entry(1))
    transcript.fail('No answer.')
    expect(transcript.phase.kind).toBe('loaded')
    expect(indexes(transcript)).toEqual([1])
  })

  it('marks the first line of each day', () => {
    const day = (date: number) => new Date(2026, 10, date, 12).getTime()
    const transcript = loaded(
      entry(1, 'a', { at: day(20) }),
      entry(2, 'b', { at: day(20) }),
      entry(3, 'c', { at: null }),
      entry(4, 'd', { at: day(21) }),
      entry(5, 'e', { at: day(22) }),
    )
    expect([0, 1, 2, 3, 4].map((at) => transcript.around(at).day)).toEqual([day(20), null, null, null, day(22)])
  })

  it('groups lines of one sender to one audience, and never across audiences', () => {
    const transcript = loaded(
      entry(1, 'a', { from: agent }),
      entry(2, 'b', { from: agent }),
      entry(3, 'c', { from: agent, audience: 'agents', visibility: 'Agents' }),
      entry(4, 'd', {
        from: { ...agent, audience: 'agents', visibility: 'Agents' },
        audience: 'agents',
        visibility: 'Agents',
      }),
      entry(5, 'e', { from: participant('Cy', 'agent') }),
    )
    expect([0, 1, 2, 3, 4].map((at) => transcript.around(at).grouped)).toEqual([false, true, false, false, false])
  })

  it('does not group lines far apart in time, nor events', () => {
    const transcript = loaded(
      entry(1, 'a', { at: 0 }),
      entry(2, 'b', { at: 121_000 }),
      entry(3, { kind: 'left' }, { at: 122_000 }),
      entry(4, { kind: 'joined' }, { at: 123_000 }),
    )
    expect([1, 2, 3].map((at) => transcript.around(at).grouped)).toEqual([false, false, false])
  })

  it('shows a gap after the line it follows, or after the nearest before it when that line is not visible', () => {
    const gap = (afterIndex: number) => ({ afterIndex, from: afterIndex, to: afterIndex, closed: true })
    const transcript = new TranscriptState()
    transcript.load({ entries: [entry(2), entry(5), entry(9)], gaps: [gap(-1), gap(5), gap(7), gap(9)] })
    expect([0, 1, 2].map((at) => transcript.around(at).gapsAfter.map(({ afterIndex }) => afterIndex))).toEqual([
      [],
      [5, 7],
      [9],
    ])
    expect(transcript.around(0).gapsBefore).toEqual([gap(-1)])
    expect(transcript.around(2).grouped, 'a gap parts lines').toBe(false)
  })

  it('shows the gaps of a chat without lines by themselves', () => {
    const gap = { afterIndex: -1, from: 1, to: 2, closed: false }
    const transcript = new TranscriptState()
    transcript.load({ entries: [], gaps: [gap] })
    expect(transcript.gapsAlone).toEqual([gap])
  })
})
