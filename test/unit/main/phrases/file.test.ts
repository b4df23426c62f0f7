import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../main/common/text-file.ts'
import { readPhrases, writePhrases } from '../../../../main/phrases/file.ts'
import { PHRASE_LIMIT, PhraseWords, type Phrase } from '../../../../preload/contract/index.ts'

let ids = 0
const newId = (): string => `id-${++ids}`
const read = (content: unknown) =>
  readPhrases(typeof content === 'string' ? content : JSON.stringify(content), 'floor.json', newId)
const file = (...phrases: unknown[]) => ({ sideline: 'phrases', version: 1, phrases })
const words = { group: 'Tone', title: 'Sorry', text: 'Say sorry, {agent}' }
const why = (content: unknown): string => {
  const answer = read(content)
  return answer.ok ? 'read' : answer.error.message
}

describe('a file of phrases', () => {
  it('gives back what was written, whatever stands in it', () => {
    const phrase = fc
      .record({ group: fc.string({ maxLength: 60 }), title: fc.string({ maxLength: 80 }), text: fc.string() })
      .filter((one) => v.is(PhraseWords, one))
      .map((one): Phrase => v.parse(v.object({ id: v.any(), ...PhraseWords.entries }), { id: 'x', ...one }))
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 8 }), (phrases) => {
        const back = read(writePhrases(phrases))
        expect(back.ok && back.value.map(({ id: _id, ...rest }) => rest)).toEqual(
          phrases.map(({ id: _id, ...rest }) => rest),
        )
      }),
    )
  })

  it('gives each phrase an id of its own, whatever the file says', () => {
    const back = read(file({ ...words, id: 'same' }, { ...words, id: 'same' }))
    expect(back.ok && new Set(back.value.map(({ id }) => id)).size).toBe(2)
  })

  it('may begin with the mark that some editors put there', () => {
    expect(why(decodeText(Buffer.from(`\uFEFF${JSON.stringify(file(words))}`)))).toBe('read')
  })

  it.each([
    ['{"sideline": "phr', '“floor.json” is not valid JSON.'],
    ['[]', '“floor.json” is no file of Sideline’s phrases.'],
    [{ sideline: 'settings', version: 1, phrases: [] }, 'is no file of Sideline’s phrases'],
    [{ ...file(words), version: 2 }, 'was written by a newer Sideline'],
    [file(words, { ...words, title: ' ' }), 'Phrase 2 (“ ”) in “floor.json” cannot be read: The phrase needs a title.'],
    [
      file({ ...words, text: 'Ask {name}' }),
      'Phrase 1 (“Sorry”) in “floor.json” cannot be read: “{name}” is no field.',
    ],
    [file({ group: '', title: 'No text' }), 'Phrase 1 (“No text”) in “floor.json” cannot be read: Its text is missing'],
    [file(words, 7), 'Phrase 2 in “floor.json” cannot be read'],
    [file(...Array.from({ length: PHRASE_LIMIT + 1 }, () => words)), `holds ${PHRASE_LIMIT + 1} phrases; at most`],
  ])('that is bad is refused as a whole, and what is wrong is named: %j', (content, reason) => {
    expect(why(content)).toContain(reason)
    expect(why(content)).toMatch(/Nothing was imported\.$/)
  })
})
