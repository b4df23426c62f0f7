import { buildIfNeeded } from '../../scripts/build.ts'
import { needPackages } from '../../scripts/debian.ts'
import { findElectron } from '../../scripts/electron/index.ts'
import { ownDisplayWanted } from './display.ts'

/** Before the first test: what all workers need is there, and says which Electron the app runs on. */
export default async function prepare(): Promise<void> {
  await needPackages(ownDisplayWanted() ? ['electron', 'display'] : ['electron'], console.log)
  const electron = await findElectron(console.log)
  console.log(electron.describe)
  await buildIfNeeded(console.log)
}
