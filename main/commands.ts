import {
  audienceOfMode,
  shownName,
  type Chat,
  type ChatId,
  type Hotkey,
  type HotkeyCommand,
  type Mode,
  type Note,
  type Result,
} from '../preload/contract/index.ts'
import type { Clock } from './common/clock.ts'

/** Within this time the key for Barge in has to be pressed again, ms. */
const ASK_AGAIN = 5_000

export interface CommandsParts {
  clock: Clock
  /** The chats in the list's order. */
  chats(): Chat[]
  chat(id: ChatId): Chat | null
  focused(): Chat | null
  focus(id: ChatId): void
  switchMode(id: ChatId, mode: Mode): Promise<Result<undefined>>
  askBeforeBargeIn(): boolean
  hotkeys(): readonly Hotkey[]
  showWindow(): void
  /** Whether the supervisor looks at the main window, where everything shows anyway. */
  windowHasFocus(): boolean
  /** Shows the on-top note, for `time` ms where that is not the usual. */
  note(note: Note, time?: number): void
}

/** What the hotkeys do. They act on the focused chat, without a window in the path, and say what they did. */
export class Commands {
  readonly #parts: CommandsParts
  /** Barge in was asked for once: the second press counts only for the same chat, and only for a while. */
  #armed: { chatId: ChatId; until: number } | null = null
  /** Switches by hotkey whose outcome is still to be told. */
  readonly #awaited = new Map<ChatId, Mode>()

  constructor(parts: CommandsParts) {
    this.#parts = parts
  }

  /** A key was pressed while the chat `aim` was focused. It acts on that chat or not at all. */
  press(command: HotkeyCommand, aim: ChatId | null): void {
    if (command !== 'showWindow' && aim !== (this.#parts.focused()?.id ?? null)) return this.#drop(command, aim)
    switch (command) {
      case 'monitor':
        return this.#switch('Monitor')
      case 'coach':
        return this.#switch('Coach')
      case 'bargeIn':
        return this.#switch('BargeIn')
      case 'nextChat':
        return this.#step(1)
      case 'previousChat':
        return this.#step(-1)
      case 'showWindow':
        return this.#parts.showWindow()
    }
  }

  /** A chat has changed: tells the outcome of a switch by hotkey once there is one. */
  chatChanged(chat: Chat): void {
    const awaited = this.#awaited.get(chat.id)
    if (awaited === undefined || chat.mode.phase.kind === 'requested') return
    this.#awaited.delete(chat.id)
    const { known, phase } = chat.mode
    const name = names[awaited]
    if (phase.kind === 'settled' && known === awaited)
      this.#tell(chat, said[known] + this.#undoing(chat), audienceOfMode[known])
    else if (phase.kind === 'refused') this.#tell(chat, `${name} refused: ${phase.reason}`, 'error')
    else if (phase.kind === 'timedOut')
      this.#tell(chat, `No answer to ${name}. Your mode is as before until the server says otherwise.`, 'error')
    else if (phase.kind === 'unconfirmed') {
      const why = phase.doubt === undefined ? 'Connection lost.' : 'Where you stand in this chat is being asked again.'
      this.#tell(chat, `${why} ${name} is not confirmed.`, 'error')
    }
  }

  #switch(mode: Mode): void {
    const chat = this.#parts.focused()
    if (chat === null) return this.#nothingFocused()
    const armed = this.#armed
    this.#armed = null
    if (mode === 'BargeIn' && chat.mode.known !== 'BargeIn' && this.#parts.askBeforeBargeIn()) {
      const now = this.#parts.clock.now()
      if (armed?.chatId !== chat.id || now > armed.until) {
        this.#armed = { chatId: chat.id, until: now + ASK_AGAIN }
        const key = this.#parts.hotkeys().find(({ command }) => command === 'bargeIn')?.accelerator ?? 'the same keys'
        this.#parts.note(
          {
            title: titleOf(chat),
            text: `Press ${key} again to barge in. The customer will see you.`,
            tone: 'everyone',
          },
          ASK_AGAIN,
        )
        return
      }
    }
    void this.#request(chat, mode)
  }

  async #request(chat: Chat, mode: Mode): Promise<void> {
    const { known, phase } = chat.mode
    if (known === mode && (phase.kind === 'settled' || phase.kind === 'refused')) {
      this.#tell(chat, said[mode], audienceOfMode[mode])
      return
    }
    this.#awaited.set(chat.id, mode)
    this.#tell(chat, `${names[mode]} requested…`, known === null ? 'plain' : audienceOfMode[known])
    const result = await this.#parts.switchMode(chat.id, mode)
    if (result.ok) return
    if (this.#awaited.get(chat.id) === mode) this.#awaited.delete(chat.id)
    this.#parts.note({ title: titleOf(chat), text: result.error.message, tone: 'error' })
  }

  /** By which key a Barge in is undone, where it can be. */
  #undoing({ undo }: Chat): string {
    if (undo === null) return ''
    const command = undo === 'Coach' ? 'coach' : 'monitor'
    const key = this.#parts.hotkeys().find((each) => each.command === command && each.state === 'registered')
    return key === undefined ? '' : ` ${key.accelerator} goes back to ${names[undo]}.`
  }

  #step(by: 1 | -1): void {
    const chats = this.#parts.chats().filter(({ state }) => state === 'Chatting')
    const current = this.#parts.focused()
    const place = chats.findIndex(({ id }) => id === current?.id)
    const next = chats.at(place === -1 ? (by === 1 ? 0 : -1) : (place + by) % chats.length)
    if (next === undefined) {
      this.#parts.note({ title: 'No chats', text: 'There is no chat to go to.', tone: 'plain' })
      return
    }
    this.#armed = null
    this.#parts.focus(next.id)
    const { known } = next.mode
    this.#tell(
      next,
      known === null ? 'Focused. Your mode is not known yet.' : `Focused. ${said[known]}`,
      known === null ? 'plain' : audienceOfMode[known],
    )
  }

  /** The focus has moved between the press and now: the chat that is focused is not the one that was meant. */
  #drop(command: HotkeyCommand, aim: ChatId | null): void {
    this.#armed = null
    const chat = aim === null ? null : this.#parts.chat(aim)
    const name = commandNames[command]
    const text =
      aim === null
        ? `Nothing happened: when ${name} was pressed no chat was focused.`
        : `Nothing happened: ${name} was pressed for this chat, which is not focused any more.`
    this.#parts.note({ title: chat === null ? 'No such chat now' : titleOf(chat), text, tone: 'error' })
  }

  #nothingFocused(): void {
    this.#parts.note({
      title: 'No chat is focused',
      text: 'Nothing happened. Open a chat first: hotkeys act on the open chat.',
      tone: 'plain',
    })
  }

  #tell(chat: Chat, text: string, tone: Note['tone']): void {
    if (tone !== 'error' && this.#parts.windowHasFocus()) return
    this.#parts.note({ title: titleOf(chat), text, tone })
  }
}

/** So much of a name leaves room for the mode in a title, a note and a tray's tooltip, characters. */
const SHORT = 32

/** How a chat is called where there is little room: by its customer and agent. */
export function titleOf({ customer, agent }: Pick<Chat, 'customer' | 'agent'>): string {
  return [shownName(customer, { limit: SHORT }) || 'Customer', shownName(agent, { limit: SHORT })]
    .filter(Boolean)
    .join(' · ')
}

/** What a hotkey does, as the supervisor reads it. */
export const commandNames: Readonly<Record<HotkeyCommand, string>> = {
  monitor: 'Monitor',
  coach: 'Coach',
  bargeIn: 'Barge in',
  nextChat: 'Next chat',
  previousChat: 'Previous chat',
  showWindow: 'Show window',
}

export const names: Record<Mode, string> = { Monitor: 'Monitor', Coach: 'Coach', BargeIn: 'Barge in' }

const said: Record<Mode, string> = {
  Monitor: 'Watching. Nobody but supervisors sees you.',
  Coach: 'Coaching. Only agents see you.',
  BargeIn: 'In the conversation. The customer sees you.',
}
