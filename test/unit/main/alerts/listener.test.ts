import { describe, expect, it } from 'vitest'
import { LineListener } from '../../../../main/alerts/listener.ts'
import { agent, customer, entry, me } from '../supervision/samples.ts'
import { rule } from '../supervision/alerts/samples.ts'

function listening(...rules: ReturnType<typeof rule>[]) {
  let now = 0
  let cost = 0
  const slow: string[] = []
  const listener = new LineListener({ clock: () => (now += cost), tooSlow: ({ id }) => slow.push(id) })
  listener.setRules(rules)
  return {
    listener,
    slow,
    /** From now on each look takes so long, ms. */
    costs: (time: number) => (cost = time),
    pass: (time: number) => (now += time),
    hear: (...texts: string[]) =>
      listener.hear(
        texts.map((text, index) => entry(index, customer, text)),
        me,
      ),
  }
}

describe('what is said', () => {
  it('is found by each rule that looks for it, once, at its first line', () => {
    const { hear } = listening(rule('said'), rule('said', { id: 'other', text: 'refund' }))
    const found = hear('hello', 'a lawyer', 'my lawyer', 'a refund')
    expect(found.map(({ rule, entry }) => [rule.id, entry.index])).toEqual([
      ['said', 1],
      ['other', 3],
    ])
  })

  it('is looked for only among whom the rule names, and only by rules that are on', () => {
    const { listener } = listening(rule('said'), rule('said', { id: 'off', on: false, from: 'anyone' }))
    expect(listener.hear([entry(0, agent, 'lawyer')], me)).toEqual([])
  })

  it('is looked for in the newest lines when a whole chat is read at once', () => {
    const { hear } = listening(rule('said'))
    expect(hear('lawyer', ...Array<string>(200).fill('hello'))).toEqual([])
    expect(hear(...Array<string>(500).fill('hello'), 'lawyer')).toHaveLength(1)
  })

  it('is looked for by the rules of now', () => {
    const { listener, hear } = listening(rule('said'))
    listener.setRules([rule('said', { text: 'refund' }), rule('waiting')])
    expect(hear('lawyer')).toEqual([])
    expect(hear('refund')).toHaveLength(1)
    listener.setRules([rule('said', { match: 'pattern', text: '(' })])
    expect(hear('(')).toEqual([])
  })
})

describe('a rule that takes too much of the time', () => {
  it('is given up and reported, once', () => {
    const { hear, slow, costs } = listening(rule('said'))
    costs(90)
    for (let line = 0; line < 20; line += 1) hear('hello')
    expect(slow).toEqual(['said'])
    expect(hear('lawyer')).toEqual([])
  })

  it('is given up in the middle of many lines that come at once, and reported once', () => {
    const { hear, slow, costs } = listening(rule('said'))
    costs(90)
    expect(hear(...Array<string>(60).fill('hello'), 'lawyer')).toEqual([])
    expect(slow).toEqual(['said'])
  })

  it('is not one that is slow now and then', () => {
    const { hear, slow, costs, pass } = listening(rule('said'))
    costs(90)
    for (let line = 0; line < 50; line += 1) {
      hear('hello')
      pass(4_000)
    }
    expect(slow).toEqual([])
  })
})
