import fs from 'node:fs'
import path from 'node:path'
import { build as pack, type Configuration } from 'electron-builder'
import { buildIfNeeded } from './build.ts'
import { findElectron, type Electron } from './electron/index.ts'
import withoutDefaultApp from './electron/without-default-app.ts'
import { at, root } from './project.ts'
import { run } from './run.ts'
import { command, Trouble } from './trouble.ts'

/**
 * `npm run package`: builds and packs the app; what is given after `--` goes to electron-builder. Where its Electron
 * cannot be had, `-- --dir` makes a trial on the older one: to see the packaging work, never to be shipped.
 */
await command(async () => {
  const given = process.argv.slice(2)
  const electron = await findElectron(console.log)
  console.log(electron.describe)
  await buildIfNeeded(console.log)
  if (electron.older) await packTrial(electron, given)
  else await packForReal(electron, given)
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

/** The compiled-down copy on the older Electron, unpacked, in a folder whose name and contents say what it is. */
async function packTrial(electron: Electron, given: string[]): Promise<void> {
  if (given.some((argument) => argument !== '--dir') || !given.includes('--dir')) {
    throw new Trouble(
      'Installers are made with the Electron that Sideline ships with, which cannot be reached from here.\n' +
        'With the older one there is only a trial: npm run package -- --dir',
    )
  }
  const output = at('release', `trial-on-electron-${electron.version}`)
  fs.rmSync(output, { recursive: true, force: true })
  await pack({
    projectDir: await electron.appFolder(root),
    dir: true,
    publish: 'never',
    config: {
      extends: at('electron-builder.yml'),
      directories: { output, buildResources: at('build') },
      icon: at('build/icon.png'),
      linux: { icon: at('build/icon.png') },
      electronDist: path.dirname(electron.executable),
      electronVersion: electron.version,
      afterExtract: withoutDefaultApp,
      beforePack: ({ packager }) => withoutNewFuses(packager.config),
    },
  })
  const app = path.join(output, 'linux-unpacked')
  fs.writeFileSync(
    path.join(app, 'TRIAL-DO-NOT-SHIP.txt'),
    `Made with Electron ${electron.version}, which is out of support, to see that packaging works. Never give it to anybody.\n`,
  )
  console.log(`A trial, never to be shipped: ${path.relative(root, app)}`)
}

/** The older Electron does not have this fuse yet, and electron-builder stops at one that is missing. */
function withoutNewFuses({ electronFuses }: Configuration): void {
  if (electronFuses) delete electronFuses.grantFileProtocolExtraPrivileges
}
