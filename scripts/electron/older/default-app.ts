/**
 * Stands in the older Electron where Electron's archives have their default app, which the Python package leaves out:
 * `electron [-r script]… [switches] folder` runs the app in `folder`.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { app } from 'electron'

interface Manifest {
  name: string
  version: string
  main: string
  productName?: string
}

const { scripts, folder } = readArguments(process.argv.slice(1))
if (folder === undefined) {
  console.error('usage: electron [-r script] [switches] folder')
  process.exit(2)
}

const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest
/** Electron's own default app calls these, they are no part of its public face. */
const notInTypes = app as unknown as { setVersion(version: string): void; setAppPath(folder: string): void }
app.setName(manifest.productName ?? manifest.name)
notInTypes.setVersion(manifest.version)
notInTypes.setAppPath(folder)
if (process.platform === 'linux') app.setDesktopName(`${manifest.name}.desktop`)
const load = createRequire(path.join(folder, 'package.json'))
for (const script of [...scripts, path.join(folder, manifest.main)]) load(script)

function readArguments(given: string[]): { scripts: string[]; folder: string | undefined } {
  const scripts: string[] = []
  let next = given.shift()
  while (next?.startsWith('-')) {
    if (next === '-r' || next === '--require') scripts.push(path.resolve(given.shift() ?? ''))
    next = given.shift()
  }
  return { scripts, folder: next === undefined ? undefined : path.resolve(next) }
}
