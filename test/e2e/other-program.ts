import { spawn, type ChildProcessByStdio } from 'node:child_process'
import fs from 'node:fs'
import { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Electron } from '../../scripts/electron/index.ts'
import type { Display } from './display.ts'
import { guard } from './guard.ts'
import { until } from './until.ts'
import { xdotool } from './xdotool.ts'

/** Another program on the same display: it takes the focus, and holds keys that Sideline then cannot have. */
export class OtherProgram {
  readonly #display: Display
  readonly #process: ChildProcessByStdio<Writable, Readable, null>
  readonly #kill: () => Promise<void>
  readonly #answers: AsyncIterator<string>

  private constructor(display: Display, child: ChildProcessByStdio<Writable, Readable, null>) {
    this.#display = display
    this.#process = child
    this.#kill = guard(child)
    this.#answers = answers(child.stdout)
    child.unref()
    this.#hold(false)
  }

  static async start(electron: Electron, display: Display): Promise<OtherProgram> {
    const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-other-'))
    const folder = path.join(import.meta.dirname, 'other-program')
    const child = spawn(electron.executable, [...electron.switches, `--user-data-dir=${userData}`, folder], {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, DISPLAY: display.name },
    })
    child.once('exit', () => fs.rmSync(userData, { recursive: true, force: true }))
    const program = new OtherProgram(display, child)
    await program.#expect('ready')
    return program
  }

  /** Gives the focus to its window and waits until it has it. */
  async focus(): Promise<void> {
    const windows = await xdotool(this.#display, 'search', '--onlyvisible', '--pid', String(this.#process.pid))
    const own = windows.split('\n')[0] ?? ''
    await until('the other program has the focus', async () => {
      await xdotool(this.#display, 'windowactivate', own)
      return (await xdotool(this.#display, 'getwindowfocus', 'getwindowpid')) === String(this.#process.pid)
    })
  }

  /** Holds a key, so that no other program can have it, until the answered function is called. */
  async grab(accelerator: string): Promise<() => Promise<void>> {
    this.#process.stdin.write(`grab ${accelerator}\n`)
    await this.#expect('held')
    return async () => {
      this.#process.stdin.write(`release ${accelerator}\n`)
      await this.#expect('released')
    }
  }

  stop(): Promise<void> {
    return this.#kill()
  }

  /** Its pipes keep this process alive only while an answer is awaited, so that a plain script can end. */
  #hold(awaited: boolean): void {
    for (const pipe of [this.#process.stdin, this.#process.stdout]) {
      if (!(pipe instanceof Socket)) continue
      if (awaited) pipe.ref()
      else pipe.unref()
    }
  }

  async #expect(answer: string): Promise<void> {
    this.#hold(true)
    const { value } = (await this.#answers.next()) as { value: string | undefined }
    this.#hold(false)
    if (value !== answer) throw new Error(`The other program said “${value ?? '(nothing, it ended)'}”, not “${answer}”`)
  }
}

async function* answers(output: Readable): AsyncGenerator<string, void> {
  for await (const line of readline.createInterface({ input: output })) {
    const [, answer] = /^other-program: (.*)$/.exec(line) ?? []
    if (answer !== undefined) yield answer
  }
}
