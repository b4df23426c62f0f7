import * as v from 'valibot'
import * as m from '#messages'
import { HotkeyCommand } from '../../preload/contract/index.ts'
import { commands } from '../commands/index.ts'
import { readParts, readValue } from './read.ts'

const accelerator = v.pipe(v.string(), v.maxLength(64))

/** Accelerators as Electron spells them; empty: switched off. */
export const HotkeySettings = v.object(v.entriesFromList(HotkeyCommand.options, accelerator))
type HotkeySettings = v.InferOutput<typeof HotkeySettings>

const everyDefault = HotkeyCommand.options.map((command) => [command, commands[command].accelerator] as const)
export const defaultHotkeys: HotkeySettings = v.parse(HotkeySettings, Object.fromEntries(everyDefault))

/** One bad hotkey costs that hotkey. */
export function readHotkeys(found: unknown, report: (sentence: string) => void): HotkeySettings | null {
  const map = readParts(found)
  if (map === null) return null
  const read = { ...defaultHotkeys }
  for (const command of HotkeyCommand.options) {
    const lost = (): void => report(m.settings.hotkeyUnreadable({ command: m.commands.title({ command }) }))
    read[command] = readValue(accelerator, map[command], defaultHotkeys[command], lost)
  }
  return read
}
