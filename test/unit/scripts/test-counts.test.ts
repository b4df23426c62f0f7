import { describe, expect, it } from 'vitest'
import { playwrightCounts, vitestCounts } from '../../../scripts/test-counts.ts'

describe('the counts of Vitest', () => {
  it('are those of its tests', () => {
    const report = JSON.stringify({
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [{ status: 'failed', assertionResults: [{}] }],
    })
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1 })
  })

  it('take a file that could not be loaded for a failure', () => {
    const report = JSON.stringify({
      numPassedTests: 3,
      numFailedTests: 0,
      testResults: [
        { status: 'passed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    })
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1 })
  })
})

describe('the counts of Playwright', () => {
  it('take what was flaky or skipped, and errors outside of tests, for failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }
    expect(playwrightCounts(JSON.stringify({ stats, errors: [{}] }))).toEqual({ passed: 5, failed: 4 })
  })
})
