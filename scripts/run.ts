import { spawn, type SpawnOptions } from 'node:child_process'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/**
 * Runs a program to its end and answers what it wrote; a program that cannot be started answers code 127.
 * With `show` its output goes to ours instead. `timeout` in ms ends it with code 124.
 */
export function run(
  file: string,
  args: readonly string[],
  options: SpawnOptions & { show?: boolean; timeout?: number } = {},
): Promise<Ran> {
  const { show = false, timeout, ...rest } = options
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...rest, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const ran: Ran = { code: 127, stdout: '', stderr: '' }
    let late = false
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            late = true
            child.kill('SIGKILL')
          }, timeout)
    child.stdout?.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()))
    const end = (code: number | null): void => {
      clearTimeout(timer)
      resolve({ ...ran, code: late ? 124 : (code ?? 1) })
    }
    child.once('error', (error) => {
      ran.stderr += error.message
      end(127)
    })
    child.once('close', end)
  })
}
