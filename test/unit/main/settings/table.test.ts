import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import * as m from '#messages'
import { Settings, SettingsChange, Snapshot, windowSettings, type Setting } from '../../../../preload/contract/index.ts'
import { readSettings, shownSettings, type StoredSettings } from '../../../../main/settings/schema.ts'
import { settingsTable } from '../../../../main/settings/table.ts'
import { defaultSettings } from '../../../fixtures/settings.ts'

const all = Object.entries(settingsTable) as [keyof StoredSettings, Setting][]
const namesOf = (...accesses: Setting['window'][]): string[] =>
  all.flatMap(([name, { window }]) => (accesses.includes(window) ? name : [])).sort()

describe.each(all)('the setting %s', (name, { schema, default: fallback, scope, window, section, policy }) => {
  test('has a default that its own schema accepts as it is', () => {
    expect(v.parse(schema, fallback)).toEqual(fallback)
  })

  test('keeps its default over the disk', () => {
    const stored: unknown = JSON.parse(JSON.stringify({ [name]: fallback }))
    expect(readSettings(v.parse(v.record(v.string(), v.unknown()), stored))).toEqual({
      settings: defaultSettings,
      unknown: {},
      problems: [],
    })
  })

  test('falls back where a bad value is stored, which is told once and costs no other', () => {
    const bad = [null, 'no such value', -0.5].find((value) => !v.safeParse(schema, value).success)
    expect(bad).toBeDefined()
    const { settings, problems } = readSettings({ [name]: bad })
    expect(settings).toEqual(defaultSettings)
    expect(problems).toHaveLength(1)
  })

  test('has a title, and a policy only by a name that can be one', () => {
    expect(m.settings.title({ setting: name })).toMatch(/^[A-Z].*[^.\s]$/)
    if (policy !== null) expect(policy).toMatch(/^([A-Z][a-z]*)+$/)
  })

  test('is no choice of anybody’s where the program remembers it for itself', () => {
    if (scope === 'program')
      expect({ window, section, policy }).toEqual({ window: 'never', section: null, policy: null })
  })
})

test('no two settings have one policy’s name', () => {
  const policies = all.flatMap(([, { policy }]) => policy ?? [])
  expect(new Set(policies).size).toBe(policies.length)
})

test('each setting stands in one of the two parts of the table', () => {
  expect(namesOf('changes', 'sees')).toEqual(Object.keys(windowSettings).sort())
})

describe('the window', () => {
  test('is given the settings that it sees, and no other', () => {
    expect(Object.keys(Settings.entries).sort()).toEqual(namesOf('changes', 'sees'))
    expect(Object.keys(shownSettings(defaultSettings)).sort()).toEqual(namesOf('changes', 'sees'))
  })

  test('has no field in its snapshot for what is main’s alone', () => {
    for (const name of namesOf('never')) expect(Object.keys(Snapshot.entries)).not.toContain(name)
  })

  test('may change what the table says, each by itself, to what its schema accepts', () => {
    expect(Object.keys(SettingsChange.entries).sort()).toEqual(namesOf('changes'))
    expect(v.parse(SettingsChange, {})).toEqual({})
    expect(v.parse(SettingsChange, { nickname: ' Jo ', server: 'elsewhere' })).toEqual({ nickname: 'Jo' })
    expect(v.is(SettingsChange, { nickname: 'x'.repeat(65) })).toBe(false)
    expect(v.is(SettingsChange, { appearance: undefined }), 'absent, but never undefined').toBe(false)
  })
})
