import type { GlobalShortcut } from 'electron'
import { HotkeyCommand, type ChatId, type Hotkey, type HotkeyRefusal } from '../../preload/contract/index.ts'

export interface HotkeysOptions {
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>
  /** The chat that hotkeys act on at this moment. */
  focused: () => ChatId | null
  /** A key was pressed for the chat that was focused then, which need not be the one that is focused now. */
  onPress: (command: HotkeyCommand, aim: ChatId | null) => void
  /** Whether it is usual to press a command's key several times within a second. */
  tapped: (command: HotkeyCommand) => boolean
  /** In ms; its `now` never goes back. `after` answers how to call the task off. */
  clock: { now(): number; after(delay: number, task: () => void): () => void }
}

/** The keys that work while another program has the focus, and what the operating system said to each. */
export class Hotkeys {
  readonly #options: HotkeysOptions
  #keys: Hotkey[] = HotkeyCommand.options.map((command) => ({ command, accelerator: '', state: 'off' }))
  #last: Press | null = null

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
    return [...this.#keys]
  }

  /** Gives every key back to the operating system; for quitting. */
  release(): void {
    if (this.#last !== null) {
      this.#last.callOff()
      this.#last.waiting = false
    }
    for (const key of this.#keys) {
      if (key.state === 'registered') this.#options.globalShortcut.unregister(key.accelerator)
    }
    this.#keys = this.#keys.map(({ command, accelerator }) => ({ command, accelerator, state: 'off' }))
  }

  #register(command: HotkeyCommand, accelerator: string, taken: Map<string, HotkeyCommand>): Hotkey {
    if (accelerator === '') return { command, accelerator, state: 'off' }
    const refused = (refusal: HotkeyRefusal): Hotkey => ({ command, accelerator, state: 'refused', refusal })

    const same = sameKey(accelerator)
    const holder = taken.get(same)
    if (holder !== undefined) return refused({ kind: 'duplicate', of: holder })
    if (isTypedWith(same)) return refused({ kind: 'noModifier' })
    try {
      const granted = this.#options.globalShortcut.register(accelerator, () => this.#pressed(command))
      if (!granted) return refused({ kind: 'taken' })
    } catch (error) {
      // A spelling that it does not know is an argument of the wrong type for Electron.
      return refused({ kind: error instanceof TypeError ? 'notUnderstood' : 'failed' })
    }
    taken.set(same, command)
    return { command, accelerator, state: 'registered' }
  }

  /**
   * A key that is held down comes again and again: first after the system's delay, then many times a second. It must act
   * once, and never confirm a barge-in; but two presses in a row are two. So a second one waits until it is clear that no
   * third follows; where one does, the key is held, and says nothing until it has been quiet.
   */
  #pressed(command: HotkeyCommand): void {
    const { clock, focused, onPress, tapped } = this.#options
    const at = clock.now()
    const last = this.#last
    const soon = last?.command === command && at - last.at < FIRST_REPEAT
    const held = soon && (last.held || last.waiting)
    last?.callOff()
    // The chat that was tapped to is the one that the next key is for. A waiting mode is dropped: it may be a held key's.
    if (last?.waiting === true && last.command !== command && this.#options.tapped(last.command))
      onPress(last.command, last.aim)
    // Only now: the tap that was passed on has moved the focus.
    const aim = focused()
    const press: Press = { command, aim, at, held, waiting: soon && !held, callOff: () => undefined }
    this.#last = press
    if (!soon) onPress(command, aim)
    if (!press.waiting) return
    press.callOff = clock.after(tapped(command) ? USUAL : ANY, () => {
      press.waiting = false
      onPress(command, aim)
    })
  }
}

interface Press {
  command: HotkeyCommand
  aim: ChatId | null
  at: number
  /** One of a stream of repeats. */
  held: boolean
  /** May yet turn out to be the first repeat. */
  waiting: boolean
  callOff: () => void
}

/** Longer than the longest delay before a held key repeats for the first time (Windows: 1 s; X servers: 660 ms), ms. */
const FIRST_REPEAT = 1100
/** Longer than the pause between two repeats on any desktop (Windows at its slowest: 500 ms), ms. A mode must be sure. */
const ANY = 600
/** Longer than the usual pause between two repeats, shorter than between two quick taps, ms: a supervisor does tap three chats on in a second. */
const USUAL = 100

/** The parts of an accelerator, the same for every spelling of the same key: `Shift+Control+f9` is `Ctrl+Shift+F9`. */
function sameKey(accelerator: string): string {
  const parts = accelerator
    .toLowerCase()
    .split('+')
    .map((part) => part.trim())
    .map((part) => synonyms[part] ?? part)
  return parts.sort().join('+')
}

/** Whether people write or move about in a text with this key: pressed alone, with Shift or with AltGr. */
function isTypedWith(same: string): boolean {
  const keys = same.split('+').filter((part) => part !== 'shift' && part !== 'altgr')
  return keys.length === 1 && keys.every((key) => key.length === 1 || namedKeys.test(key))
}

const namedKeys =
  /^(plus|space|tab|enter|esc|backspace|delete|insert|up|down|left|right|home|end|pageup|pagedown|capslock|numlock|num(\d|dec|add|sub|mult|div))$/

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
