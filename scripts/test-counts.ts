/** What a report says of its tests: how many passed, and of each that did not, its name and what was wrong. */
export interface Counts {
  passed: number
  failures: string[]
}

interface VitestReport {
  numPassedTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

interface PlaywrightReport {
  stats: { expected: number }
  suites?: Suite[]
  errors: { message?: string }[]
}

interface Suite {
  file: string
  suites?: Suite[]
  specs?: {
    title: string
    tests: { status: string; results: { error?: { message?: string } }[] }[]
  }[]
}

/** Reads a report of Vitest's JSON reporter; a file that could not be loaded has failed as one. */
export function vitestCounts(report: string): Counts {
  const { numPassedTests, testResults } = JSON.parse(report) as VitestReport
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [failure(name, message)]
    return assertionResults
      .filter((one) => one.status === 'failed')
      .map((one) => failure(one.fullName, one.failureMessages?.[0]))
  })
  return { passed: numPassedTests, failures }
}

/** Reads a report of Playwright's JSON reporter. One that failed before it passed has failed; so has one that was skipped. */
export function playwrightCounts(report: string): Counts {
  const { stats, suites = [], errors } = JSON.parse(report) as PlaywrightReport
  const outside = errors.map(({ message }) => failure('outside of the tests', message))
  return { passed: stats.expected, failures: [...suites.flatMap(failuresOf), ...outside] }
}

function failuresOf({ file, suites = [], specs = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ status, results }) => failure(`${file} › ${title} (${status})`, results[0]?.error?.message)),
  )
  return [...own, ...suites.flatMap(failuresOf)]
}

/** Long enough for what was expected and what came, in lines. */
const MESSAGE_LINES = 12

/** One failure as it is told: its name, and what was wrong below it. */
export function failure(name: string, message = ''): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  return [name, ...lines.slice(0, MESSAGE_LINES).map((line) => `    ${line}`)].join('\n')
}
