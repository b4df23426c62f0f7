import { beforeEach, describe, expect, it } from 'vitest'
import {
  failure,
  success,
  type Chat,
  type ChatId,
  type Hotkey,
  type HotkeyCommand,
  type Mode,
  type Note,
  type Result,
} from '../../../../preload/contract/index.ts'
import { CommandDispatcher } from '../../../../main/commands/dispatcher.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { FakeClock } from '../../fake-clock.ts'
import { chatId, me, report } from '../supervision/samples.ts'

let clock: FakeClock
let chats: Chats
let focused: ChatId | null
let inNeed: ChatId[]
let asked: Mode[]
let askedFor: ChatId[]
let notes: Note[]
let ask: boolean
let inFront: boolean
let shown: number
let answer: Result<undefined>
let keys: Hotkey[]
let commands: CommandDispatcher

beforeEach(() => {
  clock = new FakeClock(0)
  focused = chatId
  inNeed = []
  asked = []
  askedFor = []
  notes = []
  ask = true
  inFront = false
  shown = 0
  answer = success(undefined)
  keys = [
    { command: 'bargeIn', accelerator: 'Ctrl+Shift+F11', state: 'registered' },
    { command: 'monitor', accelerator: 'Ctrl+Shift+F9', state: 'registered' },
  ]
  chats = new Chats(me, {
    chatChanged: (id) => {
      const chat = chats.get(id)
      if (chat !== null) commands.chatChanged(chat)
    },
    chatRemoved: () => undefined,
    transcriptChanged: () => undefined,
  })
  commands = new CommandDispatcher({
    clock,
    chats: () => chats.all(),
    inNeed: () => inNeed,
    chat: (id) => chats.get(id),
    focused: (): Chat | null => (focused === null ? null : chats.get(focused)),
    focus: (id) => {
      focused = id
    },
    switchMode: (id, mode) => {
      asked.push(mode)
      askedFor.push(id)
      chats.requested(id, mode, clock.now())
      return Promise.resolve(answer)
    },
    askBeforeBargeIn: () => ask,
    hotkeys: () => keys,
    showWindow: () => {
      shown += 1
    },
    windowHasFocus: () => inFront,
    note: (note) => notes.push(note),
  })
  chats.report(report('supervisors', { receivedAt: 1 }), 0)
})

/** A key is pressed for the chat that is focused now, and acts at once. */
const press = (command: HotkeyCommand) => commands.press(command, focused)

function addOther(): ChatId {
  const id = `${chatId}-b` as ChatId
  chats.report({ ...report('supervisors', { receivedAt: 2 }), id }, 0)
  return id
}

const texts = () => notes.map(({ text }) => text)

describe('a hotkey for a mode', () => {
  it('asks for it in the focused chat and notes what was asked and what came of it', () => {
    press('coach')
    chats.report(report('agents'), 10)
    expect(asked).toEqual(['Coach'])
    expect(notes).toMatchObject([
      { title: 'Tom · Bo', text: 'Coach requested…', tone: 'supervisors' },
      { text: 'Coaching. Only agents see you.', tone: 'agents' },
    ])
  })

  it('does nothing without a focused chat, and says so', () => {
    focused = null
    press('coach')
    expect(asked).toEqual([])
    expect(notes[0]?.title).toBe('No chat is focused')
  })

  it('notes a refusal with its reason', () => {
    press('coach')
    chats.refused(chatId, 'No permission.')
    expect(notes.at(-1)).toMatchObject({ tone: 'error', text: 'Coach refused: No permission.' })
  })

  it('keeps quiet about success while the window is in front, never about failure', () => {
    inFront = true
    press('coach')
    expect(texts()).toEqual([])
    chats.refused(chatId, 'No.')
    expect(texts()).toEqual(['Coach refused: No.'])
  })
})

describe('a press that could not act at once', () => {
  it('is dropped when the focus has moved since, and says for which chat it was', () => {
    const other = addOther()
    focused = other
    commands.press('coach', chatId)
    expect(asked).toEqual([])
    expect(notes).toEqual([
      {
        title: 'Tom · Bo',
        text: 'Nothing happened: Coach was pressed for this chat, which is not focused any more.',
        tone: 'error',
      },
    ])
  })

  it.each(['monitor', 'coach', 'bargeIn', 'nextChat', 'previousChat'] as const)(
    '%s does nothing to a chat that was focused only afterwards',
    (command) => {
      ask = false
      const other = addOther()
      focused = other
      commands.press(command, chatId)
      commands.press(command, null)
      chats.remove(chatId)
      commands.press(command, chatId)
      focused = null
      commands.press(command, other)
      expect(askedFor).toEqual([])
      expect(focused).toBeNull()
      expect(notes).toHaveLength(4)
    },
  )

  it('shows the window wherever the focus is', () => {
    focused = addOther()
    commands.press('showWindow', chatId)
    expect(shown).toBe(1)
  })

  it('still acts on the chat it names, where that is focused again', () => {
    const other = addOther()
    focused = other
    focused = chatId
    commands.press('coach', chatId)
    expect(askedFor).toEqual([chatId])
  })
})

describe('switches in two chats', () => {
  it('are both told, whichever is answered first', async () => {
    const other = addOther()
    press('coach')
    focused = other
    press('coach')
    chats.report(report('agents'), 10)
    chats.report({ ...report('agents'), id: other }, 20)
    expect(texts().filter((text) => text === 'Coaching. Only agents see you.')).toHaveLength(2)

    focused = chatId
    answer = failure('network', 'Lost.')
    press('monitor')
    answer = success(undefined)
    focused = other
    press('monitor')
    await Promise.resolve()
    notes = []
    chats.report({ ...report('supervisors'), id: other }, 30)
    expect(texts()).toEqual(['Watching. Nobody but supervisors sees you.'])
  })
})

describe('the hotkey for barge in', () => {
  it.each<Hotkey>([
    { command: 'bargeIn', accelerator: '', state: 'off' },
    { command: 'bargeIn', accelerator: 'Ctrl+Shift+F11', state: 'refused', refusal: { kind: 'taken' } },
  ])('names no key that does not work ($state) when it asks before Barge in', (key) => {
    keys = [key]
    press('bargeIn')
    expect(texts()).toEqual(['Choose Barge in again to confirm. The customer will see you.'])
    expect(asked).toEqual([])
  })

  it('asks again: only a second press acts', () => {
    press('bargeIn')
    expect(asked).toEqual([])
    expect(texts()[0]).toBe('Press Ctrl+Shift+F11 again to barge in. The customer will see you.')
    clock.advance(1_000)
    press('bargeIn')
    expect(asked).toEqual(['BargeIn'])
  })

  it('forgets the first press after a while, when another key comes, or when the focus moves', () => {
    press('bargeIn')
    clock.advance(6_000)
    press('bargeIn')
    press('monitor')
    press('bargeIn')
    press('nextChat')
    press('bargeIn')
    expect(asked.filter((mode) => mode === 'BargeIn')).toEqual([])
  })

  it('acts at once where asking was switched off', () => {
    ask = false
    press('bargeIn')
    expect(asked).toEqual(['BargeIn'])
  })
})

describe('the hotkeys for the next and the previous chat', () => {
  it('go round in the order of the list', () => {
    const other = report('supervisors', { receivedAt: 2 })
    chats.report({ ...other, id: `${chatId}-b` as ChatId }, 0)
    press('nextChat')
    expect(focused).toBe('chat-1-b')
    press('nextChat')
    expect(focused).toBe(chatId)
    press('previousChat')
    expect(focused).toBe('chat-1-b')
  })

  it('begin at the ends when nothing is focused', () => {
    focused = null
    press('previousChat')
    expect(focused).toBe(chatId)
    chats.remove(chatId)
    focused = null
    press('nextChat')
    expect(notes.at(-1)?.title).toBe('No chats')
  })
})

describe('the hotkey for the next chat that needs somebody', () => {
  beforeEach(() => {
    const other = report('supervisors', { receivedAt: 2 })
    for (const name of ['b', 'c']) chats.report({ ...other, id: `${chatId}-${name}` as ChatId }, 0)
  })

  it('begins with the one most in need and goes round', () => {
    inNeed = ['chat-1-c', 'chat-1-b'] as ChatId[]
    press('nextInNeed')
    expect(focused).toBe('chat-1-c')
    press('nextInNeed')
    expect(focused).toBe('chat-1-b')
    press('nextInNeed')
    expect(focused).toBe('chat-1-c')
  })

  it('says so where there is none, and moves nothing; one that is gone is passed over', () => {
    press('nextInNeed')
    expect(focused).toBe(chatId)
    expect(notes.at(-1)?.title).toBe('No chat needs you')
    inNeed = ['gone', 'chat-1-b'] as ChatId[]
    press('nextInNeed')
    expect(focused).toBe('chat-1-b')
  })

  it('asks again before Barge in, as any move of the focus', () => {
    inNeed = ['chat-1-b'] as ChatId[]
    press('bargeIn')
    press('nextInNeed')
    press('bargeIn')
    expect(asked).toEqual([])
  })
})
