import * as v from 'valibot'
import { AlertRule, AlertRuleId, WAIT_THRESHOLDS } from '../../../preload/contract/index.ts'
import type { AlertSource } from './alerts.ts'

const quietly = { list: true, tray: false, desktop: false, sound: false }
const visibly = { list: true, tray: true, desktop: true, sound: false }
const loudly = { list: true, tray: true, desktop: true, sound: true }

/** What was written to agents can be read by everyone: the one alert that has no rule to be changed. */
export const EXPOSED: AlertSource = {
  id: v.parse(AlertRuleId, 'exposed-line'),
  kind: 'exposed',
  name: 'Everyone can read a line of yours to agents',
  level: 'critical',
  ways: loudly,
}

/** The rules that the program comes with. */
export const defaultAlertRules: readonly AlertRule[] = v.parse(v.array(AlertRule), [
  {
    id: 'waits-long',
    kind: 'waiting',
    name: 'Customer waits long',
    on: true,
    level: 'warning',
    ways: quietly,
    after: WAIT_THRESHOLDS.long,
  },
  {
    id: 'waits-too-long',
    kind: 'waiting',
    name: 'Customer waits too long',
    on: true,
    level: 'critical',
    ways: loudly,
    after: WAIT_THRESHOLDS.tooLong,
  },
  {
    id: 'agent-silent',
    kind: 'silent',
    name: 'Agent is silent',
    on: true,
    level: 'warning',
    ways: quietly,
    after: 300_000,
  },
  {
    id: 'help-requested',
    kind: 'userData',
    name: 'Help requested',
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
    name: 'Customer asks for more',
    on: true,
    level: 'warning',
    ways: visibly,
    match: 'words',
    text: 'supervisor, manager, complain*, lawyer, cancel my contract',
    from: 'customer',
    audience: 'any',
  },
  { id: 'new-chat', kind: 'newChat', name: 'New chat', on: false, level: 'info', ways: quietly },
  {
    id: 'connection-lost',
    kind: 'connection',
    name: 'Connection lost',
    on: true,
    level: 'critical',
    ways: loudly,
    after: 5_000,
  },
])
