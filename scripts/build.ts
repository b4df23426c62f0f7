import fs from 'node:fs'
import path from 'node:path'
import { at } from './project.ts'
import { run } from './run.ts'
import { Trouble } from './trouble.ts'

/** What a build is made of. */
const sources = [
  'main',
  'preload',
  'renderer',
  'locales/en',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'svelte.config.js',
]
/** What the build writes last. */
const last = path.join('dist', 'THIRD-PARTY-NOTICES.txt')

/**
 * Builds the app if it was not built since its sources changed. Several processes may ask at once: one builds, the others wait.
 * @throws {Trouble} with what the build said
 */
export async function buildIfNeeded(tell: (line: string) => void): Promise<void> {
  if (isBuilt()) return
  await alone(async () => {
    if (isBuilt()) return
    tell('Building …')
    await build()
  })
}

export async function build(): Promise<void> {
  const { code, stdout, stderr } = await run(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build'], {
    cwd: at(),
  })
  if (code !== 0) throw new Trouble(`The build failed:\n${stdout}\n${stderr}`)
}

function isBuilt(): boolean {
  const built = changed(at(last))
  return built > 0 && sources.every((source) => newest(at(source)) <= built)
}

function newest(file: string): number {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = fs.readdirSync(file).map((name) => newest(path.join(file, name)))
  return Math.max(stat.mtimeMs, ...inside) // the folder's own time tells of a file that went away
}

const changed = (file: string): number => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Holds a lock over `work`; one whose holder is gone is taken over. */
async function alone(work: () => Promise<void>): Promise<void> {
  const lock = at('node_modules', '.sideline-build.lock')
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, 200))
  try {
    await work()
  } finally {
    fs.rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld(lock)) fs.rmSync(lock, { force: true })
    return false
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(fs.readFileSync(lock, 'utf8'))
    if (holder === 0) return Date.now() - changed(lock) < 1000 // being written just now
    process.kill(holder, 0)
    return true
  } catch {
    return false
  }
}
