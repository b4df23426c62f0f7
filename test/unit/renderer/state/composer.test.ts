import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MESSAGE_LIMIT, type Mode } from '../../../../preload/contract/index.ts'
import { Composer } from '../../../../renderer/state/composer.svelte.ts'
import { FakePort } from './fake-port.ts'
import { chat } from './fixtures.ts'

let fake: FakePort

beforeEach(() => {
  vi.useFakeTimers()
  fake = new FakePort()
})
afterEach(() => void vi.useRealTimers())

const composerIn = (known: Mode | null): Composer => new Composer(fake.port, chat('a', known))
const turn = (composer: Composer, known: Mode | null): void => composer.follow(chat('a', known))

describe('whom a message is for', () => {
  it('is agents in Coach, and nothing changes that', () => {
    const composer = composerIn('Coach')
    composer.address('everyone')
    expect(composer.audience).toBe('agents')
    expect(composer.choices).toEqual(['agents'])
  })

  it('is agents at first in a barge-in after coaching', () => {
    const composer = composerIn('Coach')
    turn(composer, 'BargeIn')
    expect(composer.audience).toBe('agents')
  })

  it('is everyone at first in a barge-in after watching', () => {
    const composer = composerIn('Monitor')
    turn(composer, 'BargeIn')
    expect(composer.audience).toBe('everyone')
  })

  it('is agents at first where it is not known what was before', () => {
    expect(composerIn('BargeIn').audience).toBe('agents')
    const composer = composerIn(null)
    turn(composer, 'BargeIn')
    expect(composer.audience).toBe('agents')
  })

  it('goes back to agents at the next barge-in after coaching, whatever was chosen in the last one', () => {
    const composer = composerIn('Monitor')
    turn(composer, 'BargeIn')
    turn(composer, 'Coach')
    turn(composer, 'BargeIn')
    expect(composer.audience).toBe('agents')
  })

  it('stays as chosen while the chat changes but the mode does not', () => {
    const composer = composerIn('Coach')
    turn(composer, 'BargeIn')
    composer.address('everyone')
    composer.follow(chat('a', 'BargeIn', { unread: 2 }))
    expect(composer.audience).toBe('everyone')
  })
})

describe('a draft', () => {
  it('stays with its audience when the mode changes, and comes back with it', async () => {
    const composer = composerIn('Coach')
    composer.text = 'Do not tell him about the outage'
    turn(composer, 'BargeIn')
    composer.address('everyone')
    expect(composer.text).toBe('')
    await composer.send()
    expect(fake.inputs('send')).toEqual([])
    composer.text = 'Good morning'
    composer.address('agents')
    expect(composer.text).toBe('Do not tell him about the outage')
    composer.address('everyone')
    expect(composer.text).toBe('Good morning')
  })

  it('is sent to the audience it was written for', async () => {
    const composer = composerIn('BargeIn')
    composer.address('everyone')
    composer.text = 'Good morning'
    await composer.send()
    expect(fake.inputs('send')).toEqual([{ chatId: 'a', audience: 'everyone', text: 'Good morning' }])
    expect(composer.text).toBe('')
  })

  it('comes back with the reason when it could not be sent, before what was typed since', async () => {
    fake.fail('send', 'The server forbids this.')
    fake.hold('send')
    const composer = composerIn('Coach')
    composer.text = 'first'
    const sending = composer.send()
    composer.text = 'second'
    void fake.release('send')
    await sending
    expect(composer.text).toBe('first\nsecond')
    expect(composer.error).toBe('The server forbids this.')
  })

  it('comes back to its own audience when the mode changed on the way', async () => {
    fake.fail('send', 'No.')
    fake.hold('send')
    const composer = composerIn('Coach')
    composer.text = 'for agents'
    const sending = composer.send()
    turn(composer, 'Monitor')
    turn(composer, 'BargeIn')
    void fake.release('send')
    await sending
    expect(composer.audience).toBe('everyone')
    expect(composer.text).toBe('')
    expect(composer.error).toBeNull()
    composer.address('agents')
    expect(composer.text).toBe('for agents')
  })

  it('is not sent twice while it is on its way', async () => {
    fake.hold('send')
    const composer = composerIn('Coach')
    composer.text = 'once'
    const sending = composer.send()
    composer.text = 'twice'
    await composer.send()
    expect(fake.inputs('send')).toHaveLength(1)
    void fake.release('send')
    await sending
    expect(composer.canSend).toBe(true)
  })

  it.each([
    ['empty', ''],
    ['blank', ' \n '],
    ['too long', 'x'.repeat(MESSAGE_LIMIT + 1)],
  ])('that is %s is not sent', async (_what, text) => {
    const composer = composerIn('Coach')
    composer.text = text
    expect(composer.canSend).toBe(false)
    await composer.send()
    expect(fake.inputs('send')).toEqual([])
  })

  it.each(['Monitor', null] as const)('cannot be sent in mode %s', async (mode) => {
    const composer = composerIn(mode)
    composer.text = 'hello'
    await composer.send()
    expect(composer.open).toBe(false)
    expect(fake.asked).toEqual([])
  })

  it('cannot be sent to an audience that main does not allow, whatever the mode', async () => {
    const composer = new Composer(fake.port, chat('a', 'BargeIn', { sendable: ['agents'] }))
    composer.address('everyone')
    composer.text = 'hello'
    await composer.send()
    expect(composer.mayAddress('everyone')).toBe(false)
    expect(fake.inputs('send')).toEqual([])
  })

  it('cannot be sent once the chat is over', async () => {
    const composer = composerIn('Coach')
    composer.text = 'hello'
    composer.end()
    await composer.send()
    expect(fake.inputs('send')).toEqual([])
  })
})

describe('that the supervisor types', () => {
  const typing = () =>
    fake.inputs('typing').map((input) =>
      Object.values(input as Record<string, unknown>)
        .slice(1)
        .join(' '),
    )

  it('is told once at the first key, and again when keys have paused', () => {
    const composer = composerIn('Coach')
    composer.text = 'H'
    composer.text = 'He'
    expect(typing()).toEqual(['agents true'])
    vi.advanceTimersByTime(3999)
    composer.text = 'Hel'
    vi.advanceTimersByTime(3999)
    expect(typing()).toEqual(['agents true'])
    vi.advanceTimersByTime(1)
    expect(typing()).toEqual(['agents true', 'agents false'])
  })

  it('ends when the text is sent, emptied or left', async () => {
    const composer = composerIn('Coach')
    composer.text = 'a'
    await composer.send()
    composer.text = 'b'
    composer.text = ''
    composer.text = 'c'
    composer.pause()
    composer.pause()
    expect(typing()).toEqual(Array.from({ length: 3 }, () => ['agents true', 'agents false']).flat())
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends for the one audience before it begins for the other', () => {
    const composer = composerIn('BargeIn')
    composer.text = 'a'
    composer.address('everyone')
    composer.text = 'b'
    expect(typing()).toEqual(['agents true', 'agents false', 'everyone true'])
  })

  it('ends for everyone when the mode narrows', () => {
    const composer = composerIn('BargeIn')
    composer.address('everyone')
    composer.text = 'b'
    turn(composer, 'Coach')
    expect(typing()).toEqual(['everyone true', 'everyone false'])
  })

  it('is never told while watching, nor after the chat is over', () => {
    const watching = composerIn('Monitor')
    watching.text = 'a'
    const over = composerIn('Coach')
    over.text = 'a'
    over.end()
    vi.advanceTimersByTime(10_000)
    expect(typing()).toEqual(['agents true'])
  })
})
