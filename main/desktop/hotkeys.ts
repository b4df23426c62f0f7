import type { GlobalShortcut } from 'electron'
import { HotkeyCommand, type Hotkey } from '../../preload/contract/index.ts'

export interface HotkeysOptions {
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>
  onPress: (command: HotkeyCommand) => void
  /** A clock in ms that never goes back. */
  now: () => number
}

/** The keys that work while another program has the focus, and what the operating system said to each. */
export class Hotkeys {
  readonly #options: HotkeysOptions
  #keys: Key[] = HotkeyCommand.options.map((command) => ({ command, accelerator: '', state: 'off', problem: null }))
  #last: { command: HotkeyCommand; at: number } | null = null

  constructor(options: HotkeysOptions) {
    this.#options = options
  }

  /** Gives back what was registered and registers this map; an empty accelerator switches the command off. */
  apply(map: Readonly<Record<HotkeyCommand, string>>): void {
    this.release()
    const taken = new Map<string, HotkeyCommand>()
    this.#keys = HotkeyCommand.options.map((command) => this.#register(command, map[command].trim(), taken))
  }

  states(): Hotkey[] {
    return this.#keys.map(({ command, accelerator, state }) => ({ command, accelerator, state }))
  }

  /** One sentence for each key that was refused. */
  problems(): string[] {
    return this.#keys.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  }

  /** Gives every key back to the operating system; for quitting. */
  release(): void {
    for (const key of this.#keys) {
      if (key.state === 'registered') this.#options.globalShortcut.unregister(key.accelerator)
    }
    this.#keys = this.#keys.map((key) => ({ ...key, state: 'off', problem: null }))
  }

  #register(command: HotkeyCommand, accelerator: string, taken: Map<string, HotkeyCommand>): Key {
    if (accelerator === '') return { command, accelerator, state: 'off', problem: null }
    const refused = (reason: string): Key => ({
      command,
      accelerator,
      state: 'refused',
      problem: `The key ${accelerator} for ${commandNames[command]} does not work: ${reason}.`,
    })

    const same = sameKey(accelerator)
    const holder = taken.get(same)
    if (holder !== undefined) return refused(`it is already the key for ${commandNames[holder]}`)
    try {
      const granted = this.#options.globalShortcut.register(accelerator, () => this.#pressed(command))
      if (!granted) return refused('another program or the system holds it')
    } catch {
      return refused('it is not a key that can be used')
    }
    taken.set(same, command)
    return { command, accelerator, state: 'registered', problem: null }
  }

  /** A key that is held down comes again and again, first after the system's delay, then many times a second. */
  #pressed(command: HotkeyCommand): void {
    const at = this.#options.now()
    const last = this.#last
    this.#last = { command, at }
    if (last?.command === command && at - last.at < repeatWithin[command]) return
    this.#options.onPress(command)
  }
}

type Key = Hotkey & { problem: string | null }

/** What a hotkey does, as the supervisor reads it. */
export const commandNames: Readonly<Record<HotkeyCommand, string>> = {
  monitor: 'Monitor',
  coach: 'Coach',
  bargeIn: 'Barge in',
  nextChat: 'Next chat',
  previousChat: 'Previous chat',
  showWindow: 'Show window',
}

/** Longer than the longest delay before a key repeats (Windows: 1 s; X servers: 660 ms), so that a held key acts once. */
const HELD = 1100
/** Longer than the gap between two repeats, shorter than two deliberate taps. */
const TAPPED = 100

/**
 * Within how many ms after its last event the same command is the same press. Nobody means a mode twice within a second,
 * and a key held down must never confirm a barge-in; but a supervisor does tap three chats on in a second.
 */
const repeatWithin: Readonly<Record<HotkeyCommand, number>> = {
  monitor: HELD,
  coach: HELD,
  bargeIn: HELD,
  showWindow: HELD,
  nextChat: TAPPED,
  previousChat: TAPPED,
}

/** The same for every spelling of the same key: `Shift+Control+f9` is `Ctrl+Shift+F9`. */
function sameKey(accelerator: string): string {
  const parts = accelerator
    .toLowerCase()
    .split('+')
    .map((part) => part.trim())
    .map((part) => synonyms[part] ?? part)
  return parts.sort().join('+')
}

const synonyms: Readonly<Record<string, string | undefined>> = {
  control: 'ctrl',
  command: 'cmd',
  commandorcontrol: process.platform === 'darwin' ? 'cmd' : 'ctrl',
  cmdorctrl: process.platform === 'darwin' ? 'cmd' : 'ctrl',
  option: 'alt',
  super: 'meta',
  return: 'enter',
  escape: 'esc',
}
