import { expect, test } from 'vitest'
import { windowSettings } from '../../../../preload/contract/index.ts'
import { optionText, settingsParts } from '../../../../renderer/state/settings-items.ts'

const all = settingsParts('').flatMap(({ items }) => items)

test('all that the window may change stands in the view of settings, each once', () => {
  const changeable = Object.entries(windowSettings).filter(([, { window }]) => window === 'changes')
  expect(all.map(({ name }) => name).sort()).toEqual(changeable.map(([name]) => name).sort())
})

test('every option of every choice has words of its own', () => {
  const options = all.flatMap((item) =>
    item.form === 'choice' ? item.options.map((one) => [item.name, one] as const) : [],
  )
  expect(options.length).toBeGreaterThan(5)
  for (const [name, option] of options) expect(optionText(name, option), `${name} ${option}`).not.toBe(option)
})

test('settings are found by their names and by their sections, however it is typed', () => {
  const names = (words: string) => settingsParts(words).flatMap(({ items }) => items.map(({ name }) => name))
  expect(names('BARGE')).toEqual(['askBeforeBargeIn'])
  expect(names(' look ')).toEqual(['appearance', 'density', 'textSize'])
  expect(names('nothing of the kind')).toEqual([])
})
