import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { findElectron } from '../../../scripts/electron/index.ts'
import { wantedVersion } from '../../../scripts/electron/installed.ts'
import { expectSum } from '../../../scripts/electron/stand-in/index.ts'
import { at } from '../../../scripts/project.ts'
import { run } from '../../../scripts/run.ts'

// A program that answers as an Electron would is a shell script.
if (process.platform === 'linux') {
  test('an Electron that was named has its own version, whatever the project wants', async () => {
    override(electronOf('31.4.2'))
    const { version, ships, describe } = await findElectron()
    expect(version).toBe('31.4.2')
    expect(ships).toBe(false)
    expect(describe).toContain('Electron 31.4.2, from ELECTRON_OVERRIDE_DIST_PATH')
    expect(describe).toContain('out of support')
  })

  test('what a binary says of itself counts, not the note beside it', async () => {
    const folder = electronOf('31.4.2')
    fs.writeFileSync(path.join(folder, 'version'), `v${wantedVersion()}`)
    override(folder)
    await expect(findElectron()).resolves.toMatchObject({ version: '31.4.2', ships: false })
  })

  test('one that cannot be asked has the version that its archive notes', async () => {
    const folder = electronOf('31.4.2', 'exit 127')
    fs.writeFileSync(path.join(folder, 'version'), 'v30.0.1')
    override(folder)
    await expect(findElectron()).resolves.toMatchObject({ version: '30.0.1', ships: false })
  })

  test('the version that ships is told from every other, and needs nothing filled in', async () => {
    override(electronOf(wantedVersion()))
    const { ships, switches } = await findElectron()
    expect(ships).toBe(true)
    expect(switches).not.toContain('-r')
  })

  test('nothing is packed for anybody with another one', async () => {
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electronOf('31.4.2') }
    for (const given of [[], ['--linux', 'deb'], ['--dir', '--win']]) {
      const { code, stderr } = await run(process.execPath, [at('scripts/package.ts'), ...given], { env })
      expect(code).toBe(1)
      expect(stderr).toContain('with the Electron that Sideline ships with alone')
    }
  })
}

test('a folder without an Electron is said, not passed over', async () => {
  override(scratch())
  await expect(findElectron()).rejects.toThrow('where there is no Electron')
})

test('a fetched file that is not the expected one is refused by its SHA-256', async () => {
  const file = path.join(scratch(), 'package.tgz')
  fs.writeFileSync(file, 'abc')
  const sum = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  await expect(expectSum(file, sum)).resolves.toBeUndefined()
  await expect(expectSum(file, sum.replace('b', 'a'))).rejects.toThrow('Nothing of it was run')
})

function override(folder: string): void {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
}

/** A folder with a program that says to be an Electron of a version, when it is asked as Node. */
function electronOf(version: string, otherwise = `echo ${version}`): string {
  const folder = scratch()
  const program = `#!/bin/sh\n[ "$ELECTRON_RUN_AS_NODE $1 $2" = "1 -p process.versions.electron" ] || exit 2\n${otherwise}\n`
  fs.writeFileSync(path.join(folder, 'electron'), program, { mode: 0o755 })
  return folder
}

function scratch(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-electron-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}
