import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import { createBuilder, createServer } from 'vite'
import { buildIfNeeded } from './build.ts'
import { needPackages } from './debian.ts'
import { findElectron, type Electron } from './electron/index.ts'
import { hasDisplay } from './electron/launch.ts'
import { at, root } from './project.ts'
import { command, Trouble } from './trouble.ts'

/** Editors write a file in several steps; this long after the last one it is taken for written, ms. */
const SETTLED = 200

/** `npm run dev`: pages change in the running app as they are edited; main and preload are rebuilt and the app restarted. */
await command(async () => {
  if (!hasDisplay())
    throw new Trouble('There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).')
  const electron = await findElectron(console.log)
  await needPackages(['electron'], console.log)
  console.log(electron.describe)
  await buildIfNeeded(console.log)
  const server = await createServer({ server: { host: '127.0.0.1' } })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('Vite serves nothing')
  console.log(`Pages are served at ${url}`)

  let app = open(electron, url)
  let changes = Promise.resolve()
  onChange(['main', 'preload', 'locales'], () => {
    changes = changes.then(async () => {
      console.log('Main, preload or messages have changed: building and starting again …')
      try {
        await buildPrograms()
      } catch (error) {
        console.error(error) // the app that runs stays, until the mistake is mended
        return
      }
      app.removeAllListeners('exit')
      app.kill()
      app = open(electron, url)
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.kill())
})

/** Starts the app on the served pages; when it is closed, all ends. */
function open(electron: Electron, url: string): ChildProcess {
  const app = spawn(electron.executable, [...electron.switches, root], {
    stdio: 'inherit',
    env: { ...process.env, SIDELINE_DEV_SERVER: url },
  })
  app.once('exit', (code) => process.exit(code ?? 0))
  return app
}

async function buildPrograms(): Promise<void> {
  const builder = await createBuilder({ logLevel: 'warn' })
  for (const name of ['main', 'preload']) {
    const environment = builder.environments[name]
    if (environment !== undefined) await builder.build(environment)
  }
}

function onChange(folders: string[], run: () => void): void {
  let settling: NodeJS.Timeout | undefined
  for (const folder of folders) {
    fs.watch(at(folder), { recursive: true }, () => {
      clearTimeout(settling)
      settling = setTimeout(run, SETTLED)
    })
  }
}
