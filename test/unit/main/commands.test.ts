import { beforeEach, describe, expect, it } from 'vitest'
import { success, type Chat, type ChatId, type Mode, type Note, type Result } from '../../../preload/contract/index.ts'
import { Commands } from '../../../main/commands.ts'
import { Chats } from '../../../main/supervision/chats.ts'
import { FakeClock } from './fake-clock.ts'
import { chatId, me, report } from './supervision/samples.ts'

let clock: FakeClock
let chats: Chats
let focused: ChatId | null
let asked: Mode[]
let notes: Note[]
let ask: boolean
let inFront: boolean
let answer: Result<undefined>
let commands: Commands

beforeEach(() => {
  clock = new FakeClock()
  focused = chatId
  asked = []
  notes = []
  ask = true
  inFront = false
  answer = success(undefined)
  chats = new Chats(me, {
    chatChanged: (id) => {
      const chat = chats.get(id)
      if (chat !== null) commands.chatChanged(chat)
    },
    chatRemoved: () => undefined,
    transcriptChanged: () => undefined,
  })
  commands = new Commands({
    clock,
    chats: () => chats.all(),
    focused: (): Chat | null => (focused === null ? null : chats.get(focused)),
    focus: (id) => {
      focused = id
    },
    switchMode: (id, mode) => {
      asked.push(mode)
      chats.requested(id, mode, clock.now())
      return Promise.resolve(answer)
    },
    askBeforeBargeIn: () => ask,
    hotkeys: () => [{ command: 'bargeIn', accelerator: 'Ctrl+Shift+F11', state: 'registered' }],
    showWindow: () => undefined,
    windowHasFocus: () => inFront,
    note: (note) => notes.push(note),
  })
  chats.report(report('supervisors', { receivedAt: 1 }), 0)
})

const texts = () => notes.map(({ text }) => text)

describe('a hotkey for a mode', () => {
  it('asks for it in the focused chat and notes what was asked and what came of it', () => {
    commands.press('coach')
    chats.report(report('agents'), 10)
    expect(asked).toEqual(['Coach'])
    expect(notes).toMatchObject([
      { title: 'Tom · Bo', text: 'Coach requested…', tone: 'supervisors' },
      { text: 'Coaching. Only agents see you.', tone: 'agents' },
    ])
  })

  it('does nothing without a focused chat, and says so', () => {
    focused = null
    commands.press('coach')
    expect(asked).toEqual([])
    expect(notes[0]?.title).toBe('No chat is focused')
  })

  it('notes a refusal with its reason', () => {
    commands.press('coach')
    chats.refused(chatId, 'No permission.')
    expect(notes.at(-1)).toMatchObject({ tone: 'error', text: 'Coach refused: No permission.' })
  })

  it('keeps quiet about success while the window is in front, never about failure', () => {
    inFront = true
    commands.press('coach')
    expect(texts()).toEqual([])
    chats.refused(chatId, 'No.')
    expect(texts()).toEqual(['Coach refused: No.'])
  })
})

describe('the hotkey for barge in', () => {
  it('asks again: only a second press acts', () => {
    commands.press('bargeIn')
    expect(asked).toEqual([])
    expect(texts()[0]).toBe('Press Ctrl+Shift+F11 again to barge in. The customer will see you.')
    clock.pass(1_000)
    commands.press('bargeIn')
    expect(asked).toEqual(['BargeIn'])
  })

  it('forgets the first press after a while, when another key comes, or when the focus moves', () => {
    commands.press('bargeIn')
    clock.pass(6_000)
    commands.press('bargeIn')
    commands.press('monitor')
    commands.press('bargeIn')
    commands.press('nextChat')
    commands.press('bargeIn')
    expect(asked.filter((mode) => mode === 'BargeIn')).toEqual([])
  })

  it('acts at once where asking was switched off', () => {
    ask = false
    commands.press('bargeIn')
    expect(asked).toEqual(['BargeIn'])
  })
})

describe('the hotkeys for the next and the previous chat', () => {
  it('go round in the order of the list', () => {
    const other = report('supervisors', { receivedAt: 2 })
    chats.report({ ...other, id: `${chatId}-b` as ChatId }, 0)
    commands.press('nextChat')
    expect(focused).toBe('chat-1-b')
    commands.press('nextChat')
    expect(focused).toBe(chatId)
    commands.press('previousChat')
    expect(focused).toBe('chat-1-b')
  })

  it('begin at the ends when nothing is focused', () => {
    focused = null
    commands.press('previousChat')
    expect(focused).toBe(chatId)
    chats.remove(chatId)
    focused = null
    commands.press('nextChat')
    expect(notes.at(-1)?.title).toBe('No chats')
  })
})
