import { parseArgs } from 'node:util'
import { normalBehaviour } from './behaviour.ts'
import type { DemoOptions } from './index.ts'
import type { ScenarioName } from './scenarios/index.ts'
import { scenarios } from './scenarios/index.ts'

export type CliOptions = DemoOptions & { scenario: ScenarioName; seed: number; port: number }

/** A mistake of whoever typed the command: said in one sentence, exit code 2. */
export class UsageError extends Error {}

/** @throws {UsageError} where the arguments make no sense */
export function readArguments(args: string[]): CliOptions | 'help' {
  const text = { type: 'string' } as const
  let given
  try {
    given = parseArgs({
      args,
      options: {
        port: text,
        scenario: text,
        agents: text,
        seed: text,
        speed: text,
        user: text,
        password: text,
        set: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} See --help.`)
  }
  if (given.help === true) return 'help'
  return {
    port: whole('port', given.port ?? '9090', 0, 65_535),
    scenario: scenarioNamed(given.scenario ?? 'calm'),
    ...(given.agents !== undefined && { agents: whole('agents', given.agents, 1, 500) }),
    seed: whole('seed', given.seed ?? '1', 0, 0xffff_ffff),
    speed: positive('speed', given.speed ?? '1'),
    userName: given.user ?? 'supervisor',
    password: given.password ?? 'demo',
    behaviour: Object.fromEntries((given.set ?? []).map(readSwitch)),
  }
}

function scenarioNamed(name: string): ScenarioName {
  const known = Object.keys(scenarios) as ScenarioName[]
  const found = known.find((scenario) => scenario === name)
  if (found === undefined) throw new UsageError(`There is no scenario ${name}; there are ${known.join(', ')}.`)
  return found
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = Number(value)
  if (value.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not “${value}”.`)
}

function positive(name: string, value: string): number {
  const number = Number(value)
  if (Number.isFinite(number) && number > 0) return number
  throw new UsageError(`--${name} takes a number above 0, not “${value}”.`)
}

/** `name=value`, read as the type that the switch has by default. */
function readSwitch(assignment: string): [string, unknown] {
  const [name = '', ...rest] = assignment.split('=')
  const value = rest.join('=')
  const normal: unknown = Object.entries(normalBehaviour()).find(([key]) => key === name)?.[1]
  if (normal === undefined) throw new UsageError(`There is no switch ${name}; --help lists them.`)
  if (typeof normal === 'number') return [name, positiveOrZero(name, value)]
  if (typeof normal === 'boolean') {
    if (value !== 'on' && value !== 'off') throw new UsageError(`--set ${name} takes on or off, not “${value}”.`)
    return [name, value === 'on']
  }
  return [name, Array.isArray(normal) ? value.split(',').filter((part) => part !== '') : value]
}

function positiveOrZero(name: string, value: string): number {
  return value.trim() === '0' ? 0 : positive(`set ${name}`, value)
}

export function help(): string {
  const list = Object.entries(scenarios).map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  const switches = Object.entries(normalBehaviour()).map(([name, value]) => `  ${name}=${shown(value)}`)
  return [
    'npm run demo -- [--port 9090] [--scenario NAME] [--agents N] [--seed N] [--speed X] [--user NAME] [--password TEXT] [--set SWITCH=VALUE]…',
    'Scenarios:',
    ...list,
    'Switches, as they stand without --set (each is explained in main/demo/behaviour.ts):',
    ...switches,
  ].join('\n')
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return Array.isArray(value) ? value.join(',') : String(value)
}
