import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { normalBehaviour } from '../../../../main/demo/behaviour.ts'
import { UsageError, help, readArguments } from '../../../../main/demo/cli-arguments.ts'
import { signIn } from './harness.ts'

const cli = path.join(import.meta.dirname, '../../../../main/demo/cli.ts')
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function start(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as unknown, output }))
  return { child, ended, said: () => output }
}

test('it says where it runs and how to sign in, and stops at Ctrl+C', { timeout: 20_000 }, async () => {
  const { child, ended, said } = start('--port', '0', '--scenario', 'quiet', '--seed', '3', '--password', 'secret')
  await expect.poll(said, { timeout: 15_000 }).toContain('Ctrl+C')
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(said()) ?? []
  expect(said()).toContain('Sign in as supervisor with the password secret.')
  expect(said()).toContain('Scenario quiet: three chats')
  expect((await fetch(`${url}/api/v2/me`)).status).toBe(401)
  child.kill('SIGINT')
  expect((await ended).code).toBe(0)
})

test.each([
  [['--scenario', 'wild'], 'There is no scenario wild; there are quiet, calm, busy.'],
  [['--port', 'x'], '--port takes a whole number from 0 to 65535, not “x”.'],
  [['--agents', '0'], '--agents takes a whole number from 1 to 500, not “0”.'],
  [['--speed', '0'], '--speed takes a number above 0, not “0”.'],
  [['--set', 'gravity=on'], 'There is no switch gravity; --help lists them.'],
  [['--set', 'csrf=maybe'], '--set csrf takes on or off, not “maybe”.'],
])('%j is answered by a sentence', (args, sentence) => {
  expect(() => readArguments(args)).toThrow(new UsageError(sentence))
})

test('switches are read as what they are, and the rest has defaults', () => {
  const args = [
    '--set',
    'csrf=off',
    '--set',
    'connectTimeout=500',
    '--set',
    'features=api-multimedia',
    '--set',
    'switches=refuse',
  ]
  expect(readArguments(args)).toEqual({
    port: 9090,
    scenario: 'calm',
    seed: 1,
    speed: 1,
    userName: 'supervisor',
    password: 'demo',
    behaviour: { csrf: false, connectTimeout: 500, features: ['api-multimedia'], switches: 'refuse' },
  })
})

test('the help names every switch', () => {
  for (const name of Object.keys(normalBehaviour())) expect(help()).toContain(`  ${name}=`)
})

test('bad arguments end it with exit code 2 and one line', { timeout: 20_000 }, async () => {
  const { code, output } = await start('--wrong').ended
  expect(output.trim().split('\n')).toEqual([expect.stringContaining('See --help.')])
  expect(code).toBe(2)
})

test('a port in use is said in a sentence', { timeout: 20_000 }, async () => {
  const { demo } = await signIn()
  const { code, output } = await start('--port', String(demo.port)).ended
  expect(output.trim()).toBe(`Port ${demo.port} is in use by another program; choose one by --port.`)
  expect(code).toBe(1)
})
