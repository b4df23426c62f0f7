import * as m from '#messages'
import {
  audienceOfMode,
  commandOfMode,
  workingKeys,
  type Chat,
  type ChatId,
  type Mode,
  type Note,
} from '../../preload/contract/index.ts'
import { chatTitle } from '../supervision/chat-title.ts'
import type { CommandContext } from './command.ts'

/** Within this time Barge in has to be asked for again, ms. */
const ASK_AGAIN = 5_000

/** Switches of the mode that were asked for by command, from the question before Barge in to the word of what came of it. */
export class ModeSwitching {
  readonly #context: CommandContext
  /** Barge in was asked for once: the second time counts only for the same chat, and only for a while. */
  #armed: { chatId: ChatId; until: number } | null = null
  /** Those whose outcome is still to be told. */
  readonly #awaited = new Map<ChatId, Mode>()

  constructor(context: CommandContext) {
    this.#context = context
  }

  ask(chat: Chat, mode: Mode): void {
    const { clock, askBeforeBargeIn } = this.#context
    const armed = this.#armed
    this.#armed = null
    if (mode === 'BargeIn' && chat.mode.known !== 'BargeIn' && askBeforeBargeIn()) {
      const now = clock.now()
      if (armed?.chatId !== chat.id || now > armed.until) {
        this.#armed = { chatId: chat.id, until: now + ASK_AGAIN }
        this.#question(chat)
        return
      }
    }
    void this.#request(chat, mode)
  }

  /** Whatever else is done: Barge in has to be asked for twice again. */
  disarm(): void {
    this.#armed = null
  }

  /** A chat has changed: tells the outcome of its switch once there is one. */
  chatChanged(chat: Chat): void {
    const awaited = this.#awaited.get(chat.id)
    const { known, phase } = chat.mode
    if (awaited === undefined || phase.kind === 'requested') return
    this.#awaited.delete(chat.id)
    const mode = name(awaited)
    switch (phase.kind) {
      case 'settled':
        if (known === awaited)
          this.#tell(
            chat,
            [m.modes.standing({ mode: known }), this.#undoing(chat)].join(' ').trim(),
            audienceOfMode[known],
          )
        return
      case 'refused':
        return this.#tell(chat, m.modes.refused({ mode, reason: phase.reason }), 'error')
      case 'timedOut':
        return this.#tell(chat, m.commands.noAnswer({ mode }), 'error')
      case 'unconfirmed': {
        const why = phase.doubt === undefined ? m.commands.connectionLost : m.commands.askedAgain
        return this.#tell(chat, why({ mode }), 'error')
      }
    }
  }

  #question(chat: Chat): void {
    const { hotkeys, note } = this.#context
    const key = workingKeys(hotkeys(), 'bargeIn')
    const text = key === null ? m.commands.chooseAgain() : m.commands.pressAgain({ key })
    note({ title: chatTitle(chat), text, tone: 'everyone' }, ASK_AGAIN)
  }

  async #request(chat: Chat, mode: Mode): Promise<void> {
    const { known, phase } = chat.mode
    if (known === mode && (phase.kind === 'settled' || phase.kind === 'refused')) {
      this.#tell(chat, m.modes.standing({ mode }), audienceOfMode[mode])
      return
    }
    this.#awaited.set(chat.id, mode)
    this.#tell(chat, m.modes.requested({ mode: name(mode) }), known === null ? 'plain' : audienceOfMode[known])
    const result = await this.#context.switchMode(chat.id, mode)
    if (result.ok) return
    if (this.#awaited.get(chat.id) === mode) this.#awaited.delete(chat.id)
    this.#context.note({ title: chatTitle(chat), text: result.error.message, tone: 'error' })
  }

  /** By which key a Barge in is undone, where it can be. */
  #undoing({ undo }: Chat): string {
    if (undo === null) return ''
    const key = workingKeys(this.#context.hotkeys(), commandOfMode[undo])
    return key === null ? '' : m.commands.goesBack({ key, mode: name(undo) })
  }

  #tell(chat: Chat, text: string, tone: Note['tone']): void {
    this.#context.tell(chat, text, tone)
  }
}

const name = (mode: Mode): string => m.modes.name({ mode })
