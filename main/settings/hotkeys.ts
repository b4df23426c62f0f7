import * as v from 'valibot'
import { HotkeyCommand } from '../../preload/contract/index.ts'
import { readParts, readValue, unreadable } from './read.ts'

const accelerator = v.pipe(v.string(), v.maxLength(64))

/** Accelerators as Electron spells them; empty: switched off. */
export const HotkeySettings = v.object(v.entriesFromList(HotkeyCommand.options, accelerator))
type HotkeySettings = v.InferOutput<typeof HotkeySettings>

export const defaultHotkeys: HotkeySettings = {
  monitor: 'Ctrl+Shift+F9',
  coach: 'Ctrl+Shift+F10',
  bargeIn: 'Ctrl+Shift+F11',
  nextChat: 'Ctrl+Shift+F8',
  previousChat: 'Ctrl+Shift+F7',
  showWindow: 'Ctrl+Shift+F12',
}

/** One bad hotkey costs that hotkey. */
export function readHotkeys(found: unknown, report: (sentence: string) => void): HotkeySettings | null {
  const map = readParts(found)
  if (map === null) return null
  const read = { ...defaultHotkeys }
  for (const command of HotkeyCommand.options) {
    const lost = (): void => report(unreadable(`hotkeys.${command}`))
    read[command] = readValue(accelerator, map[command], defaultHotkeys[command], lost)
  }
  return read
}
