import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { compileMessages } from '../../../scripts/messages.ts'

/** Compiles one area and gives its module and its types. */
async function compiled(catalogue: Record<string, string>) {
  // Inside the project, so that what is compiled finds its runtime.
  const folder = fs.mkdtempSync(path.join(import.meta.dirname, 'messages-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true }))
  const from = path.join(folder, 'en')
  fs.mkdirSync(from)
  fs.writeFileSync(path.join(from, 'chat.json'), JSON.stringify(catalogue))
  compileMessages(from, path.join(folder, 'out'))
  const module = (await import(pathToFileURL(path.join(folder, 'out', 'chat.js')).href)) as Record<
    string,
    (given?: object) => string
  >
  return { module, types: fs.readFileSync(path.join(folder, 'out', 'chat.d.ts'), 'utf8') }
}

test('each message is a function of what it names, with its type', async () => {
  const { module, types } = await compiled({
    '@send': 'A button.',
    send: 'Send',
    unread: '{count, plural, =0 {Nothing new} one {# new line} other {# new lines}} from {name}',
    seen: '{audience, select, agents {Only agents see it} other {Everyone sees it}}',
    mode: '{mode, select, Coach {Coach} BargeIn {Barge in} other {}}',
  })
  expect(Object.keys(module)).toEqual(['send', 'unread', 'seen', 'mode'])
  expect(module['send']?.()).toBe('Send')
  expect([0, 1, 1234].map((count) => module['unread']?.({ count, name: 'Rita' }))).toEqual([
    'Nothing new from Rita',
    '1 new line from Rita',
    '1,234 new lines from Rita',
  ])
  expect(module['seen']?.({ audience: 'agents' })).toBe('Only agents see it')
  expect(types).toContain('export function send(): string')
  expect(types).toContain('export function unread(given: { count: number; name: string | number }): string')
  expect(types).toContain("export function seen(given: { audience: 'agents' | (string & {}) }): string")
  expect(types).toContain("export function mode(given: { mode: 'Coach' | 'BargeIn' }): string")
})

test('text is text, whatever stands in it', async () => {
  const { module } = await compiled({ odd: '“It’s” `$x` \\ */ "quoted" {name}\nnext line' })
  expect(module['odd']?.({ name: '{n}' })).toBe('“It’s” `$x` \\ */ "quoted" {n}\nnext line')
})

test('a message that cannot be read is named', async () => {
  await expect(compiled({ fine: 'Fine', broken: 'So {many' })).rejects.toThrow(/^chat\.json: broken: /)
  await expect(compiled({ 'not-an-id': 'x' })).rejects.toThrow('“not-an-id” is no id')
  await expect(compiled({ delete: 'x' })).rejects.toThrow('“delete” is a word of JavaScript')
  await expect(compiled({ valueOf: 'x' })).rejects.toThrow('“valueOf” is a word of JavaScript')
})
