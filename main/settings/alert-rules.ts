import * as v from 'valibot'
import { ALERT_RULE_LIMIT, AlertRule } from '../../preload/contract/index.ts'
import { defaultAlertRules } from '../supervision/alerts/default-rules.ts'

/** Reads the stored rules one by one, so that a bad one costs no other; `report` takes a sentence for each. */
export function readAlertRules(found: unknown, report: (sentence: string) => void): AlertRule[] {
  if (found === undefined) return [...defaultAlertRules]
  if (!Array.isArray(found)) {
    report('The alert rules could not be read; those that Sideline comes with are used.')
    return [...defaultAlertRules]
  }
  const rules = new Map<string, AlertRule>()
  found.slice(0, ALERT_RULE_LIMIT).forEach((each: unknown, place) => {
    const read = v.safeParse(AlertRule, each)
    if (read.success) rules.set(read.output.id, read.output)
    else report(`Alert rule ${place + 1} could not be read and is left out.`)
  })
  return [...rules.values()]
}
