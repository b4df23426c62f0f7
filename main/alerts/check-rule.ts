import * as m from '#messages'
import * as v from 'valibot'
import { AlertRule, type AlertRuleProblem } from '../../preload/contract/index.ts'
import { compile } from './pattern.ts'

export type CheckedRule = { ok: true; rule: AlertRule } | { ok: false; problem: AlertRuleProblem }

/** Whether something is a rule that can be used, or what is wrong with which part of it. */
export function checkRule(given: unknown): CheckedRule {
  const read = v.safeParse(AlertRule, given)
  if (!read.success) {
    const [{ message, path }] = read.issues
    const field = path?.[0]?.key
    return { ok: false, problem: { field: typeof field === 'string' ? field : '', message, position: null } }
  }
  const rule = read.output
  if (rule.kind === 'userData' && rule.test !== 'exists' && rule.value.trim() === '') {
    return { ok: false, problem: { field: 'value', message: m.alerts.badValue(), position: null } }
  }
  const compiled = rule.kind === 'said' ? compile(rule) : null
  return compiled === null || compiled.ok ? { ok: true, rule } : compiled
}
