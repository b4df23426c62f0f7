import { describe, expect, test } from 'vitest'
import { compile } from '../../../../main/alerts/pattern.ts'
import { readSettings } from '../../../../main/settings/schema.ts'
import { defaultAlertRules } from '../../../../main/supervision/alerts/default-rules.ts'
import { WAIT_THRESHOLDS, waitThresholds } from '../../../../preload/contract/index.ts'
import { rule } from '../supervision/alerts/samples.ts'

function read(found: unknown) {
  const { settings, problems } = readSettings({ alertRules: found })
  return { rules: settings.alertRules, problems }
}

describe('reading alert rules', () => {
  test('none at all are those that the program comes with, and an empty list is an empty list', () => {
    expect(read(undefined)).toEqual({ rules: defaultAlertRules(), problems: [] })
    expect(read([])).toEqual({ rules: [], problems: [] })
  })

  test('a bad one is named and costs no other', () => {
    const good = [rule('waiting'), rule('newChat')]
    const { rules, problems } = read([good[0], { ...good[0], after: -1, id: 'x' }, good[1]])
    expect(rules).toEqual(good)
    expect(problems).toEqual(['Alert rule 2 could not be read and is left out.'])
  })

  test('of two with the same id the later one counts', () => {
    expect(read([rule('waiting'), rule('waiting', { name: 'Later' })]).rules).toEqual([
      rule('waiting', { name: 'Later' }),
    ])
  })

  test('what is no list falls to the defaults and is said', () => {
    expect(read('rules').rules).toEqual(defaultAlertRules())
    expect(read('rules').problems).toHaveLength(1)
  })
})

describe('the rules that the program comes with', () => {
  test('can all be used', () => {
    for (const each of defaultAlertRules()) if (each.kind === 'said') expect(compile(each).ok).toBe(true)
    expect(new Set(defaultAlertRules().map(({ id }) => id)).size).toBe(defaultAlertRules().length)
  })

  test('and the colours of waits have the same times', () => {
    expect(waitThresholds(defaultAlertRules())).toEqual(WAIT_THRESHOLDS)
  })
})

test('the colours of waits follow the rules that are on', () => {
  const rules = [
    rule('waiting', { id: 'a', level: 'warning', after: 20_000 }),
    rule('waiting', { id: 'b', level: 'critical', after: 40_000 }),
    rule('waiting', { id: 'c', level: 'critical', after: 10_000, on: false }),
  ]
  expect(waitThresholds(rules)).toEqual({ long: 20_000, tooLong: 40_000 })
  expect(waitThresholds([rule('waiting', { level: 'critical', after: 30_000 })])).toEqual({
    long: 30_000,
    tooLong: 30_000,
  })
})
