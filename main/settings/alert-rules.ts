import { ALERT_RULE_LIMIT, AlertRule } from '../../preload/contract/index.ts'
import { defaultAlertRules } from '../supervision/alerts/default-rules.ts'
import { lastOfEach, readList } from './read.ts'

/** Reads the stored rules one by one, so that a bad one costs no other; `report` takes a sentence for each. */
export function readAlertRules(found: unknown, report: (sentence: string) => void): AlertRule[] {
  const lost = (place: number): void => report(`Alert rule ${place} could not be read and is left out.`)
  const rules = readList(AlertRule, found, lost, (_rule, kept) => kept.length < ALERT_RULE_LIMIT)
  if (rules !== null) return lastOfEach(rules, ({ id }) => id)
  report('The alert rules could not be read; those that Sideline comes with are used.')
  return [...defaultAlertRules]
}
