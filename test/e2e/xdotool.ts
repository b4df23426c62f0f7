import { run, type Ran } from '../../scripts/run.ts'
import type { Display } from './display.ts'

/** How long one command may take, ms: some wait for a window manager that may never answer. */
const LIMIT = 5000

/** A search walks through all windows, and fails where one of them goes meanwhile: so often it is begun anew. */
const SEARCHES = 5

/** Runs one xdotool command on a display and answers what it printed. */
export async function xdotool(display: Display, ...args: string[]): Promise<string> {
  const env = { ...process.env, DISPLAY: display.name }
  const once = () => run('xdotool', args, { env, timeout: LIMIT })
  let outcome = await once()
  for (let more = SEARCHES; more > 1 && isGoneMeanwhile(args, outcome); more -= 1) outcome = await once()
  const { code, stdout, stderr } = outcome
  if (code !== 0) throw new Error(`xdotool ${args.join(' ')} failed (${code}): ${stderr.trim() || stdout.trim()}`)
  return stdout.trim()
}

const isGoneMeanwhile = ([command]: string[], { code, stderr }: Ran): boolean =>
  command === 'search' && code !== 0 && stderr.includes('BadWindow')
