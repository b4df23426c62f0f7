import type { CliOptions } from './cli-arguments.ts'
import { UsageError, help, readArguments } from './cli-arguments.ts'
import { startDemo } from './index.ts'
import { scenarios } from './scenarios/index.ts'

try {
  const options = readArguments(process.argv.slice(2))
  if (options === 'help') console.log(help())
  else await run(options)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
}

async function run(options: CliOptions): Promise<void> {
  const demo = await startDemo(options).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${options.port} is in use by another program; choose one by --port.`)
    if (code === 'EACCES') throw new Error(`Port ${options.port} is not allowed to this user; choose one above 1023.`)
    throw error
  })
  console.log(`The demo contact centre runs at ${demo.url} (this machine only).`)
  console.log(`Sign in as ${demo.userName} with the password ${demo.password}.`)
  console.log(
    `Scenario ${options.scenario}: ${scenarios[options.scenario].summary}. Seed ${options.seed}. Ctrl+C stops it.`,
  )
  const stop = () => {
    console.log('Stopping.')
    void demo.stop()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
