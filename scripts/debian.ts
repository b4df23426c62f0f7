import fs from 'node:fs'
import path from 'node:path'
import { run } from './run.ts'
import { Trouble } from './trouble.ts'

/** Debian packages by what they are needed for; a name after `|` is an older or newer one of the same. */
const packages = {
  /** Libraries of any Electron on Linux. */
  electron: {
    'libgtk-3.so.0': 'libgtk-3-0t64|libgtk-3-0',
    'libnss3.so': 'libnss3',
    'libasound.so.2': 'libasound2t64|libasound2',
    'libgbm.so.1': 'libgbm1',
    'libXss.so.1': 'libxss1',
    'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0t64|libatk-bridge2.0-0',
  },
  /** A display in memory, a window manager for it, and real key presses. */
  display: { Xvfb: 'xvfb', openbox: 'openbox', xdotool: 'xdotool' },
  /** The browser in which the views are tested. */
  views: { chromium: 'chromium' },
} as const

export type Purpose = keyof typeof packages

/**
 * Sees to it that what the purposes need is installed. Where it is not, it installs it when root on a system with
 * apt-get, else says the one command to run.
 * @throws {Trouble} with that command
 */
export async function needPackages(purposes: Purpose[], tell: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = await missingPackages(purposes)
  if (missing.length === 0) return
  const command = `apt-get install -y ${missing.map((names) => names.split('|').at(-1) ?? names).join(' ')}`
  if (process.getuid?.() !== 0 || which('apt-get') === null) {
    throw new Trouble(`What is needed is not installed. On Debian or Ubuntu, as root: ${command}`)
  }
  tell(`Installing ${missing.map((names) => names.split('|')[0]).join(', ')} …`)
  await install(missing, command)
}

/** What of the purposes' needs is not there, as names of packages. */
async function missingPackages(purposes: Purpose[]): Promise<string[]> {
  const libraries = (await run(which('ldconfig') ?? '/sbin/ldconfig', ['-p'])).stdout
  return purposes
    .flatMap((purpose) => Object.entries<string>(packages[purpose]))
    .filter(([thing]) => (thing.includes('.so') ? !libraries.includes(`\t${thing} `) : which(thing) === null))
    .map(([, names]) => names)
}

async function install(missing: string[], command: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const names = await Promise.all(missing.map(available))
  const { code, stderr } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env })
  if (code !== 0) throw new Trouble(`${command} failed:\n${stderr.trim()}`)
}

/** The first of the names that this release of the system knows. */
async function available(names: string): Promise<string> {
  const all = names.split('|')
  for (const name of all) if ((await run('apt-cache', ['show', '--quiet=0', name])).code === 0) return name
  return all.at(-1) ?? names
}

/** The path of a program, as the shell would find it. */
export function which(program: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, program)
    if (fs.existsSync(file)) return file
  }
  return null
}
