import * as v from 'valibot'
import {
  AlertRule,
  AttentionRules,
  AuditDays,
  DEFAULT_VIEWS,
  DoNotDisturb,
  NO_ALERTS,
  Phrases,
  setting,
  Views,
  windowSettings,
  type SettingsTable,
} from '../../preload/contract/index.ts'
import { defaultAlertRules } from '../supervision/alerts/default-rules.ts'
import { defaultAttentionRules } from '../supervision/attention/default-rules.ts'
import { readAlertRules } from './alert-rules.ts'
import { readAttentionRules } from './attention-rules.ts'
import { defaultPhrases } from './default-phrases.ts'
import { defaultHotkeys, HotkeySettings, readHotkeys } from './hotkeys.ts'
import { readPhrases } from './phrases.ts'
import { readTeams, Teams } from './teams.ts'
import { readViews } from './views.ts'

/** The form of the settings file that this program writes. */
const SETTINGS_VERSION = 1

/** Where the main window stood when it was not maximised, in Electron's device independent pixels. */
const WindowBounds = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  maximized: v.boolean(),
})
export type WindowBounds = v.InferOutput<typeof WindowBounds>

/** The settings that the window does not see, or not as such. */
const ownSettings = {
  /** A newer program may have written a higher one; what it added is kept. */
  version: setting({
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.toMinValue(SETTINGS_VERSION)),
    default: SETTINGS_VERSION,
    scope: 'program',
    window: 'never',
    section: null,
    policy: null,
  }),
  /** For how many days the audit is kept; 0: switched off. */
  auditDays: setting({
    schema: AuditDays,
    default: 30,
    scope: 'user',
    window: 'apart',
    section: 'records',
    policy: 'AuditDays',
  }),
  hotkeys: setting({
    schema: HotkeySettings,
    default: defaultHotkeys,
    read: readHotkeys,
    scope: 'user',
    window: 'apart',
    section: 'hotkeys',
    policy: 'Hotkeys',
  }),
  alertRules: setting({
    schema: v.array(AlertRule),
    // In the language of the moment.
    get default() {
      return defaultAlertRules()
    },
    read: readAlertRules,
    scope: 'user',
    window: 'apart',
    section: 'alerts',
    policy: 'AlertRules',
  }),
  attentionRules: setting({
    schema: AttentionRules,
    default: defaultAttentionRules,
    read: readAttentionRules,
    scope: 'user',
    window: 'apart',
    section: 'alerts',
    policy: 'AttentionRules',
  }),
  doNotDisturb: setting({
    schema: DoNotDisturb,
    default: NO_ALERTS.doNotDisturb,
    scope: 'user',
    window: 'apart',
    section: 'alerts',
    policy: null,
  }),
  views: setting({
    schema: Views,
    default: DEFAULT_VIEWS,
    read: readViews,
    scope: 'user',
    window: 'apart',
    section: null,
    policy: null,
  }),
  phrases: setting({
    schema: Phrases,
    // In the language of the moment.
    get default() {
      return defaultPhrases()
    },
    read: readPhrases,
    scope: 'user',
    window: 'apart',
    section: 'chats',
    policy: 'Phrases',
  }),
  window: setting({
    schema: v.nullable(WindowBounds),
    default: null,
    scope: 'program',
    window: 'never',
    section: null,
    policy: null,
  }),
  /** Agents who are pinned or watched, for each server (its API's address) and user. */
  teams: setting({
    schema: Teams,
    default: [],
    read: readTeams,
    scope: 'user',
    window: 'never',
    section: null,
    policy: null,
  }),
} as const satisfies SettingsTable<'apart' | 'never'>

/** Every setting there is. */
export const settingsTable = { ...windowSettings, ...ownSettings } as const
