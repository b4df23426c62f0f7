import fs from 'node:fs'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { at } from '../../scripts/project.ts'
import { switches } from '../../scripts/electron/launch.ts'
import { run } from '../../scripts/run.ts'
import { startBare } from './bare.ts'
import { desk } from './desk.ts'
import { surroundings } from './surroundings.ts'
import { expect, test } from './test.ts'

test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)

let folder = ''

test('the app is packed with nothing but its bundles and package file, its notices beside it', async () => {
  const { shared, leave } = await surroundings()
  await leave()
  const packed = await run(process.execPath, [at('scripts/package.ts'), '--dir'], { cwd: at() })
  expect(packed.code, packed.stderr + packed.stdout).toBe(0)
  const { ships, version } = shared.electron
  folder = at('release', ...(ships ? [] : [`trial-on-electron-${version}`]), 'linux-unpacked')

  const files = listPackage(path.join(folder, 'resources/app.asar'), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  expect(files).toContain('/dist/main/index.js')
  expect(files).toContain('/dist/preload/index.cjs')
  expect(files).toContain('/dist/renderer/index.html')
  expect(files).not.toContain('/dist/THIRD-PARTY-NOTICES.txt')
  expect(fs.readdirSync(folder)).toContain('THIRD-PARTY-NOTICES.txt')
  const foreign = files.filter((file) => !/^\/(dist(\/.*)?|package\.json)$/.test(file))
  expect(foreign).toEqual([])
  expect(fs.readdirSync(path.join(folder, 'resources'))).not.toContain('default_app.asar')
  expect(fs.existsSync(path.join(folder, 'TRIAL-DO-NOT-SHIP.txt'))).toBe(!ships)
})

test('its fuses are set, one by one', async () => {
  const { version: _version, ...wire } = await getCurrentFuseWire(path.join(folder, 'sideline'))
  // On the wire a fuse is the digit 1 or 0.
  const fuses = Object.entries(wire).map(([place, state]) => [
    FuseV1Options[Number(place)],
    String.fromCharCode(Number(state)),
  ])
  expect(Object.fromEntries(fuses)).toEqual({
    RunAsNode: '0',
    EnableCookieEncryption: '1',
    EnableNodeOptionsEnvironmentVariable: '0',
    EnableNodeCliInspectArguments: '0',
    EnableEmbeddedAsarIntegrityValidation: '1',
    OnlyLoadAppFromAsar: '1',
    LoadBrowserProcessSpecificV8Snapshot: '0',
    GrantFileProtocolExtraPrivileges: '0',
  })
})

test('the packed app starts from its archive and shows the demo', async () => {
  const app = await startBare({ command: () => [path.join(folder, 'sideline'), ...switches()] })
  try {
    const { tryDemo, chats, connection } = desk(app.client)
    await tryDemo.click()
    await expect(chats.first()).toBeVisible()
    await expect(connection).toContainText('Connected')
  } finally {
    await app.stop()
  }
})
