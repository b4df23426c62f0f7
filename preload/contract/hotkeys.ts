/** Keys that work from anywhere on the desktop, and what the operating system said to each. */
import * as v from 'valibot'
import type { Mode } from './audience.ts'

export const HotkeyCommand = v.picklist([
  'monitor',
  'coach',
  'bargeIn',
  'nextInNeed',
  'nextChat',
  'previousChat',
  'showWindow',
])
export type HotkeyCommand = v.InferOutput<typeof HotkeyCommand>

/** Why a key does not work. */
export const HotkeyRefusal = v.variant('kind', [
  /** Another program or the operating system holds it. */
  v.object({ kind: v.literal('taken') }),
  /** It is the key of another command already. */
  v.object({ kind: v.literal('duplicate'), of: HotkeyCommand }),
  /** It is typed with, and would be taken from every program. */
  v.object({ kind: v.literal('noModifier') }),
  /** It is not spelled as a key. */
  v.object({ kind: v.literal('notUnderstood') }),
  /** The operating system failed to say yes or no. */
  v.object({ kind: v.literal('failed') }),
])
export type HotkeyRefusal = v.InferOutput<typeof HotkeyRefusal>

/** An accelerator as Electron spells it, e.g. `Ctrl+Shift+F10`; empty: switched off. */
const pressed = { command: HotkeyCommand, accelerator: v.string() }

export const Hotkey = v.variant('state', [
  v.object({ ...pressed, state: v.literal('registered') }),
  v.object({ ...pressed, state: v.literal('off') }),
  v.object({ ...pressed, state: v.literal('refused'), refusal: HotkeyRefusal }),
])
/** A key that works while another program has the focus, apart from whether the operating system granted it. */
export type Hotkey = v.InferOutput<typeof Hotkey>

/** The command that switches to each mode. */
export const commandOfMode: Readonly<Record<Mode, HotkeyCommand>> = {
  Monitor: 'monitor',
  Coach: 'coach',
  BargeIn: 'bargeIn',
}

/** The keys that carry out a command now, as Electron spells them; null: none do, so that none may be named. */
export function workingKeys(hotkeys: readonly Hotkey[], command: HotkeyCommand): string | null {
  return hotkeys.find((key) => key.command === command && key.state === 'registered')?.accelerator ?? null
}
