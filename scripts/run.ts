import { spawn, type SpawnOptions } from 'node:child_process'
import { constants } from 'node:os'
import { endTree } from './end-tree.ts'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/**
 * Runs a program to its end and answers what it wrote; a program that cannot be started answers code 127.
 * With `show` its output goes to ours instead. `timeout` in ms ends it, and all that it has started, with code 124; so does
 * a signal that ends us.
 */
export function run(
  file: string,
  args: readonly string[],
  options: SpawnOptions & { show?: boolean; timeout?: number } = {},
): Promise<Ran> {
  const { show = false, timeout, ...rest } = options
  return new Promise((resolve) => {
    let late = false
    // Before it is started, for a signal may come between.
    const release =
      timeout === undefined
        ? undefined
        : endsBy(
            () => child.pid,
            timeout,
            () => (late = true),
          )
    const detached = timeout !== undefined && process.platform !== 'win32' // the head of a group, to be ended as one
    const child = spawn(file, args, { ...rest, detached, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const ran: Ran = { code: 127, stdout: '', stderr: '' }
    child.stdout?.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()))
    const end = (code: number | null): void => {
      release?.()
      resolve({ ...ran, code: late ? 124 : (code ?? 1) })
    }
    child.once('error', (error) => {
      ran.stderr += error.message
      end(127)
    })
    child.once('close', end)
  })
}

/** What a terminal or its closing sends; a group of its own hears none of it. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ends a process and its children after a time, or when we are ended, until the answered function is called. */
function endsBy(started: () => number | undefined, timeout: number, isLate: () => void): () => void {
  const end = (): void => {
    const pid = started()
    if (pid !== undefined) endTree(pid)
  }
  const timer = setTimeout(() => {
    isLate()
    end()
  }, timeout)
  const onSignal = (signal: NodeJS.Signals): void => {
    end()
    process.exit(128 + constants.signals[signal])
  }
  for (const signal of signals) process.once(signal, onSignal)
  return () => {
    clearTimeout(timer)
    for (const signal of signals) process.off(signal, onSignal)
  }
}
