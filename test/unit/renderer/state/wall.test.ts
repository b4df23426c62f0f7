import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_VIEWS, type ChatId, type WallLayout } from '../../../../preload/contract/index.ts'
import { Replica } from '../../../../renderer/state/replica.svelte.ts'
import { moved, placeTiles, type Precedence } from '../../../../renderer/state/wall-places.ts'
import { Wall } from '../../../../renderer/state/wall.svelte.ts'
import { FakePort, settle } from './fake-port.ts'
import { chat, chatId, snapshot } from './fixtures.ts'

/** Each letter names a chat. */
const ids = (letters: string): ChatId[] => Array.from(letters, (letter) => chatId(letter))
const nobody: Precedence = { inNeed: new Set(), kept: new Set() }
const place = (before: string, tiles: number, pinned: string, chats: string, precedence = nobody): string =>
  placeTiles(ids(before), { tiles, pinned: ids(pinned) }, ids(chats), precedence).join('')

describe('the places on the wall', () => {
  it('are those of the oldest chats, as many as there are tiles', () => {
    expect(place('', 3, '', 'abcde')).toBe('abc')
  })

  it('begin with the pinned chats in their order', () => {
    expect(place('abc', 3, 'eb', 'abcde')).toBe('eba')
  })

  it('stay as they are when one ends: the next who waits takes just that place', () => {
    expect(place('abc', 3, '', 'acde')).toBe('adc')
    expect(place('abc', 3, '', 'ac')).toBe('ac')
  })

  it('hold all that are pinned, even beyond the number of tiles', () => {
    expect(place('', 2, 'cba', 'abcd')).toBe('cba')
  })

  it('are filled with those in need first', () => {
    expect(place('', 3, '', 'abcde', { inNeed: new Set(ids('dx')), kept: new Set() })).toBe('dab')
  })

  it('let in who comes to be in need, in the place of the last who is not, neither pinned nor kept', () => {
    const inNeed = new Set(ids('ed'))
    expect(place('abc', 3, '', 'abcde', { inNeed, kept: new Set() })).toBe('ade')
    expect(place('abc', 3, '', 'abcde', { inNeed, kept: new Set(ids('c')) })).toBe('dec')
    expect(place('abc', 3, 'ac', 'abcde', { inNeed, kept: new Set() })).toBe('ace')
    expect(place('ade', 3, '', 'abcde', { inNeed: new Set(), kept: new Set() })).toBe('ade')
  })

  it('forget nobody who is there, double none, and change for nobody else’s coming', () => {
    const names = fc.subarray(Array.from('abcdefgh')).map((letters) => letters.join(''))
    fc.assert(
      fc.property(names, fc.integer({ min: 2, max: 8 }), names, names, (before, tiles, pinned, chats) => {
        const layout = { tiles, pinned: ids(pinned) }
        const places = placeTiles(ids(before), layout, ids(chats), nobody)
        expect(new Set(places).size).toBe(places.length)
        expect(places.every((id) => chats.includes(id))).toBe(true)
        const here = layout.pinned.filter((id) => chats.includes(id)).length
        expect(places).toHaveLength(Math.max(here, Math.min(tiles, chats.length)))
        expect(placeTiles(places, layout, ids(`${chats}z`), nobody).slice(0, places.length)).toEqual(places)
      }),
    )
  })
})

describe('a tile that is moved', () => {
  it('keeps its place from then on, and all before it theirs', () => {
    expect(moved(ids('abcd'), chatId('c'), -1, 0)).toEqual(['a', 'c'])
    expect(moved(ids('abcd'), chatId('a'), 1, 0)).toEqual(['b', 'a'])
    expect(moved(ids('abcd'), chatId('a'), 1, 4)).toEqual(['b', 'a', 'c', 'd'])
  })

  it('goes nowhere beyond the ends', () => {
    expect(moved(ids('ab'), chatId('a'), -1, 0)).toBeNull()
    expect(moved(ids('ab'), chatId('b'), 1, 0)).toBeNull()
    expect(moved(ids('ab'), chatId('x'), 1, 0)).toBeNull()
  })
})

describe('the wall', () => {
  let fake: FakePort
  let wall: Wall

  beforeEach(() => {
    fake = new FakePort()
  })

  async function start(names: string, layout: Partial<WallLayout> = {}): Promise<void> {
    const chats = Array.from(names, (name, at) => chat(name, 'Monitor', { receivedAt: at }))
    const views = { ...DEFAULT_VIEWS, wall: { ...DEFAULT_VIEWS.wall, ...layout } }
    fake.succeed('snapshot', snapshot(chats, { views }))
    const desk = new Replica(fake.port)
    desk.start()
    await settle()
    wall = new Wall(fake.port, desk)
    wall.start()
  }

  const shown = () => wall.tiles.map(({ id }) => id).join('')
  const kept = () => fake.inputs('changeViews').at(-1)

  it('shows all chats up to twelve', async () => {
    await start('abcdefghijklmnop')
    expect(shown()).toBe('abcdefghijkl')
  })

  it('comes back as it was left, and keeps what changes', async () => {
    await start('abcd', { tiles: 2, pinned: [chatId('c'), chatId('gone')] })
    expect(shown()).toBe('ca')
    wall.pin(chatId('d'), true)
    expect(shown()).toBe('cd')
    expect(kept()).toEqual({ wall: { tiles: 2, pinned: ['c', 'gone', 'd'] } })
    wall.pin(chatId('c'), false)
    expect(kept()).toEqual({ wall: { tiles: 2, pinned: ['gone', 'd'] } })
  })

  it('grows for a chat that is pinned beyond its tiles', async () => {
    await start('abcd', { tiles: 2, pinned: ids('ab') })
    wall.pin(chatId('d'), true)
    expect(shown()).toBe('abd')
    expect(wall.size).toBe(3)
  })

  it('has from 2 to 30 tiles', async () => {
    await start('abcd')
    wall.resize(1)
    expect(wall.size).toBe(2)
    wall.resize(99)
    expect(wall.size).toBe(30)
    wall.resize(Number.NaN)
    expect(wall.size).toBe(30)
  })

  it('takes no tile away in which the supervisor does more than watch', async () => {
    await start('abc', { tiles: 2 })
    fake.push({ kind: 'chat', chat: chat('b', 'Coach', { receivedAt: 1 }) })
    fake.push({
      kind: 'desk',
      fields: { attention: [{ chatId: chatId('c'), needs: true, score: 30, reasons: [], unread: false }] },
    })
    expect(shown()).toBe('cb')
  })

  it('places nobody anew for what is said in a chat', async () => {
    await start('abc', { tiles: 2 })
    const before = wall.ids
    fake.push({ kind: 'chat', chat: chat('c', 'Monitor', { receivedAt: 2, unread: 5 }) })
    expect(wall.ids).toBe(before)
    fake.push({
      kind: 'desk',
      fields: { attention: [{ chatId: chatId('c'), needs: true, score: 30, reasons: [], unread: false }] },
    })
    expect(shown()).toBe('ac')
  })

  it('follows the chats: one that ends makes room for the next', async () => {
    await start('abc', { tiles: 2 })
    fake.push({ kind: 'chatRemoved', chatId: chatId('a') })
    expect(shown()).toBe('cb')
    fake.push({ kind: 'chat', chat: chat('d', 'Monitor', { receivedAt: 9 }) })
    expect(shown()).toBe('cb')
  })

  it('moves a tile', async () => {
    await start('abc')
    wall.move(chatId('c'), -2)
    expect(shown()).toBe('cab')
    expect(kept()).toEqual({ wall: { tiles: 12, pinned: ['c'] } })
  })

  it('lets chats that are gone give way only when their places are needed', async () => {
    const gone = Array.from({ length: 29 }, (_, at) => chatId(`gone-${at}`))
    await start('ab', { pinned: [...gone, chatId('a')] })
    wall.pin(chatId('b'), true)
    expect(kept()).toMatchObject({ wall: { pinned: ['a', 'b'] } })
  })
})
