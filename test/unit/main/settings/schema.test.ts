import { describe, expect, test } from 'vitest'
import { defaultsOf, windowSettings } from '../../../../preload/contract/index.ts'
import { readSettings, shownSettings } from '../../../../main/settings/schema.ts'
import { defaultSettings } from '../../../fixtures/settings.ts'

describe('reading settings', () => {
  test('an empty file gives the defaults, without a word', () => {
    expect(readSettings({})).toEqual({ settings: defaultSettings, unknown: {}, problems: [] })
  })

  test('a single bad value falls to its default and is named; the others stay', () => {
    const { settings, problems } = readSettings({ server: 'gws.example.com', appearance: 'pink', askBeforeBargeIn: 0 })
    expect(settings).toEqual({ ...defaultSettings, server: 'gws.example.com' })
    expect(problems).toHaveLength(2)
    expect(problems[0]).toContain('“Appearance”')
    expect(problems[1]).toContain('“Ask before Barge in”')
  })

  test('barge-in asks first unless that was switched off', () => {
    expect(readSettings({}).settings.askBeforeBargeIn).toBe(true)
    expect(readSettings({ askBeforeBargeIn: false }).settings.askBeforeBargeIn).toBe(false)
    expect(readSettings({}).settings.askBeforeQuit).toBe(true)
    expect(readSettings({ askBeforeQuit: false }).settings.askBeforeQuit).toBe(false)
  })

  test('one bad hotkey costs that hotkey; an empty one stays switched off', () => {
    const { settings, problems } = readSettings({ hotkeys: { coach: 7, monitor: '', bargeIn: 'Alt+B' } })
    expect(settings.hotkeys).toEqual({ ...defaultSettings.hotkeys, monitor: '', bargeIn: 'Alt+B' })
    expect(problems).toEqual(['The hotkey of Coach could not be read; its default is used.'])
  })

  test('one bad phrase costs that phrase, and so does one whose id is taken', () => {
    const phrase = { id: 'a', group: '', title: 'Sorry', text: 'Say sorry, {agent}' }
    const { settings, problems } = readSettings({
      phrases: [phrase, { ...phrase, id: 'b', text: 'Hi {name}' }, phrase, { ...phrase, id: 'c' }],
    })
    expect(settings.phrases.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(problems).toEqual([
      'Phrase 2 of the settings could not be read and is left out.',
      'Phrase 3 of the settings could not be read and is left out.',
    ])
  })

  test('one bad agent costs that agent, one bad team that team', () => {
    const ann = { id: 'ann', name: 'Ann', userName: 'ann', pinned: true, watch: null }
    const bo = { ...ann, id: 'bo', watch: { mode: 'Coach', scope: 'AllChats' } }
    const { settings, problems } = readSettings({
      teams: [
        { server: 'https://a/api/v2', user: 'jana', agents: [ann, { ...ann, id: 'x', watch: { mode: 'Shout' } }, bo] },
        { server: 'https://a/api/v2', user: 7, agents: [ann] },
        { server: 'https://b/api/v2', user: 'jana', agents: [bo] },
      ],
    })
    expect(settings.teams.map(({ server, agents }) => [server, agents.map(({ id }) => id)])).toEqual([
      ['https://a/api/v2', ['ann', 'bo']],
      ['https://b/api/v2', ['bo']],
    ])
    expect(problems).toEqual([
      'Team 2 of the settings could not be read and is left out.',
      'Agent 2 of jana’s team could not be read and is left out.',
    ])
    expect(readSettings({ teams: 'all' }).problems).toEqual([
      'The setting “Agents who are pinned or watched” could not be read; its default is used.',
    ])
  })

  test('no phrases stay no phrases; without a word of them there are those to begin with', () => {
    expect(readSettings({ phrases: [] }).settings.phrases).toEqual([])
    expect(readSettings({}).settings.phrases.length).toBeGreaterThan(5)
  })

  test('hotkeys that are no map are the defaults', () => {
    expect(readSettings({ hotkeys: 'F9' }).settings.hotkeys).toEqual(defaultSettings.hotkeys)
  })

  test('what a newer program wrote is handed back, its version with it', () => {
    const { settings, unknown } = readSettings({ version: 9, wall: { tiles: 12 }, userName: 'jo' })
    expect(settings.version).toBe(9)
    expect(unknown).toEqual({ wall: { tiles: 12 } })
  })

  test('a window without a size, or a fraction of a pixel, is forgotten', () => {
    const stood = { x: -10, y: 0, width: 900, height: 600, maximized: true }
    expect(readSettings({ window: stood }).settings.window).toEqual(stood)
    expect(readSettings({ window: { ...stood, width: 0 } }).settings.window).toBeNull()
    expect(readSettings({ window: { ...stood, x: 0.5 } }).settings.window).toBeNull()
  })
})

test('views are shown no more than the contract says', () => {
  expect(shownSettings({ ...defaultSettings, server: 's', userName: 'u' })).toEqual({
    ...defaultsOf(windowSettings),
    server: 's',
    userName: 'u',
  })
})
