import * as m from '#messages'
import { windowSettings, type Setting, type Settings, type ValuesOf } from '../../preload/contract/index.ts'
import { readValue } from './read.ts'
import { settingsTable } from './table.ts'

/** All that is kept on disk between two runs. Never a password, a cookie or a line of a chat. */
export type StoredSettings = ValuesOf<typeof settingsTable>

/** What was read of a settings file: every value usable, and what had to be replaced to make it so. */
export interface ReadSettings {
  settings: StoredSettings
  /** Keys this program does not know, to be written back as they were. */
  unknown: Record<string, unknown>
  /** One sentence for each value that fell back to its default. */
  problems: string[]
}

/** Reads settings value by value, so that one bad value costs that value and nothing else. */
export function readSettings(raw: Readonly<Record<string, unknown>>): ReadSettings {
  const problems: string[] = []

  function value(name: keyof StoredSettings, { schema, default: fallback, read }: Setting): unknown {
    const found = raw[name]
    const lost = (): void => void problems.push(m.settings.unreadable({ setting: m.settings.title({ setting: name }) }))
    if (read === undefined || found === undefined) return readValue(schema, found, fallback, lost)
    const healed = read(found, (sentence) => problems.push(sentence))
    if (healed === null) lost()
    return healed ?? fallback
  }

  const all = Object.entries(settingsTable) as [keyof StoredSettings, Setting][]
  const read = all.map(([name, one]) => [name, value(name, one)] as const)
  return {
    // Each value has just been read by its own setting.
    settings: Object.fromEntries(read) as StoredSettings,
    unknown: Object.fromEntries(Object.entries(raw).filter(([key]) => !Object.hasOwn(settingsTable, key))),
    problems,
  }
}

/** The part of the settings that the window sees. */
export function shownSettings(stored: Readonly<StoredSettings>): Settings {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => Object.hasOwn(windowSettings, name))) as Settings
}
