import type { Chat, ChatId, Hotkey, HotkeyCommand, Mode, Note, Result } from '../../preload/contract/index.ts'
import type { Clock } from '../common/clock.ts'
import type { ModeSwitching } from './mode-switching.ts'

/** What commands have of the program. */
export interface CommandParts {
  clock: Clock
  /** The chats in the list's order. */
  chats: () => Chat[]
  /** The chats that need somebody, the one most in need first. */
  inNeed: () => readonly ChatId[]
  chat: (id: ChatId) => Chat | null
  focused: () => Chat | null
  focus: (id: ChatId) => void
  switchMode: (id: ChatId, mode: Mode) => Promise<Result<undefined>> | Result<undefined>
  askBeforeBargeIn: () => boolean
  hotkeys: () => readonly Hotkey[]
  showWindow: () => void
  /** Whether the supervisor looks at the main window, where everything shows anyway. */
  windowHasFocus: () => boolean
  /** Shows the on-top note, for `time` ms where that is not the usual. */
  note: (note: Note, time?: number) => void
}

/** The same, and what commands do together. */
export interface CommandContext extends CommandParts {
  modes: ModeSwitching
  /** Notes what happened to a chat; success is kept quiet where the window shows it. */
  tell: (chat: Chat, text: string, tone: Note['tone']) => void
}

/** What a supervisor can do by a key from anywhere, by a menu, or by its name. */
export interface Command {
  /** The keys that it has until others are chosen, as Electron spells them. */
  accelerator: string
  /** Whether it acts on the focused chat, and so only on the one that was focused when it was asked for. */
  aimed: boolean
  /** Whether it is usual to ask for it several times within a second, as for the next chat but two. */
  tapped: boolean
  /** Why it cannot be done now; null: it can. */
  hindrance(context: CommandContext): Omit<Note, 'tone'> | null
  run(context: CommandContext): void
}

/** The id of each command is written in the contract. */
export type CommandTable = Readonly<Record<HotkeyCommand, Command>>
