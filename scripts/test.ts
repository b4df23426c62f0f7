import fs from 'node:fs'
import { needPackages } from './debian.ts'
import { findElectron } from './electron/index.ts'
import { at } from './project.ts'
import { compileMessages } from './messages.ts'
import { run } from './run.ts'
import { command } from './trouble.ts'
import { failure, playwrightCounts, vitestCounts, type Counts } from './test-counts.ts'

/** A part of `npm test`; one that only says yes or no counts as one test. */
interface Stage {
  name: string
  /** Of a package in node_modules, its program and what it is given. */
  program: readonly [file: string, ...args: string[]]
  /** Reads what the program wrote to `report`. */
  counts?: (report: string) => Counts
  env?: Record<string, string>
}

interface Outcome extends Counts {
  name: string
  seconds: number
}

/** No stage takes so long unless it hangs, ms. */
const LIMIT = 18 * 60_000

/** Of what a failed program without a report said, how much is told again at the end, characters. */
const MOST_SAID = 2000

const reports = at('test-results')
const report = (name: string): string => `${reports}/${name}.json`

const stages: Stage[] = [
  { name: 'types', program: ['typescript/bin/tsc', '--noEmit'] },
  { name: 'svelte', program: ['svelte-check/bin/svelte-check', '--fail-on-warnings', '--tsconfig', './tsconfig.json'] },
  { name: 'lint', program: ['eslint/bin/eslint.js', '.'] },
  { name: 'unused', program: ['knip/bin/knip.js'] },
  { name: 'format', program: ['prettier/bin/prettier.cjs', '--check', '.'] },
  vitest('unit', 'unit', 'renderer'),
  vitest('property', 'property'),
  vitest('interop', 'interop'),
  { name: 'build', program: ['vite/bin/vite.js', 'build'] },
  playwright('views'),
  playwright('e2e'),
]

/** `npm test`: every stage, whatever the ones before gave; what failed is told again at the end, and the last line is the sum. */
await command(async () => {
  fs.rmSync(reports, { recursive: true, force: true })
  fs.mkdirSync(reports, { recursive: true })
  compileMessages()
  await prepare()
  const outcomes: Outcome[] = []
  for (const stage of stages) outcomes.push(await play(stage))
  const sum = (what: (outcome: Outcome) => number): number => outcomes.reduce((total, one) => total + what(one), 0)
  const failed = sum((one) => one.failures.length)
  for (const { name, failures } of outcomes) for (const failure of failures) console.log(`\n✗ ${name}: ${failure}`)
  console.log(`\n${table(outcomes)}\n\n${sum((one) => one.passed)} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})

/** What cannot be had is said here; the stages that miss it fail. */
async function prepare(): Promise<void> {
  try {
    await needPackages(['electron', 'display', 'views'], console.log)
    console.log((await findElectron(console.log)).describe)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}

async function play({ name, program: [file, ...args], counts, env }: Stage): Promise<Outcome> {
  console.log(`\n── ${name}`)
  const started = performance.now()
  const ran = await run(process.execPath, [at('node_modules', file), ...args], {
    cwd: at(),
    show: counts !== undefined,
    timeout: LIMIT,
    env: { ...process.env, ...env },
  })
  const said = ran.stdout + ran.stderr
  process.stdout.write(said)
  return { name, seconds: (performance.now() - started) / 1000, ...judge(name, ran.code, said, counts) }
}

/** A program that ends badly has failed, also when its report knows of no failure, or when there is none. */
function judge(name: string, code: number, said: string, counts: Stage['counts']): Counts {
  const judged = counts === undefined ? { passed: code === 0 ? 1 : 0, failures: [] } : readReport(name, counts)
  if (code === 0 || judged.failures.length > 0) return judged
  const how = code === 124 ? `took longer than ${LIMIT / 60_000} minutes and was ended` : `ended with code ${code}`
  return { ...judged, failures: [failure(how, said.slice(-MOST_SAID))] }
}

function readReport(name: string, counts: (report: string) => Counts): Counts {
  try {
    return counts(fs.readFileSync(report(name), 'utf8'))
  } catch (error) {
    return { passed: 0, failures: [`left no report that can be read: ${String(error)}`] }
  }
}

function vitest(name: string, ...projects: string[]): Stage {
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`]
  const wanted = projects.flatMap((project) => ['--project', project])
  return { name, program: ['vitest/vitest.mjs', 'run', ...wanted, ...output], counts: vitestCounts }
}

function playwright(name: string): Stage {
  return {
    name,
    program: [
      '@playwright/test/cli.js',
      'test',
      '--config',
      `test/${name}/playwright.config.ts`,
      '--reporter=list,json',
    ],
    counts: playwrightCounts,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report(name) },
  }
}

function table(outcomes: Outcome[]): string {
  const row = (name: string, passed: string, failed: string, time: string): string =>
    `${name.padEnd(10)}${passed.padStart(8)}${failed.padStart(8)}${time.padStart(10)}`
  return [
    row('stage', 'passed', 'failed', 'time'),
    ...outcomes.map(({ name, passed, failures, seconds }) =>
      row(name, String(passed), String(failures.length), `${seconds.toFixed(1)} s`),
    ),
  ].join('\n')
}
