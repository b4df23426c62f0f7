import { describe, expect, it } from 'vitest'
import { copyText } from '../../../../renderer/state/copy-text.ts'
import { Selection } from '../../../../renderer/state/selection.svelte.ts'
import { agent, entry } from './fixtures.ts'

const entries = [0, 2, 3, 7, 8].map((index) => entry(index))
const chosen = (selection: Selection): number[] => selection.entries.map(({ index }) => index)

describe('choosing lines', () => {
  it('takes one, extends in both directions from where it began, and lets the one go again', () => {
    const selection = new Selection(() => entries)
    selection.choose(3)
    expect(chosen(selection)).toEqual([3])
    selection.choose(8, true)
    expect(chosen(selection)).toEqual([3, 7, 8])
    selection.choose(0, true)
    expect(chosen(selection)).toEqual([0, 2, 3])
    selection.choose(3)
    selection.choose(3)
    expect(chosen(selection)).toEqual([])
  })

  it('moves by lines, not by numbers, and stops at the ends', () => {
    const selection = new Selection(() => entries)
    selection.move(-1, true, 7)
    expect(chosen(selection), 'the first step chooses where one is').toEqual([7])
    selection.move(-1, true, 0)
    selection.move(1, true, 0)
    selection.move(1, true, 0)
    selection.move(1, true, 0)
    expect(chosen(selection)).toEqual([7, 8])
    selection.move(-1, false, 0)
    expect(chosen(selection)).toEqual([7])
  })

  it('takes all, and nothing of nothing', () => {
    const selection = new Selection(() => entries)
    selection.all()
    expect(chosen(selection)).toHaveLength(5)
    const empty = new Selection(() => [])
    empty.all()
    empty.move(1, true, 0)
    expect(chosen(empty)).toEqual([])
  })
})

it('copied lines say when, who can read them, who wrote them and what, and each new day', () => {
  const day = (date: number): number => new Date(2026, 10, date, 11, 5, 19).getTime()
  const text = copyText(
    [
      entry(1, 'Hi', { at: day(21) }),
      entry(2, 'Offer\nthe refund', { at: day(22), from: agent, audience: 'agents' }),
      entry(3, { kind: 'notice', text: 'Transferred' }, { at: null, from: null, audience: 'unknown' }),
    ],
    ({ from }) => from?.nickname === agent.nickname,
  )
  expect(text.split('\n')).toEqual([
    'Saturday, 21 November 2026',
    '11:05:19 [Everyone] Tom Okafor: Hi',
    'Sunday, 22 November 2026',
    '11:05:19 [Agents only] You: Offer',
    'the refund',
    '– [Unknown audience] Transferred',
  ])
})
