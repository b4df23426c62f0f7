import { expect, test } from 'vitest'
import { readAttentionRules } from '../../../../main/settings/attention-rules.ts'
import { defaultAttentionRules } from '../../../../main/supervision/attention/default-rules.ts'

function read(found: unknown): { rules: ReturnType<typeof readAttentionRules>; told: string[] } {
  const told: string[] = []
  return { rules: readAttentionRules(found, (sentence) => told.push(sentence)), told }
}

const own = {
  threshold: 50,
  weights: { ...defaultAttentionRules.weights, loud: 0 },
  words: { ...defaultAttentionRules.words, en: { negative: 'blorp', escalates: '' } },
}

test('what was kept is read as it was', () => {
  expect(read(structuredClone(own))).toEqual({ rules: own, told: [] })
})

test('a bad part costs itself, is told of, and no other part', () => {
  const { rules, told } = read({ ...own, weights: { ...own.weights, waits: 'many' } })
  expect(rules).toEqual({ ...own, weights: defaultAttentionRules.weights })
  expect(told).toEqual(['The weights of what needs you could not be read; what Sideline comes with is used.'])
  expect(read({ ...own, threshold: 0 }).rules).toEqual({ ...own, threshold: defaultAttentionRules.threshold })
  expect(read({ ...own, words: 'all' }).rules).toEqual({ ...own, words: defaultAttentionRules.words })
})

test('a weight or a language that was added since is as it comes, and no fault', () => {
  const { loud: _loud, ...weights } = own.weights
  const { fr: _fr, ...words } = own.words
  const { rules, told } = read({ threshold: 50, weights, words })
  expect(rules).toEqual({ ...own, weights: { ...own.weights, loud: defaultAttentionRules.weights.loud } })
  expect(told).toEqual([])
})

test('what is no object is of no use', () => {
  expect(read('all').rules).toBeNull()
})
