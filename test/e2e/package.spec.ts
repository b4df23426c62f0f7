import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import { listPackage } from '@electron/asar'
import { chromium } from '@playwright/test'
import { at } from '../../scripts/project.ts'
import { switches } from '../../scripts/electron/launch.ts'
import { run } from '../../scripts/run.ts'
import { desk } from './desk.ts'
import { guard } from './guard.ts'
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

/** Its fuses forbid the inspector by which Playwright drives Electron: its pages are reached as those of a browser. */
test('the packed app starts from its archive and shows the demo', async () => {
  const { shared, leave } = await surroundings()
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-packed-'))
  const child = spawn(
    path.join(folder, 'sideline'),
    [...switches(), '--remote-debugging-port=0', `--user-data-dir=${userData}`],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DISPLAY: shared.display.name } },
  )
  const kill = guard(child)
  try {
    const endpoint = await address(child.stderr)
    await expect.poll(() => loadedPages(endpoint)).toHaveLength(2)
    const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true })
    const pages = () => browser.contexts().flatMap((context) => context.pages())
    await expect.poll(() => pages().some((page) => page.url().includes('index.html'))).toBe(true)
    const page = pages().find((one) => one.url().includes('index.html'))
    if (page === undefined) throw new Error('There is no main window')
    const { tryDemo, chats, connection } = desk(page)
    await tryDemo.click()
    await expect(chats.first()).toBeVisible()
    await expect(connection).toContainText('Connected')
    await browser.close()
  } finally {
    await kill()
    await leave()
    fs.rmSync(userData, { recursive: true, force: true })
  }
})

/** The pages that have loaded: to attach to one that just loads may miss that it does. */
async function loadedPages(endpoint: string): Promise<unknown[]> {
  const reply = await fetch(`http://${new URL(endpoint).host}/json/list`)
  const targets = (await reply.json()) as { type: string; url: string; title: string }[]
  return targets.filter(({ type, url, title }) => type === 'page' && title !== '' && title !== url)
}

async function address(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of readline.createInterface({ input: output })) {
    const [, found] = /^DevTools listening on (ws:.*)$/.exec(line) ?? []
    if (found !== undefined) {
      output.resume() // what else it says must not fill its pipe
      return found
    }
  }
  throw new Error('The packed app ended before it listened')
}
