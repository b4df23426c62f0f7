import * as v from 'valibot'
import * as m from '#messages'
import { AlertRule, AlertRuleId, WAIT_THRESHOLDS } from '../../../preload/contract/index.ts'
import type { AlertSource } from './alerts.ts'

const quietly = { list: true, tray: false, desktop: false, sound: false }
const visibly = { list: true, tray: true, desktop: true, sound: false }
const loudly = { list: true, tray: true, desktop: true, sound: true }

/** What was written to agents can be read by everyone: the one alert that has no rule to be changed. */
export const EXPOSED: AlertSource = {
  id: v.parse(AlertRuleId, 'exposed-line'),
  kind: 'exposed',
  get name() {
    return m.alerts.exposed()
  },
  level: 'critical',
  ways: loudly,
}

/** The rules that the program comes with, to be made one's own. */
export const defaultAlertRules = (): AlertRule[] =>
  v.parse(v.array(AlertRule), [
    {
      id: 'waits-long',
      kind: 'waiting',
      name: m.alerts.defaultRule({ rule: 'waitsLong' }),
      on: true,
      level: 'warning',
      ways: quietly,
      after: WAIT_THRESHOLDS.long,
    },
    {
      id: 'waits-too-long',
      kind: 'waiting',
      name: m.alerts.defaultRule({ rule: 'waitsTooLong' }),
      on: true,
      level: 'critical',
      ways: loudly,
      after: WAIT_THRESHOLDS.tooLong,
    },
    {
      id: 'agent-silent',
      kind: 'silent',
      name: m.alerts.kind({ kind: 'silent' }),
      on: true,
      level: 'warning',
      ways: quietly,
      after: 300_000,
    },
    {
      id: 'help-requested',
      kind: 'userData',
      name: m.alerts.defaultRule({ rule: 'helpRequested' }),
      on: true,
      level: 'critical',
      ways: loudly,
      key: 'HelpRequested',
      test: 'equals',
      value: '1',
    },
    {
      id: 'escalation',
      kind: 'said',
      name: m.alerts.defaultRule({ rule: 'asksForMore' }),
      on: true,
      level: 'warning',
      ways: visibly,
      match: 'words',
      text: m.alerts.asksForMoreWords(),
      from: 'customer',
      audience: 'any',
    },
    {
      id: 'new-chat',
      kind: 'newChat',
      name: m.alerts.kind({ kind: 'newChat' }),
      on: false,
      level: 'info',
      ways: quietly,
    },
    {
      id: 'connection-lost',
      kind: 'connection',
      name: m.alerts.kind({ kind: 'connection' }),
      on: true,
      level: 'critical',
      ways: loudly,
      after: 5_000,
    },
  ])
