import path from 'node:path'
// The variant without Electron: the other one opens an IPC channel of its own, on which no sender is checked.
import electronLog from 'electron-log/node'

/** What an entry may carry. Strings are codes and names of states; see {@link redact}. */
export type Facts = Readonly<Record<string, Fact>>
type Fact = string | number | boolean | null

/** The log of the main process. Events are named `part: what happened`, in constant words. */
export interface Log {
  info(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  /** With the error's name, code and stack, never its message: messages quote what was parsed or typed. */
  error(event: string, error: unknown, facts?: Facts): void
}

export interface LogOptions {
  /** Folder of the log files; Electron's `logs` path. */
  folder: string
  /** Whether entries go to the terminal too. */
  console: boolean
  /** Size in bytes at which `sideline.log` becomes `sideline.old.log`. */
  maxSize?: number
}

/** Opens the log file. A disk that refuses it costs the log, not the program. */
export function openLog({ folder, console, maxSize = 2 * 1024 * 1024 }: LogOptions): Log {
  const logger = electronLog.create({ logId: folder })
  const { file } = logger.transports
  // Without a name it looks for a package.json, which a packaged app need not have where it looks.
  file.setAppName('Sideline')
  file.resolvePathFn = () => path.join(folder, 'sideline.log')
  file.maxSize = maxSize
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.format = '{iso} {level} {text}'
  if (!console) logger.transports.console.level = false
  else logger.transports.console.format = '{level} {text}'

  return {
    info: (event, facts) => logger.info(line(event, facts)),
    warn: (event, facts) => logger.warn(line(event, facts)),
    error: (event, error, facts) => logger.error(line(event, { ...facts, ...errorFacts(error) }, errorFrames(error))),
  }
}

/** Logs what nobody caught. `fatal` decides what becomes of the program, whose state is unknown after an exception. */
export function logUncaught(
  source: Pick<NodeJS.EventEmitter, 'on'>,
  log: Pick<Log, 'error'>,
  fatal: (error: unknown) => void,
): void {
  source.on('uncaughtException', (error: unknown) => {
    log.error('main: uncaught exception', error)
    fatal(error)
  })
  source.on('unhandledRejection', (reason: unknown) => log.error('main: unhandled rejection', reason))
}

/**
 * Makes facts safe to write: a value under a name that sounds like a secret is dropped, and a string that is not a short
 * code (it may be a message, a name or an address) is replaced by its length.
 */
export function redact(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, redactValue(name, value)]))
}

function redactValue(name: string, value: Fact): Fact {
  if (typeof value !== 'string') return value
  if (SECRET.test(name)) return '[secret]'
  return CODE.test(value) ? value : `[${value.length} characters]`
}

const SECRET = /pass|cookie|token|auth|secret|csrf|credential/i
const CODE = /^[\w.:+-]{0,48}$/

function line(event: string, facts: Facts = {}, frames: readonly string[] = []): string {
  const words = Object.entries(redact(facts)).map(([name, value]) => `${name}=${String(value)}`)
  return [[event, ...words].join(' '), ...frames].join('\n')
}

function errorFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { thrown: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { name: error.name, ...(code !== null && { code }) }
}

/** The frames of the stack without the message above them, and without the folders that may name a person. */
function errorFrames(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  return (error.stack ?? '')
    .split('\n')
    .filter((text) => /^\s+at .*:\d+:\d+\)?$/.test(text))
    .slice(0, 12)
    .map(
      (text) =>
        `    at ${text
          .trim()
          .slice(3)
          .replaceAll(/(?:file:\/\/)?[^\s()]*[\\/](?=[^\\/]+:\d+:\d+)/g, '')}`,
    )
}
