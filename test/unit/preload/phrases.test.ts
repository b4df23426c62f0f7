import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { fillPhrase, Phrases, PhraseWords } from '../../../preload/contract/index.ts'

const values = { agent: 'Bo', customer: 'Tom', waited: '2 min 05 s' }
const problem = (text: string): string | null => {
  const read = v.safeParse(PhraseWords, { group: '', title: 't', text })
  return read.success ? null : read.issues[0].message
}

describe('the fields of a phrase', () => {
  it('are filled wherever they stand', () => {
    expect(fillPhrase('{agent}, {customer} waits {waited}, {agent}!', values)).toBe('Bo, Tom waits 2 min 05 s, Bo!')
  })

  it('are filled once: what a name says is no field and no pattern', () => {
    expect(fillPhrase('{customer} and {agent}', { ...values, customer: '{agent}', agent: '$& $1' })).toBe(
      '{agent} and $& $1',
    )
  })

  it.each(['{name}', '{Agent}', '{ agent }', '{}', 'Hi {customer}, {order}'])(
    'are refused when unknown: %s',
    (text) => {
      expect(problem(text)).toMatch(/is no field\. The fields are \{agent\}, \{customer\} and \{waited\}\.$/)
    },
  )

  it('need both braces', () => {
    expect(problem('a { smile } of {agent')).toMatch(/“\{ smile \}” is no field/)
    expect(problem('a smile :} and {agent')).toBeNull()
  })
})

it('no two phrases share an id', () => {
  const phrase = { id: 'a', group: '', title: 't', text: 'x' }
  expect(v.is(Phrases, [phrase, { ...phrase, id: 'b' }])).toBe(true)
  expect(v.is(Phrases, [phrase, phrase])).toBe(false)
})
