/**
 * Stands in the repacked Electron where Electron's own archives have their default app:
 * `electron [-r script]… [switches] folder` runs the app in `folder`. A module that awaits the app, so that `ready` comes
 * after the app's own module has run, as it does with Electron's.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { scripts, folder } = readArguments(process.argv.slice(1))
if (folder === undefined) {
  console.error('usage: electron [-r script]… [switches] folder')
  process.exit(2)
}

const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
app.setDesktopName(manifest.desktopName ?? `${manifest.name}.desktop`)

const require = createRequire(path.join(folder, 'package.json'))
for (const script of scripts) require(script)
await import(pathToFileURL(path.join(folder, manifest.main)).href)

function readArguments(given) {
  const scripts = []
  let next = given.shift()
  while (next?.startsWith('-')) {
    if (next === '-r' || next === '--require') scripts.push(path.resolve(given.shift() ?? ''))
    next = given.shift()
  }
  return { scripts, folder: next === undefined ? undefined : path.resolve(next) }
}
