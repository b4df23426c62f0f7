import { describe, expect, it } from 'vitest'
import { playwrightCounts, vitestCounts } from '../../../scripts/test-counts.ts'

describe('the counts of Vitest', () => {
  it('are those of its tests, with the name and the message of what failed', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'adds' },
      { status: 'failed', fullName: 'subtracts', failureMessages: ['Error: 2 is not 3\n\n    at some/file.ts:1:2'] },
    ]
    const report = JSON.stringify({
      numPassedTests: 3,
      testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }],
    })
    expect(vitestCounts(report)).toEqual({ passed: 3, failures: ['subtracts\n    Error: 2 is not 3'] })
  })

  it('take a file that could not be loaded for a failure', () => {
    const report = JSON.stringify({
      numPassedTests: 3,
      testResults: [
        { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'adds' }] },
        { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    })
    expect(vitestCounts(report)).toEqual({ passed: 3, failures: ['b.test.ts\n    no such module'] })
  })
})

describe('the counts of Playwright', () => {
  it('take what was flaky or skipped, and errors outside of tests, for failures', () => {
    const spec = (title: string, status: string, message?: string) => ({
      title,
      tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
    })
    const inner = { file: 'a.spec.ts', specs: [spec('waits', 'flaky', 'Error: too late'), spec('shows', 'expected')] }
    const outer = { file: 'a.spec.ts', suites: [inner], specs: [spec('opens', 'skipped'), spec('ends', 'unexpected')] }
    const report = JSON.stringify({ stats: { expected: 5 }, suites: [outer], errors: [{ message: 'no browser' }] })
    expect(playwrightCounts(report)).toEqual({
      passed: 5,
      failures: [
        'a.spec.ts › opens (skipped)',
        'a.spec.ts › ends (unexpected)',
        'a.spec.ts › waits (flaky)\n    Error: too late',
        'outside of the tests\n    no browser',
      ],
    })
  })
})
