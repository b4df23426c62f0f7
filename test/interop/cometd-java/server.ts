import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const folder = import.meta.dirname
/** The libraries, fetched once and kept until `pom.xml` changes. */
const libraries = path.join(folder, 'target/lib')

/** A first fetch takes a minute where the line is good, ms. */
const LONGEST_FETCH = 240_000

/** Fetches what the server needs. Answers why it cannot be had, or null. */
export async function prepare(): Promise<string | null> {
  const run = promisify(execFile)
  const has = (program: string, ...args: string[]): Promise<boolean> =>
    run(program, args).then(
      () => true,
      () => false,
    )
  if (!(await has('java', '-version'))) return 'Java (11 or newer) is not installed'
  const stamp = path.join(libraries, '.made-of')
  const wanted = fs.readFileSync(path.join(folder, 'pom.xml'), 'utf8')
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return null
  if (!(await has('mvn', '-v'))) return 'Maven is not installed'
  try {
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${libraries}`], {
      cwd: folder,
      timeout: LONGEST_FETCH,
    })
    fs.writeFileSync(stamp, wanted)
    return null
  } catch (error) {
    const [first = ''] = String(error)
      .split('\n')
      .filter((line) => line.includes('ERROR'))
      .concat(String(error))
    return `Maven could not fetch CometD: ${first.slice(0, 300)}`
  }
}

export interface ServerOptions {
  port?: number
  ack: boolean
  /** How long a connect is held, ms. */
  timeout?: number
  /** After how much silence a client is forgotten, ms. */
  maxInterval?: number
}

/** CometD's own server, a process of its own; see `CometdServer.java`. */
export class CometdServer {
  readonly port: number
  readonly #process: ChildProcessWithoutNullStreams
  readonly #answers: AsyncIterator<string>

  private constructor(process: ChildProcessWithoutNullStreams, answers: AsyncIterator<string>, port: number) {
    this.#process = process
    this.#answers = answers
    this.port = port
  }

  static async start({ port = 0, ack, timeout = 1_000, maxInterval = 8_000 }: ServerOptions): Promise<CometdServer> {
    const args = [port, ack, timeout, maxInterval].map(String)
    const process = spawn('java', ['-cp', `${libraries}/*`, path.join(folder, 'CometdServer.java'), ...args])
    process.stderr.resume()
    const answers = createInterface(process.stdout)[Symbol.asyncIterator]()
    const { value } = (await answers.next()) as { value: string | undefined }
    const [, found] = /^port (\d+)$/.exec(value ?? '') ?? []
    if (found === undefined) throw new Error(`CometD’s server did not start: ${value ?? 'it ended'}`)
    return new CometdServer(process, answers, Number(found))
  }

  /** So many messages, numbered on from the last, each with so many letters of ballast. */
  publish(count: number, size = 20): Promise<void> {
    return this.#command(`publish ${count} ${size}`)
  }

  /** Forgets all clients, as a sweep does. */
  forget(): Promise<void> {
    return this.#command('forget')
  }

  /** Ends all sessions, and says so to the clients. */
  disconnect(): Promise<void> {
    return this.#command('disconnect')
  }

  /** Advises the clients from now on to come back in this way, or not at all. */
  advise(reconnect: 'none' | 'handshake' | 'retry'): Promise<void> {
    return this.#command(`advise ${reconnect}`)
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.kill('SIGKILL')
    await ended
  }

  async #command(line: string): Promise<void> {
    this.#process.stdin.write(`${line}\n`)
    const { value } = (await this.#answers.next()) as { value: string | undefined }
    if (value?.startsWith('done') !== true) throw new Error(`“${line}” was answered with ${value ?? 'the end'}`)
  }
}
