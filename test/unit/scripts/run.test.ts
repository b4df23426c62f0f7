import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../../../scripts/run.ts'

// Process groups, and /proc to see who is there.
if (process.platform === 'linux') {
  const patience = { timeout: 10_000 }
  const left = `sleep 1000 & echo $!`

  test('a program that takes too long is ended with all that it has started', async () => {
    const { code, stdout } = await run('/bin/sh', ['-c', `setsid ${left}; ${left}; (${left}); wait`], { timeout: 3000 })
    const started = stdout.trim().split('\n').map(Number)
    onTestFinished(() => started.filter(lives).forEach((pid) => process.kill(pid, 'SIGKILL')))
    expect(code).toBe(124)
    expect(started).toHaveLength(3)
    await expect.poll(() => started.filter(lives), patience).toEqual([])
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('so is one whose caller is ended by %s', async (signal) => {
    const module = new URL('../../../scripts/run.ts', import.meta.url).href
    const script = `import { run } from '${module}'
      await run('/bin/sh', ['-c', 'sleep 1000 & echo $!; wait'], { show: true, timeout: 900_000 })`
    const caller = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = (await once(caller.stdout, 'data')) as [Buffer]
    const sleeper = Number(said.toString())
    onTestFinished(() => {
      if (lives(sleeper)) process.kill(sleeper, 'SIGKILL')
    })
    expect(lives(sleeper)).toBe(true)

    caller.kill(signal)
    await once(caller, 'exit')

    await expect.poll(() => lives(sleeper), patience).toBe(false)
  })
}

test('what a program wrote, and how it ended, is answered', async () => {
  const script = `console.log('out'); console.error('err'); process.exit(7)`
  await expect(run(process.execPath, ['--eval', script])).resolves.toEqual({
    code: 7,
    stdout: 'out\n',
    stderr: 'err\n',
  })
  await expect(run('/nowhere/nothing', [])).resolves.toMatchObject({ code: 127 })
})

/** One that has ended and that nobody has asked about yet (a zombie) does not live. */
function lives(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
