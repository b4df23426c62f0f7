import fs from 'node:fs'
import path from 'node:path'
import { root } from '../project.ts'
import { run } from '../run.ts'
import { Trouble } from '../trouble.ts'

export interface Binary {
  executable: string
  /** As Electron writes it, without the `v`. */
  version: string
}

/** How long a binary may take to say its version, ms. One whose fuses forbid the question starts its app instead. */
const ANSWER = 10_000

/** The version of the `electron` package that the project pins. */
export function wantedVersion(): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(packageFile('package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error('node_modules/electron has no version')
}

/** The binary in `ELECTRON_OVERRIDE_DIST_PATH`, a folder like the package's own `dist`. @throws {Trouble} where there is none */
export async function overridden(): Promise<Binary | null> {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!folder) return null
  const binary = await binaryIn(path.resolve(folder))
  if (binary === null) throw new Trouble(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, where there is no Electron.`)
  return binary
}

/** The binary that Electron's own installer put into the `electron` package. */
export async function installed(): Promise<Binary | null> {
  return await binaryIn(packageFile('dist'))
}

/** Where the program lies in a folder as Electron's archives unpack to. */
export function executableIn(folder: string): string {
  if (process.platform === 'darwin') return path.join(folder, 'Electron.app/Contents/MacOS/Electron')
  return path.join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
}

export function packageFile(...parts: string[]): string {
  return path.join(root, 'node_modules', 'electron', ...parts)
}

/** The binary in such a folder, if there is one, with the version that it says to have. */
async function binaryIn(folder: string): Promise<Binary | null> {
  const executable = executableIn(folder)
  if (!fs.existsSync(executable)) return null
  const version = (await askVersion(executable)) ?? readVersion(folder)
  if (version === null) throw new Trouble(`${executable} does not say which Electron it is.`)
  return { executable, version }
}

async function askVersion(executable: string): Promise<string | null> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { code, stdout } = await run(executable, ['-p', 'process.versions.electron'], { env, timeout: ANSWER })
  return code === 0 && /^\d+\.\d+\.\d+/.test(stdout) ? stdout.trim() : null
}

/** What Electron's archives note beside the binary, for one that cannot be asked (its libraries are not there yet, say). */
function readVersion(folder: string): string | null {
  const file = path.join(folder, 'version')
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}
