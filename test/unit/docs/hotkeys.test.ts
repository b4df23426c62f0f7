import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as m from '#messages'
import { commands } from '../../../main/commands/index.ts'
import { HotkeyCommand } from '../../../preload/contract/index.ts'

const readme = fs.readFileSync(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8')
const rows = (readme.split('\n## Hotkeys\n')[1] ?? '').split('\n').filter((line) => /^\|.*Ctrl/.test(line))

test.each(HotkeyCommand.options)('README has the keys of %s, and what they do', (command) => {
  const { accelerator } = commands[command]
  const row = rows.find((line) => line.includes(`\`${accelerator}\``))
  const words = m.commands.title({ command }).toLowerCase()
  expect(row?.toLowerCase()).toMatch(new RegExp(words.replace(' ', ' (the )?')))
})

test('README has no other keys', () => {
  const keys = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, key]) => key))
  expect(keys.toSorted()).toEqual(
    Object.values(commands)
      .map(({ accelerator }) => accelerator)
      .toSorted(),
  )
})
