import * as m from '#messages'
import { ALERT_RULE_LIMIT, AlertRule } from '../../preload/contract/index.ts'
import { defaultAlertRules } from '../supervision/alerts/default-rules.ts'
import { lastOfEach, readList } from './read.ts'

/** Reads the stored rules one by one, so that a bad one costs no other; `report` takes a sentence for each. */
export function readAlertRules(found: unknown, report: (sentence: string) => void): AlertRule[] {
  const lost = (place: number): void => report(m.settings.alertRuleLeftOut({ place }))
  const rules = readList(AlertRule, found, lost, (_rule, kept) => kept.length < ALERT_RULE_LIMIT)
  if (rules !== null) return lastOfEach(rules, ({ id }) => id)
  report(m.settings.alertRulesUnreadable())
  return defaultAlertRules()
}
