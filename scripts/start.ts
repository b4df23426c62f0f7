import { spawn } from 'node:child_process'
import { buildIfNeeded } from './build.ts'
import { needPackages } from './debian.ts'
import { hasDisplay } from './electron/launch.ts'
import { findElectron } from './electron/index.ts'
import { root } from './project.ts'
import { command, Trouble } from './trouble.ts'

/** `npm start`: opens the app, built if needed. What is given after `--` goes to Electron. */
await command(async () => {
  if (!hasDisplay()) {
    throw new Trouble(
      'There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).\n' +
        'Start it in a desktop session, or run `npm run tour`: it plays the main job without a display and writes pictures of it.',
    )
  }
  const electron = await findElectron(console.log)
  await needPackages(['electron'], console.log)
  console.log(electron.describe)
  await buildIfNeeded(console.log)
  const child = spawn(electron.executable, [...electron.switches, ...process.argv.slice(2), root], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1))
  })
})
