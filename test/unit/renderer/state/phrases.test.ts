import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Phrase, type Mode } from '../../../../preload/contract/index.ts'
import { Composer } from '../../../../renderer/state/composer.svelte.ts'
import { findable, fuzzySearch } from '../../../../renderer/state/fuzzy.ts'
import { PhraseBook } from '../../../../renderer/state/phrase-book.svelte.ts'
import { inGroups, merged, moved } from '../../../../renderer/state/phrase-order.ts'
import { phraseFor } from '../../../../renderer/state/filled-phrase.ts'
import { QuickPick } from '../../../../renderer/state/quick-pick.svelte.ts'
import { FakePort } from './fake-port.ts'
import { chat } from './fixtures.ts'

function phrase(id: string, group = '', title = id, text = `text of ${id}`): Phrase {
  return v.parse(Phrase, { id, group, title, text })
}
const ids = (phrases: readonly Phrase[]): string => phrases.map(({ id }) => id).join(' ')

describe('searching by a few letters', () => {
  const found = (query: string, ...titles: string[]): string[] =>
    fuzzySearch(
      titles.map((title) => findable(title, title)),
      query,
      10,
    )

  it('puts what begins so first, then words, then parts, then letters in order', () => {
    expect(found('re', 'Are you there', 'Offer a refund', 'Refund', 'Rude answer')).toEqual([
      'Refund',
      'Offer a refund',
      'Are you there',
      'Rude answer',
    ])
    expect(found('oar', 'Refund', 'Offer a refund')).toEqual(['Offer a refund'])
  })

  it('knows neither accents nor the order of words', () => {
    expect(found('resume', 'Résumé')).toEqual(['Résumé'])
    expect(found('refund offer', 'Offer a refund', 'Offer')).toEqual(['Offer a refund'])
    expect(found('', 'b', 'a')).toEqual(['b', 'a'])
    expect(found('zz', 'Buzz')).toEqual(['Buzz'])
    expect(found('zz', 'Zoo')).toEqual([])
  })

  it('looks into the text as well, after the title, and not for scattered letters', () => {
    const items = [findable('text', 'Tone', '', 'a refund'), findable('title', 'Refund', '', '')]
    expect(fuzzySearch(items, 'refund', 10)).toEqual(['title', 'text'])
    expect(fuzzySearch(items, 'rfd', 10)).toEqual(['title'])
    expect(fuzzySearch(items, 'refund', 1)).toEqual(['title'])
  })
})

describe('the order of phrases', () => {
  const list = [phrase('a', 'X'), phrase('b', 'Y'), phrase('c', 'X'), phrase('d', 'Y')]

  it('is group by group', () => {
    expect(inGroups(list).map(({ name, phrases }) => `${name}: ${ids(phrases)}`)).toEqual(['X: a c', 'Y: b d'])
  })

  it('changes within a group, and at its edge by whole groups', () => {
    expect(ids(moved(list, phrase('c').id, -1))).toBe('c a b d')
    expect(ids(moved(list, phrase('a').id, 1))).toBe('c a b d')
    expect(ids(moved(list, phrase('c').id, 1))).toBe('b d a c')
    expect(ids(moved(list, phrase('a').id, -1))).toBe('a c b d')
  })

  it('takes in what is not there yet, and loses nothing', () => {
    const other = { ...phrase('e', 'X', 'a'), text: 'another text' }
    const same = { ...phrase('f', 'X', 'a'), text: 'text of a' }
    expect(ids(merged(list, [other, same]))).toBe('a b c d e')
  })
})

describe('a phrase in a chat', () => {
  it('names agent, customer and wait', () => {
    const text = { text: '{agent}: {customer}, {waited}' }
    expect(phraseFor(text, chat('a', 'Coach', { waitingSince: 1000 }), 62_000)).toBe(
      'Bo Lindqvist: Tom Okafor, 1 min 01 s',
    )
    expect(phraseFor(text, chat('a', 'Coach', { agent: '', customer: '' }), 62_000)).toBe('you: the customer, 0 s')
  })
})

describe('the quick pick', () => {
  function picking(known: Mode) {
    const composer = new Composer(new FakePort().port, chat('a', known))
    const book = new PhraseBook(new FakePort().port, () => [phrase('one'), phrase('two'), phrase('three')])
    return { composer, pick: new QuickPick(composer, book, ({ text }) => text) }
  }

  it('opens by a slash at the start of a draft for agents and nowhere else', () => {
    const { composer, pick } = picking('BargeIn')
    composer.text = 'a /'
    expect(pick.open).toBe(false)
    composer.text = '/t'
    expect([pick.open, pick.query, ids(pick.found)]).toEqual([true, 't', 'two three one'])
    composer.address('everyone')
    composer.text = '/t'
    expect([pick.open, pick.offered, pick.found]).toEqual([false, false, []])
  })

  it('goes round with the arrows and takes what is active in place of the slash', () => {
    const { composer, pick } = picking('Coach')
    composer.text = '/'
    pick.step(-1)
    expect(pick.active?.id).toBe('three')
    pick.step(1)
    const { active } = pick
    expect(active?.id).toBe('one')
    if (active !== null) pick.take(active)
    expect([composer.text, pick.open]).toEqual(['text of one', false])
  })

  it('stays closed once it was closed, until a new slash', () => {
    const { composer, pick } = picking('Coach')
    composer.text = '/t'
    pick.close()
    composer.text = '/tw'
    pick.typed()
    expect(pick.open).toBe(false)
    composer.text = ''
    pick.typed()
    composer.text = '/'
    pick.typed()
    expect(pick.open).toBe(true)
  })

  it('takes by number for agents only, and leaves the draft for everyone as it is', () => {
    const { composer, pick } = picking('BargeIn')
    composer.address('everyone')
    composer.text = '/Good morning'
    expect(pick.takeNumber(2)).toBe(true)
    expect([composer.audience, composer.text]).toEqual(['agents', 'text of two'])
    composer.address('everyone')
    expect(composer.text).toBe('/Good morning')
    expect(pick.takeNumber(9)).toBe(false)
  })

  it('gives nothing while watching', () => {
    const { composer, pick } = picking('Monitor')
    pick.takeNumber(1)
    expect(composer.text).toBe('')
  })
})
