import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Audience } from '../../../../preload/contract/index.ts'
import { Composer } from '../../../../renderer/state/composer.svelte.ts'
import { quoteOf, toldToEveryone } from '../../../../renderer/state/quotes.ts'
import { FakePort } from './fake-port.ts'
import { chat, entry } from './fixtures.ts'

const hidden = (text: string, audience: Audience = 'agents', index = 5) => entry(index, text, { audience })

describe('a reply to everyone', () => {
  it('tells what was quoted for fewer, however short, as long as anything of a quote is left', () => {
    const line = hidden('No', 'supervisors')
    expect(toldToEveryone(`${quoteOf(line)}\nSorry`, [line], [])).toEqual([line])
    expect(toldToEveryone('I say: no.', [line], [])).toEqual([line])
    expect(toldToEveryone('Sorry', [line], [])).toEqual([])
  })

  it('tells nothing by quoting what everyone reads', () => {
    const line = hidden('I have waited for a week', 'everyone')
    expect(toldToEveryone(quoteOf(line), [line], [line])).toEqual([])
  })

  it('names each line once', () => {
    const line = hidden('He threatens to cancel')
    expect(toldToEveryone(quoteOf(line), [line], [line])).toEqual([line])
  })
})

describe('the composer', () => {
  const barged = (entries = [hidden('He threatens to cancel')]) => {
    const fake = new FakePort()
    const composer = new Composer(fake.port, chat('a', 'BargeIn'), () => entries)
    const sent = () => fake.asked.filter(({ name }) => name === 'send').map(({ input }) => input)
    return { fake, composer, sent }
  }

  it('quotes into the draft that is written, and asks before everyone reads it', async () => {
    const line = hidden('No')
    const { composer, sent } = barged([])
    composer.address('everyone')
    composer.quote(line)
    composer.text += 'Sorry'
    expect(composer.text).toBe('> No\nSorry')
    await composer.send()
    expect(sent()).toEqual([])
    expect(composer.question?.lines).toEqual([line])
    await composer.answer(false)
    expect(composer.text).toBe('> No\nSorry')
    await composer.send()
    await composer.answer(true)
    expect(sent()).toEqual([{ chatId: 'a', audience: 'everyone', text: '> No\nSorry', knowingly: true }])
    expect(composer.text).toBe('')
  })

  it('does not ask when agents are told', async () => {
    const { composer, sent } = barged()
    composer.text = 'He threatens to cancel'
    await composer.send()
    expect(composer.question).toBeNull()
    expect(sent()).toEqual([{ chatId: 'a', audience: 'agents', text: 'He threatens to cancel' }])
  })

  it('takes an answer for the text that was asked about and for no other, nor for another audience', async () => {
    const { composer, sent } = barged()
    composer.address('everyone')
    composer.text = 'He threatens to cancel'
    await composer.send()
    composer.text = 'He threatens to cancel, and is right'
    await composer.answer(true)
    await composer.send()
    composer.follow(chat('a', 'Coach'))
    expect(composer.question, 'the mode is another now').toBeNull()
    await composer.answer(true)
    expect(sent()).toEqual([])
  })

  it('asks when main knows of a line that is not here', async () => {
    const { fake, composer, sent } = barged([])
    composer.address('everyone')
    composer.text = 'He threatens to cancel'
    fake.answers.send = { ok: false, error: { code: 'hiddenLine', message: 'The message repeats a line.' } }
    await composer.send()
    expect(composer.question).toEqual({ text: 'He threatens to cancel', lines: [] })
    expect(composer.text).toBe('He threatens to cancel')
    delete fake.answers.send
    await composer.answer(true)
    expect(sent().at(-1)).toMatchObject({ knowingly: true })
  })

  it('never sends a hidden line to everyone unasked, whatever is done to the draft', async () => {
    const secret = 'He threatens to cancel'
    const action = fc.constantFrom(
      'everyone',
      'agents',
      'Coach',
      'BargeIn',
      'Monitor',
      'quote',
      'paste',
      'coach',
      'send',
      'no',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        const { composer, sent } = barged()
        for (const each of actions) {
          if (each === 'everyone' || each === 'agents') composer.address(each)
          else if (each === 'quote') composer.quote(hidden(secret))
          else if (each === 'paste') composer.text += secret
          else if (each === 'coach') composer.coach(secret)
          else if (each === 'send') await composer.send()
          else if (each === 'no') await composer.answer(false)
          else composer.follow(chat('a', each))
        }
        composer.end()
        for (const message of sent())
          if (JSON.stringify(message).includes(secret)) expect(message).toMatchObject({ audience: 'agents' })
      }),
    )
  })
})
