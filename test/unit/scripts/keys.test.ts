import { expect, it } from 'vitest'
import { xKeys } from '../../e2e/keys.ts'

it.each([
  ['Ctrl+Shift+F10', 'ctrl+shift+F10'],
  ['CommandOrControl+Alt+K', 'ctrl+alt+k'],
  ['Super+PageDown', 'super+Next'],
  ['Alt+,', 'alt+comma'],
])('presses %s as %s', (accelerator, keys) => {
  expect(xKeys(accelerator)).toBe(keys)
})

it('knows no key by a name that is not one', () => {
  expect(() => xKeys('Ctrl+Nonsense')).toThrow('Nonsense')
})
