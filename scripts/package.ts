import fs from 'node:fs'
import path from 'node:path'
import { build as pack } from 'electron-builder'
import { buildIfNeeded } from './build.ts'
import { findElectron, type Electron } from './electron/index.ts'
import { at, root } from './project.ts'
import { run } from './run.ts'
import { command, Trouble } from './trouble.ts'

/**
 * `npm run package`: builds and packs the app; what is given after `--` goes to electron-builder. Where the Electron that
 * Sideline ships with cannot be had, `-- --dir` makes a trial on another: to see the packaging work, never to be shipped.
 */
await command(async () => {
  const given = process.argv.slice(2)
  const electron = await findElectron(console.log)
  console.log(electron.describe)
  if (!electron.ships) refuseToShip(given)
  await buildIfNeeded(console.log)
  if (electron.ships) await packForReal(electron, given)
  else await packTrial(electron)
})

async function packForReal(electron: Electron, given: string[]): Promise<void> {
  const forHere = !given.some((argument) => /^(--(win|windows|mac|linux)|-[wml])$/.test(argument))
  const dist = forHere && process.platform !== 'darwin' ? [`-c.electronDist=${path.dirname(electron.executable)}`] : []
  const { code } = await run(process.execPath, [at('node_modules/electron-builder/cli.js'), ...dist, ...given], {
    cwd: root,
    show: true,
  })
  if (code !== 0) throw new Trouble('electron-builder failed.')
}

/** @throws {Trouble} where anything but a trial is asked for */
function refuseToShip(given: string[]): void {
  if (given.length > 0 && given.every((argument) => argument === '--dir')) return
  throw new Trouble(
    'Installers are made with the Electron that Sideline ships with alone, and this is another one.\n' +
      'With it there is only a trial: npm run package -- --dir',
  )
}

/** Unpacked, in a folder whose name and contents say what it is. */
async function packTrial(electron: Electron): Promise<void> {
  const output = at('release', `trial-on-electron-${electron.version}`)
  fs.rmSync(output, { recursive: true, force: true })
  await pack({
    projectDir: root,
    dir: true,
    publish: 'never',
    config: {
      extends: at('electron-builder.yml'),
      directories: { output },
      electronDist: path.dirname(electron.executable),
      electronVersion: electron.version,
      // Where others have `-r`, a packed app needs an entry of its own that fills in what this Electron lacks.
      files: [{ from: 'scripts/electron/stand-in', to: 'dist/main', filter: ['trial.mjs', 'certificates.cjs'] }],
      extraMetadata: { main: 'dist/main/trial.mjs' },
    },
  })
  const app = path.join(output, 'linux-unpacked')
  fs.writeFileSync(
    path.join(app, 'TRIAL-DO-NOT-SHIP.txt'),
    `${electron.describe}\nMade to see that packaging works. Never give it to anybody.\n`,
  )
  console.log(`A trial, never to be shipped: ${path.relative(root, app)}`)
}
