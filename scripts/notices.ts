import fs from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

interface Manifest {
  name: string
  version: string
  license?: string
}

/**
 * Collects the packages whose code really goes into the bundles, and writes their licences as one text: the notices that
 * go with the app. `write` is called when all bundles are made.
 */
export function notices(): { plugin: Plugin; write(file: string): void } {
  const folders = new Set<string>()
  return {
    plugin: {
      name: 'third-party-notices',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type === 'chunk') output.moduleIds.forEach(note)
        }
      },
    },
    write: (file) => fs.writeFileSync(file, render([...folders])),
  }

  function note(module: string): void {
    const folder = packageFolder(module)
    if (folder !== null) folders.add(folder)
  }
}

/** The folder in `node_modules` that a module belongs to; null for the app's own. */
function packageFolder(module: string): string | null {
  const match = /^(?:\0)?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module)
  const folder = match?.[1]
  return folder !== undefined && fs.existsSync(path.join(folder, 'package.json')) ? folder : null
}

function render(folders: string[]): string {
  const parts = folders.map((folder) => ({ folder, manifest: readManifest(folder) }))
  parts.sort((one, other) => (one.manifest.name < other.manifest.name ? -1 : 1))
  const head =
    'Sideline contains the following software, each under its own licence.\n' +
    "Electron's own licence and those of Chromium's parts lie beside the app as LICENSE.electron.txt and LICENSES.chromium.html.\n"
  const blocks = parts.map(({ folder, manifest }) => {
    const licence = licenceText(folder) ?? `Licence: ${manifest.license ?? 'not stated'}`
    return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see text'})\n\n${licence.trim()}\n`
  })
  return [head, ...blocks].join(`\n${'-'.repeat(80)}\n\n`)
}

function licenceText(folder: string): string | null {
  const files = fs.readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
  const texts = files.map((name) => path.join(folder, name)).filter((file) => fs.statSync(file).isFile())
  return texts.length === 0 ? null : texts.map((file) => fs.readFileSync(file, 'utf8').trim()).join('\n\n')
}

function readManifest(folder: string): Manifest {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest
}
