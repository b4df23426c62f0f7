import { SvelteSet } from 'svelte/reactivity'
import { describe, expect, test, vi } from 'vitest'
import { neighbour, type Mode } from '../../../../preload/contract/index.ts'
import { findings, type Floor } from '../../../../renderer/state/findings.ts'
import { Palette, type Finding } from '../../../../renderer/state/palette.svelte.ts'
import { chat, desk } from '../../../views/support/fixtures.ts'
import { phrases } from '../../../views/support/phrases.ts'
import { team } from '../../../views/support/team.ts'

const finding = (title: string, detail = ''): Finding => ({
  key: title,
  kind: 'chat',
  title,
  detail,
  keys: null,
  run: () => undefined,
})

describe('the palette', () => {
  const filled = (...titles: string[]) => {
    const all = titles.map((title) => finding(title))
    const palette = new Palette(() => all)
    palette.show()
    return { palette, all }
  }

  test('finds by parts of words, the best first, and takes the first', () => {
    const { palette } = filled('Monitor', 'Tom Okafor', 'Amara Oke')
    palette.query = 'oke'
    expect(palette.found.map(({ title }) => title)).toEqual(['Amara Oke'])
    expect(palette.active?.title).toBe('Amara Oke')
  })

  test('goes round the ends by arrows, and begins anew with each query and each opening', () => {
    const { palette } = filled('a', 'ab', 'abc')
    palette.step(-1)
    expect(palette.active?.title).toBe('abc')
    palette.step(1)
    expect(palette.active?.title).toBe('a')
    palette.step(1)
    palette.query = 'abc'
    expect(palette.active?.title).toBe('abc')
    palette.close()
    palette.show()
    expect(palette.query).toBe('')
    expect(palette.active?.title).toBe('a')
  })

  test('takes nothing else where what was chosen is gone', () => {
    const all = new SvelteSet(['one', 'two', 'three'])
    const palette = new Palette(() => [...all].map((title) => finding(title)))
    palette.show()
    palette.step(1)
    expect(palette.active?.title).toBe('two')
    all.delete('two')
    expect(palette.found.map(({ title }) => title)).toEqual(['one', 'three'])
    expect(palette.active).toBeNull()
    palette.step(1)
    expect(palette.active?.title).toBe('one')
  })

  test('takes what stood first as it was looked for, whatever comes before it meanwhile', () => {
    const all = new SvelteSet(['two', 'three'])
    const palette = new Palette(() =>
      [...all]
        .sort()
        .map((title) => finding(title))
        .reverse(),
    )
    palette.show()
    expect(palette.active?.title).toBe('two')
    all.add('zero')
    expect(palette.found[0]?.title).toBe('zero')
    expect(palette.active?.title).toBe('two')
    palette.query = 't'
    expect(palette.active?.title).toBe('two')
  })

  test('finds nothing while it is closed', () => {
    const { palette } = filled('a')
    palette.close()
    expect(palette.found).toEqual([])
  })
})

describe('what can be found', () => {
  const tom = chat('tom', 'Tom Okafor', 'Bo Lindqvist', 'Coach')
  const amara = chat('amara', 'Amara Oke', 'Mei Tanaka', 'Monitor')
  const floor = (more: Partial<Floor> = {}): Floor => ({
    chat: tom,
    chats: [tom, amara],
    listed: [tom, amara],
    team,
    hotkeys: desk('Coach').hotkeys,
    phrases,
    canSwitchTo: () => true,
    canCoach: true,
    say: ({ text }) => text,
    open: vi.fn(),
    openAgent: vi.fn(),
    choose: vi.fn(),
    coach: vi.fn(),
    show: vi.fn(),
    exportChats: vi.fn(),
    showAudit: vi.fn(),
    managePhrases: vi.fn(),
    showKeys: vi.fn(),
    showSettings: vi.fn(),
    inNeed: [],
    editNeed: vi.fn(),
    ...more,
  })
  const titles = (kind: Finding['kind'], more: Partial<Floor> = {}) =>
    findings(floor(more))
      .filter((one) => one.kind === kind)
      .map(({ title }) => title)

  test('opens a chat where Enter is pressed without a word, or shows a view, and changes nothing', () => {
    expect(findings(floor())[0]?.kind).toBe('chat')
    expect(findings(floor({ chats: [tom], listed: [tom] }))[0]?.kind).toBe('view')
  })

  test('are commands for one chat: once another is open they are others', () => {
    const keys = (chat: Floor['chat']) =>
      findings(floor({ chat }))
        .filter(({ kind }) => kind === 'command')
        .map(({ key }) => key)
    expect(keys(amara).filter((key) => keys(tom).includes(key))).toEqual([])
  })

  test('is by the commands for the next chat what their keys do: an invitation is passed over', () => {
    const invited = { ...amara, state: 'Invited' }
    const lee = chat('lee', 'Lee Chang', 'Dee Moreau', 'Monitor')
    const next = findings(floor({ listed: [tom, invited, lee] })).find(({ title }) => title === 'Next chat')
    expect(next?.detail).toBe('Lee Chang with Dee Moreau')
  })

  test('is the next chat that needs somebody, where there is one', () => {
    const next = (inNeed: Floor['inNeed']) =>
      findings(floor({ inNeed })).find(({ title }) => title === 'Next chat that needs you')
    expect(next([])).toBeUndefined()
    expect(next([tom])).toBeUndefined()
    expect(next([tom, amara])?.detail).toBe('Amara Oke with Mei Tanaka')
  })

  test('is each thing once', () => {
    const keys = findings(floor()).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('are the modes that can be asked for, with the keys that work, and not the one that is', () => {
    expect(titles('command')).toEqual(['Monitor', 'Barge in', 'Next chat', 'Previous chat'])
    expect(titles('command', { canSwitchTo: (mode: Mode) => mode === 'Monitor' })).toEqual([
      'Monitor',
      'Next chat',
      'Previous chat',
    ])
    const refused = findings(floor({ hotkeys: [{ command: 'monitor', accelerator: 'Shift+M', state: 'off' }] }))
    expect(refused.find(({ title }) => title === 'Monitor')?.keys).toBeNull()
  })

  test('are no commands for a chat that there is not, and no chat next to the only one', () => {
    expect(titles('command', { chat: null, listed: [] })).toEqual([])
    expect(titles('command', { listed: [tom], canSwitchTo: () => false })).toEqual([])
  })

  test('are the other chats, those too that the list does not show', () => {
    const open = vi.fn()
    const found = findings(floor({ listed: [tom], open })).filter(({ kind }) => kind === 'chat')
    expect(found.map(({ title }) => title)).toEqual(['Amara Oke with Mei Tanaka'])
    found[0]?.run()
    expect(open).toHaveBeenCalledWith('amara')
  })

  test('are phrases only where agents can be written to', () => {
    expect(titles('phrase')).toHaveLength(phrases.length)
    expect(titles('phrase', { canCoach: false })).toEqual([])
  })

  test('are agents and views', () => {
    expect(titles('agent')).toHaveLength(team.length)
    expect(titles('view')).toEqual([
      'Chats',
      'Team',
      'Wall',
      'Export chats…',
      'Audit…',
      'Phrases…',
      'Rules of need…',
      'Settings…',
      'Keys…',
    ])
  })

  test('are the chats next to the open one, round the ends; the palette offers none beside the only one', () => {
    const all = [tom, amara, chat('lee', 'Lee Chang', 'Dee Moreau', 'Monitor')]
    const name = (openId: (typeof tom)['id'] | null, by: 1 | -1) => neighbour(all, openId, by)?.id
    expect(name(tom.id, 1)).toBe('amara')
    expect(name(tom.id, -1)).toBe('lee')
    expect(name(null, 1)).toBe('tom')
    expect(name(null, -1)).toBe('lee')
    expect(neighbour([tom], tom.id, 1)).toBe(tom)
    expect(titles('command', { listed: [tom], canSwitchTo: () => false })).toEqual([])
    expect(neighbour([], null, 1)).toBeNull()
  })
})
