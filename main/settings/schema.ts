import * as v from 'valibot'
import {
  AlertRule,
  Appearance,
  AUDIT_DAYS_LIMIT,
  DEFAULT_VIEWS,
  DoNotDisturb,
  HotkeyCommand,
  Phrase,
  PHRASE_LIMIT,
  Mode,
  UserId,
  WatchScope,
  Views,
  type Settings,
} from '../../preload/contract/index.ts'
import { defaultAlertRules } from '../supervision/alerts/default-rules.ts'
import { readAlertRules } from './alert-rules.ts'
import { readList } from './list.ts'
import { readViews } from './views.ts'
import { defaultPhrases } from './default-phrases.ts'

/** The form of the settings file that this program writes. */
export const SETTINGS_VERSION = 1

const defaultHotkeys: Readonly<Record<HotkeyCommand, string>> = {
  monitor: 'Ctrl+Shift+F9',
  coach: 'Ctrl+Shift+F10',
  bargeIn: 'Ctrl+Shift+F11',
  nextChat: 'Ctrl+Shift+F8',
  previousChat: 'Ctrl+Shift+F7',
  showWindow: 'Ctrl+Shift+F12',
}

/** Where the main window stood when it was not maximised, in Electron's device independent pixels. */
export const WindowBounds = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  maximized: v.boolean(),
})
export type WindowBounds = v.InferOutput<typeof WindowBounds>

const shortText = v.pipe(v.string(), v.maxLength(2048))
const accelerator = v.pipe(v.string(), v.maxLength(64))

const teamHead = { server: shortText, user: UserId }
const teamAgent = v.object({
  id: UserId,
  name: shortText,
  userName: shortText,
  pinned: v.boolean(),
  watch: v.nullable(v.object({ mode: Mode, scope: WatchScope })),
})
/** A team whose agents are still to be looked at. */
const teamAround = v.object({ ...teamHead, agents: v.array(v.unknown()) })

const fields = {
  /** A newer program may have written a higher one; what it added is kept. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  server: shortText,
  userName: shortText,
  /** The name that others see in a chat; empty: the server's choice. */
  nickname: shortText,
  appearance: Appearance,
  askBeforeBargeIn: v.boolean(),
  askBeforeQuit: v.boolean(),
  /** For how many days the audit is kept; 0: switched off. */
  auditDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(AUDIT_DAYS_LIMIT)),
  /** Accelerators as Electron spells them; empty: switched off. */
  hotkeys: v.object({
    monitor: accelerator,
    coach: accelerator,
    bargeIn: accelerator,
    nextChat: accelerator,
    previousChat: accelerator,
    showWindow: accelerator,
  }),
  alertRules: v.array(AlertRule),
  doNotDisturb: DoNotDisturb,
  views: Views,
  phrases: v.array(Phrase),
  window: v.nullable(WindowBounds),
  /** Agents who are pinned or watched, for each server (its API's address) and user. */
  teams: v.array(v.object({ ...teamHead, agents: v.array(teamAgent) })),
} as const

/** All that is kept on disk between two runs. Never a password, a cookie or a line of a chat. */
export type StoredSettings = { [K in keyof typeof fields]: v.InferOutput<(typeof fields)[K]> }

export const defaultSettings: Readonly<StoredSettings> = {
  version: SETTINGS_VERSION,
  server: '',
  userName: '',
  nickname: '',
  appearance: 'system',
  askBeforeBargeIn: true,
  askBeforeQuit: true,
  auditDays: 30,
  hotkeys: { ...defaultHotkeys },
  alertRules: [...defaultAlertRules],
  doNotDisturb: { on: false, until: null },
  views: DEFAULT_VIEWS,
  phrases: [...defaultPhrases],
  window: null,
  teams: [],
}

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

  function value<S extends v.GenericSchema>(schema: S, found: unknown, fallback: v.InferOutput<S>, name: string) {
    if (found === undefined) return fallback
    const read = v.safeParse(schema, found)
    if (read.success) return read.output
    problems.push(`The setting “${name}” could not be read; its default is used.`)
    return fallback
  }

  function hotkeys(found: unknown): StoredSettings['hotkeys'] {
    const map = value(v.record(v.string(), v.unknown()), found, {}, 'hotkeys')
    const read = { ...defaultHotkeys }
    for (const command of HotkeyCommand.options) {
      read[command] = value(accelerator, map[command], defaultHotkeys[command], `hotkeys.${command}`)
    }
    return read
  }

  /** Of two phrases with one id the first is kept. */
  function phrases(found: unknown): StoredSettings['phrases'] {
    if (found === undefined) return [...defaultPhrases]
    const lost = (place: number): void => {
      problems.push(`Phrase ${place} of the settings could not be read and is left out.`)
    }
    const read = readList(
      Phrase,
      found,
      lost,
      ({ id }, kept) => kept.length < PHRASE_LIMIT && kept.every((one) => one.id !== id),
    )
    return read ?? value(fields.phrases, found, [...defaultPhrases], 'phrases')
  }

  /** One bad agent costs that agent, one bad team that team. */
  function teams(found: unknown): StoredSettings['teams'] {
    if (found === undefined) return []
    const lostTeam = (place: number): void => {
      problems.push(`Team ${place} of the settings could not be read and is left out.`)
    }
    const read = readList(teamAround, found, lostTeam)
    if (read === null) return value(fields.teams, found, [], 'teams')
    return read.map(({ server, user, agents }) => {
      const lost = (place: number): void => {
        problems.push(`Agent ${place} of ${user}’s team could not be read and is left out.`)
      }
      return { server, user, agents: readList(teamAgent, agents, lost) ?? [] }
    })
  }

  const settings: StoredSettings = {
    version: Math.max(SETTINGS_VERSION, value(fields.version, raw.version, SETTINGS_VERSION, 'version')),
    server: value(fields.server, raw.server, defaultSettings.server, 'server'),
    userName: value(fields.userName, raw.userName, defaultSettings.userName, 'userName'),
    nickname: value(fields.nickname, raw.nickname, defaultSettings.nickname, 'nickname'),
    appearance: value(fields.appearance, raw.appearance, defaultSettings.appearance, 'appearance'),
    askBeforeBargeIn: value(
      fields.askBeforeBargeIn,
      raw.askBeforeBargeIn,
      defaultSettings.askBeforeBargeIn,
      'askBeforeBargeIn',
    ),
    askBeforeQuit: value(fields.askBeforeQuit, raw.askBeforeQuit, defaultSettings.askBeforeQuit, 'askBeforeQuit'),
    auditDays: value(fields.auditDays, raw.auditDays, defaultSettings.auditDays, 'auditDays'),
    hotkeys: hotkeys(raw.hotkeys),
    alertRules: readAlertRules(raw.alertRules, (problem) => problems.push(problem)),
    doNotDisturb: value(fields.doNotDisturb, raw.doNotDisturb, defaultSettings.doNotDisturb, 'doNotDisturb'),
    views: readViews(raw.views, (problem) => problems.push(problem)),
    phrases: phrases(raw.phrases),
    window: value(fields.window, raw.window, defaultSettings.window, 'window'),
    teams: teams(raw.teams),
  }
  const unknown = Object.fromEntries(Object.entries(raw).filter(([key]) => !(key in fields)))
  return { settings, unknown, problems }
}

/** The part of the settings that the views show. */
export function shownSettings(stored: Readonly<StoredSettings>): Settings {
  const { server, userName, appearance, askBeforeBargeIn, askBeforeQuit, nickname } = stored
  return { server, userName, appearance, askBeforeBargeIn, askBeforeQuit, nickname }
}
