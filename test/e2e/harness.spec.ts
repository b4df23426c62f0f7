import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Application } from './application.ts'
import { expect, test } from './test.ts'
import { until } from './until.ts'

test('what main throws ends the start at once, with its text', async () => {
  const project = brokenApp(`setTimeout(() => { throw new Error('the clock struck thirteen') }, 100)`)
  const started = performance.now()
  await expect(new Application({ project }).start()).rejects.toThrow('the clock struck thirteen')
  expect(performance.now() - started).toBeLessThan(20_000)
})

// The list of processes comes from /proc, which other systems do not have.
if (process.platform === 'linux')
  test('a plain program can use it, and nothing is left when that program is killed', async () => {
    const script = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-plain-')), 'plain.ts')
    fs.writeFileSync(
      script,
      `import { Application } from '${path.join(import.meta.dirname, 'application.ts')}'
     const app = await new Application().start()
     await app.focusOtherProgram()
     console.log('up')
     setInterval(() => {}, 1000)`,
    )
    const mark = `harness-${process.pid}-${Date.now()}`
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SIDELINE_MARK: mark, SIDELINE_OWN_DISPLAY: '1' },
    })
    await once(child.stdout, 'data')
    expect(marked(mark).length).toBeGreaterThan(5)

    child.kill('SIGKILL')

    await until('all its processes have gone', () => marked(mark).length === 0)
  })

/** The processes that carry a mark in their environment, by their numbers. */
function marked(mark: string): string[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return fs.readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)
      } catch {
        return false // it has gone meanwhile
      }
    })
}

/** A project folder with nothing but a main that runs `code`. */
function brokenApp(code: string): string {
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-broken-'))
  const dist = path.join(project, 'dist')
  for (const name of ['main', 'renderer']) fs.mkdirSync(path.join(dist, name), { recursive: true })
  // Not by a top-level await: `ready` comes only after this module has run.
  const main = `import { app } from 'electron'\nvoid app.whenReady().then(() => {\n${code}\n})\n`
  fs.writeFileSync(path.join(dist, 'main/index.js'), main)
  const manifest = { name: 'broken', version: '1.0.0', type: 'module', main: 'dist/main/index.js' }
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify(manifest))
  return project
}
