import { describe, expect, it } from 'vitest'
import { preview, type PreviewParts } from '../../../../main/alerts/preview.ts'
import { customer, entry, me } from '../supervision/samples.ts'
import { rule, watched } from '../supervision/alerts/samples.ts'

/** A hundred chats; each look at the clock takes `tick` ms. */
function floor(tick: number, more: Partial<PreviewParts> = {}) {
  let now = 0
  let pauses = 0
  const parts: PreviewParts = {
    chats: Array.from({ length: 100 }, (_, place) => watched(`chat-${place}`, { waitingSince: 0 })),
    me,
    transcript: () => ({ entries: [entry(1, customer, 'a refund')], gaps: [] }),
    serverNow: 100_000,
    clock: () => (now += tick),
    pause: () => {
      pauses += 1
      return Promise.resolve()
    },
    outdated: () => false,
    ...more,
  }
  return { parts, pauses: () => pauses }
}

describe('a preview', () => {
  it('names some of the chats and counts all of them', async () => {
    const answer = await preview(rule('waiting'), floor(0).parts)
    expect(answer).toMatchObject({ found: 100, looked: 100, partial: false })
    expect(answer.chats).toHaveLength(50)
  })

  it('gives others their turn, and ends in time with what it has', async () => {
    const { parts, pauses } = floor(6)
    const answer = await preview(rule('said', { text: 'refund' }), parts)
    expect(answer.partial).toBe(true)
    expect(answer.looked).toBeLessThan(100)
    expect(answer.found).toBe(answer.looked)
    expect(pauses()).toBeGreaterThan(10)
  })

  it('gives others their turn within a long chat too', async () => {
    const entries = Array.from({ length: 400 }, (_, index) => entry(index, customer, 'hello'))
    const { parts, pauses } = floor(3, { chats: [watched()], transcript: () => ({ entries, gaps: [] }) })
    const answer = await preview(rule('said', { text: 'refund' }), parts)
    expect(answer).toMatchObject({ found: 0, partial: true })
    expect(pauses()).toBeGreaterThan(10)
  })

  it('ends when nobody waits for it any more', async () => {
    let asked = 0
    const { parts } = floor(0, { outdated: () => ++asked > 5 })
    expect(await preview(rule('waiting'), parts)).toMatchObject({ looked: 5, partial: true })
  })

  it('finds nothing where nobody is signed in', async () => {
    const { parts } = floor(0, { me: null, chats: [] })
    expect(await preview(rule('said'), parts)).toMatchObject({ found: 0, looked: 0, problem: null })
  })
})
