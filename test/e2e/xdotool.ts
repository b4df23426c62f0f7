import { run } from '../../scripts/run.ts'
import type { Display } from './display.ts'

/** How long one command may take, ms: some wait for a window manager that may never answer. */
const LIMIT = 5000

/** Runs one xdotool command on a display and answers what it printed. */
export async function xdotool(display: Display, ...args: string[]): Promise<string> {
  const env = { ...process.env, DISPLAY: display.name }
  const { code, stdout, stderr } = await run('xdotool', args, { env, timeout: LIMIT })
  if (code !== 0) throw new Error(`xdotool ${args.join(' ')} failed (${code}): ${stderr.trim() || stdout.trim()}`)
  return stdout.trim()
}
