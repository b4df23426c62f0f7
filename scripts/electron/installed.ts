import fs from 'node:fs'
import path from 'node:path'
import { root } from '../project.ts'

export interface Binary {
  executable: string
  /** As Electron writes it, without the `v`. */
  version: string
}

/** The version of the `electron` package that the project pins. */
export function wantedVersion(): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(packageFile('package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error('node_modules/electron has no version')
}

/** The binary in `ELECTRON_OVERRIDE_DIST_PATH`, a folder like the package's own `dist`. */
export function overridden(): Binary | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  return folder ? binaryIn(path.resolve(folder)) : null
}

/** The binary that Electron's own installer put into the `electron` package. */
export function installed(): Binary | null {
  return binaryIn(packageFile('dist'))
}

/** The binary in a folder as Electron's archives unpack to, if there is one. */
export function binaryIn(folder: string): Binary | null {
  const executable = path.join(folder, executableName())
  if (!fs.existsSync(executable)) return null
  const versionFile = path.join(folder, 'version')
  const version = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : wantedVersion()
  return { executable, version: version.replace(/^v/, '') }
}

export function packageFile(...parts: string[]): string {
  return path.join(root, 'node_modules', 'electron', ...parts)
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
