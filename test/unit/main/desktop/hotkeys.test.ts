import { beforeEach, describe, expect, test } from 'vitest'
import { Hotkeys } from '../../../../main/desktop/hotkeys.ts'
import { defaultSettings } from '../../../fixtures/settings.ts'
import { FakeClock } from '../../fake-clock.ts'
import { commands } from '../../../../main/commands/index.ts'
import { HotkeyCommand, type ChatId } from '../../../../preload/contract/index.ts'

/** Stands for the operating system: who holds which key, and what pressing it calls. */
class Keyboard {
  readonly held = new Map<string, () => void>()
  readonly others = new Set<string>()

  register(accelerator: string, callback: () => void): boolean {
    if (accelerator.includes('?')) throw new TypeError('conversion failure')
    if (accelerator.includes('!')) throw new Error('no connection to the keyboard')
    if (this.others.has(accelerator)) return false
    this.held.set(accelerator, callback)
    return true
  }

  unregister(accelerator: string): void {
    this.held.delete(accelerator)
  }

  press(accelerator: string): void {
    this.held.get(accelerator)?.()
  }
}

const off = Object.fromEntries(HotkeyCommand.options.map((command) => [command, ''])) as Record<HotkeyCommand, string>
let keyboard: Keyboard
let hotkeys: Hotkeys
let pressed: HotkeyCommand[]
let clock: FakeClock
let focused: ChatId | null
let aims: (ChatId | null)[]

const a = 'a' as ChatId
const b = 'b' as ChatId

beforeEach(() => {
  keyboard = new Keyboard()
  pressed = []
  clock = new FakeClock(0)
  focused = null
  aims = []
  hotkeys = new Hotkeys({
    globalShortcut: keyboard,
    focused: () => focused,
    tapped: (command) => commands[command].tapped,
    onPress: (command, aim) => {
      pressed.push(command)
      aims.push(aim)
    },
    clock,
  })
})

const keyOf = (command: HotkeyCommand) => hotkeys.states().find((key) => key.command === command)
const stateOf = (command: HotkeyCommand) => keyOf(command)?.state
const refusals = () => hotkeys.states().flatMap((key) => (key.state === 'refused' ? [key.refusal] : []))

describe('registering', () => {
  test('before anything is applied every command is off', () => {
    expect(hotkeys.states().map((key) => key.state)).toEqual(HotkeyCommand.options.map(() => 'off'))
  })

  test('the defaults are as many different keys as there are commands, all registered', () => {
    hotkeys.apply(defaultSettings.hotkeys)
    expect(hotkeys.states().map((key) => key.state)).toEqual(HotkeyCommand.options.map(() => 'registered'))
    keyboard.press('Ctrl+Shift+F10')
    expect(pressed).toEqual(['coach'])
  })

  test('a key that another program holds is refused, and that is said', () => {
    keyboard.others.add('Ctrl+Shift+F10')
    hotkeys.apply(defaultSettings.hotkeys)
    expect(stateOf('coach')).toBe('refused')
    expect(stateOf('monitor')).toBe('registered')
    expect(refusals()).toEqual([{ kind: 'taken' }])
  })

  test('a key that cannot be one is refused instead of thrown', () => {
    hotkeys.apply({ ...off, coach: 'Ctrl+?', bargeIn: 'Ctrl+!' })
    expect(keyOf('coach')).toMatchObject({ state: 'refused', refusal: { kind: 'notUnderstood' } })
    expect(keyOf('bargeIn')).toMatchObject({ state: 'refused', refusal: { kind: 'failed' } })
  })

  test('an empty key is off, and nothing to complain of', () => {
    hotkeys.apply({ ...defaultSettings.hotkeys, bargeIn: ' ' })
    expect(stateOf('bargeIn')).toBe('off')
    expect(refusals()).toEqual([])
  })

  test('of two commands with one key, however it is spelled, the second is refused', () => {
    hotkeys.apply({ ...off, monitor: 'Ctrl+Shift+F9', coach: 'shift+Control+f9' })
    expect(stateOf('monitor')).toBe('registered')
    expect(keyOf('coach')).toMatchObject({ state: 'refused', refusal: { kind: 'duplicate', of: 'monitor' } })
  })

  test.each(['a', 'Shift+A', 'AltGr+E', '5', 'Space', 'Shift+Return', 'Escape', 'Left', 'num5', '?'])(
    '%s is typed with, so it is never taken from other programs',
    (accelerator) => {
      hotkeys.apply({ ...off, coach: accelerator })
      expect(refusals()).toEqual([{ kind: 'noModifier' }])
      expect(keyboard.held.size).toBe(0)
    },
  )

  test.each(['F9', 'Shift+F9', 'Alt+A', 'Super+Space', 'CmdOrCtrl+5', 'MediaPlayPause'])(
    '%s is not, so it may be one',
    (accelerator) => {
      hotkeys.apply({ ...off, coach: accelerator })
      expect(stateOf('coach')).toBe('registered')
    },
  )

  test('a key whose first holder was refused is free for the second', () => {
    keyboard.others.add('Ctrl+F1')
    hotkeys.apply({ ...off, monitor: 'Ctrl+F1', coach: 'Ctrl+F1' })
    expect(refusals()).toEqual([{ kind: 'taken' }, { kind: 'taken' }])
  })

  test('a new map gives the old keys back', () => {
    hotkeys.apply(defaultSettings.hotkeys)
    hotkeys.apply({ ...off, coach: 'Alt+C' })
    expect([...keyboard.held.keys()]).toEqual(['Alt+C'])
  })

  test('release gives back its own keys and says so', () => {
    hotkeys.apply(defaultSettings.hotkeys)
    keyboard.register('Alt+Other', () => undefined)
    hotkeys.release()
    expect([...keyboard.held.keys()]).toEqual(['Alt+Other'])
    expect(hotkeys.states().every((key) => key.state === 'off')).toBe(true)
  })
})

describe('pressing', () => {
  beforeEach(() => hotkeys.apply(defaultSettings.hotkeys))

  function pressAt(accelerator: string, ...times: number[]): void {
    for (const time of times) {
      clock.advance(time - clock.now())
      keyboard.press(accelerator)
    }
    clock.advance(1000)
  }

  test.each([
    ['an X server', 660, 40],
    ['Windows at its slowest', 1000, 500],
    ['Windows at its fastest', 250, 33],
  ])('a key held down for six seconds acts once: %s', (_name, delay, every) => {
    const repeats = Array.from({ length: Math.floor((6000 - delay) / every) }, (_, n) => delay + n * every)
    pressAt('Ctrl+Shift+F11', 0, ...repeats)
    expect(pressed).toEqual(['bargeIn'])
  })

  test('a second deliberate press acts again, soon or late', () => {
    pressAt('Ctrl+Shift+F11', 0, 1500)
    expect(pressed).toEqual(['bargeIn', 'bargeIn'])
    pressAt('Ctrl+Shift+F11', 5000, 5200)
    expect(pressed).toHaveLength(4)
  })

  test('another command in between is no repeat of either', () => {
    pressAt('Ctrl+Shift+F10', 0)
    pressAt('Ctrl+Shift+F9', 1150)
    pressAt('Ctrl+Shift+F10', 2300)
    expect(pressed).toEqual(['coach', 'monitor', 'coach'])
  })

  test('quick taps go on chat by chat, a stream of repeats does not', () => {
    pressAt('Ctrl+Shift+F8', 0, 150, 300)
    expect(pressed).toHaveLength(3)
    pressAt('Ctrl+Shift+F8', 5000, 5660, 5700, 5740, 5780)
    expect(pressed).toHaveLength(4)
  })

  test('a mode’s key right after the taps acts on the chat that was tapped to', () => {
    keyboard.press('Ctrl+Shift+F8')
    clock.advance(150)
    keyboard.press('Ctrl+Shift+F8')
    clock.advance(60)
    keyboard.press('Ctrl+Shift+F10')
    clock.advance(1000)
    expect(pressed).toEqual(['nextChat', 'nextChat', 'coach'])
  })

  test('a press names the chat that was focused at that moment, however late it is passed on', () => {
    focused = a
    keyboard.press('Ctrl+Shift+F10')
    focused = b
    clock.advance(400)
    keyboard.press('Ctrl+Shift+F10')
    clock.advance(200)
    focused = a
    clock.advance(1000)
    expect(pressed).toEqual(['coach', 'coach'])
    expect(aims).toEqual([a, b])
  })

  test('a mode’s key right after the taps names the chat that was tapped to', () => {
    const order = ['a', 'b', 'c'] as ChatId[]
    focused = a
    hotkeys = new Hotkeys({
      globalShortcut: keyboard,
      focused: () => focused,
      tapped: (command) => commands[command].tapped,
      onPress: (command, aim) => {
        aims.push(aim)
        if (command === 'nextChat') focused = order[order.indexOf(aim ?? a) + 1] ?? null
      },
      clock,
    })
    hotkeys.apply(defaultSettings.hotkeys)
    keyboard.press('Ctrl+Shift+F8')
    clock.advance(150)
    keyboard.press('Ctrl+Shift+F8')
    clock.advance(60)
    keyboard.press('Ctrl+Shift+F10')
    expect(aims).toEqual(order)
  })

  test('a mode that waits to be told from a repeat is dropped by another key', () => {
    keyboard.press('Ctrl+Shift+F11')
    clock.advance(700)
    keyboard.press('Ctrl+Shift+F11')
    keyboard.press('Ctrl+Shift+F8')
    clock.advance(1000)
    expect(pressed).toEqual(['bargeIn', 'nextChat'])
  })

  test('a press that waits to be told from a repeat is forgotten when the keys are given back', () => {
    keyboard.press('Ctrl+Shift+F11')
    clock.advance(700)
    keyboard.press('Ctrl+Shift+F11')
    hotkeys.release()
    clock.advance(1000)
    expect(pressed).toEqual(['bargeIn'])
    hotkeys.apply(defaultSettings.hotkeys)
    keyboard.press('Ctrl+Shift+F8')
    clock.advance(150)
    keyboard.press('Ctrl+Shift+F8')
    hotkeys.apply(defaultSettings.hotkeys)
    keyboard.press('Ctrl+Shift+F10')
    clock.advance(1000)
    expect(pressed).toEqual(['bargeIn', 'nextChat', 'coach'])
  })
})
