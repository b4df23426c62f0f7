import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { cacheFolder, once, sweep } from '../cache.ts'
import { lowerMain, lowerPage, lowerPreload, lowerScript, lowerStyle, mainShims, pageShims } from './compile.ts'

/**
 * A copy of the built app in `project` that the older Electron can run: syntax compiled down, missing APIs filled in
 * (`shims/`), main as CommonJS. What the app does stays as it is; the copy exists so that its own calls meet a real Electron.
 * Kept in the cache by the content of the build, so that parallel tests share it. Answers its folder.
 */
export async function lowered(project: string): Promise<string> {
  const apps = cacheFolder('electron', 'lowered')
  const folder = await once(path.join(apps, fingerprint(project)), (empty) => lower(project, empty))
  const now = new Date()
  fs.utimesSync(folder, now, now)
  sweep(apps, 2)
  return folder
}

async function lower(project: string, target: string): Promise<void> {
  const main = path.join('dist', 'main', 'index.js')
  const shims = await pageShims()
  for (const file of filesIn(project, 'dist')) {
    const text = (): string => fs.readFileSync(path.join(project, file), 'utf8')
    const program = file.split(path.sep)[1]
    if (file.endsWith('.map')) continue
    else if (file === main) write(target, file, await lowerMain(path.join(project, file)))
    else if (program === 'main' && file.endsWith('.js'))
      continue // a chunk: it went into the entry
    else if (program === 'preload' && file.endsWith('.cjs')) write(target, file, await lowerPreload(text()))
    else if (file.endsWith('.js')) write(target, file, await lowerScript(text()))
    else if (file.endsWith('.css')) write(target, file, lowerStyle(text()))
    else if (file.endsWith('.html')) write(target, file, lowerPage(text(), path.dirname(file)))
    else write(target, file, fs.readFileSync(path.join(project, file)))
  }
  write(target, path.join('dist', 'renderer', 'older-shims.js'), shims)
  write(target, path.join('dist', 'main', 'older-shims.cjs'), await mainShims())
  const manifest = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8')) as Record<string, unknown>
  for (const field of ['type', 'scripts', 'dependencies', 'devDependencies', 'allowScripts'])
    manifest[field] = undefined
  write(target, 'package.json', JSON.stringify(manifest, null, 2))
}

/** Changes with the build, with this folder and with the versions of what it uses. */
function fingerprint(project: string): string {
  const hash = createHash('sha256')
  const add = (folder: string, file: string): unknown =>
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(folder, file)))
  for (const file of filesIn(project, 'dist')) add(project, file)
  for (const file of filesIn(import.meta.dirname, '.')) add(import.meta.dirname, file)
  add(project, 'package.json')
  return hash.digest('hex').slice(0, 20)
}

function filesIn(base: string, folder: string): string[] {
  return fs
    .readdirSync(path.join(base, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(path.join(base, file)).isFile())
    .sort()
}

function write(folder: string, file: string, content: string | Buffer): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), content)
}
