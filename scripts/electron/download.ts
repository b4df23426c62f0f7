import fs from 'node:fs'
import path from 'node:path'
import { run } from '../run.ts'
import { cacheFolder } from './cache.ts'
import { installed, packageFile, wantedVersion, type Binary } from './installed.ts'

/** How long the release host may take to answer at all, ms; a closed network often swallows packets instead of refusing. */
const ANSWER = 4000
/** For how long a failure is believed, ms, so that not every command waits for it anew. */
const BELIEVED = 15 * 60 * 1000

/** Electron's own download (`install-electron`), tried only where its host answers. `ELECTRON_MIRROR` names another host. */
export async function download(tell: (line: string) => void): Promise<Binary | null> {
  const host = mirror()
  if (failedLately(host)) return null
  if (await answers(host)) {
    tell(`Downloading Electron ${wantedVersion()} from ${new URL(host).host} …`)
    const { code } = await run(process.execPath, [packageFile('install.js')], { show: true })
    const binary = code === 0 ? await installed() : null
    if (binary !== null) return binary
  }
  remember(host)
  return null
}

function mirror(): string {
  return (
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/'
  )
}

/** Any answer counts, also a refusal: the installer itself says it better. In a process of its own, for a proxy is read from the environment only at start. */
async function answers(host: string): Promise<boolean> {
  const ask = `fetch(process.argv[1], { method: 'HEAD', redirect: 'manual' }).then(() => process.exit(0), () => process.exit(1))`
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
  return (await run(process.execPath, ['--eval', ask, host], { env, timeout: ANSWER })).code === 0
}

const failureFile = (): string => cacheFolder('electron', 'download-failed')

function failedLately(host: string): boolean {
  const stat = fs.statSync(failureFile(), { throwIfNoEntry: false })
  if (stat === undefined || Date.now() - stat.mtimeMs > BELIEVED) return false
  return fs.readFileSync(failureFile(), 'utf8') === `${wantedVersion()} ${host}`
}

function remember(host: string): void {
  fs.mkdirSync(path.dirname(failureFile()), { recursive: true })
  fs.writeFileSync(failureFile(), `${wantedVersion()} ${host}`)
}
