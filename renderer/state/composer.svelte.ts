import {
  MESSAGE_LIMIT,
  type Chat,
  type Entry,
  type Mode,
  type Port,
  type SendAudience,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { quoteOf, toldToEveryone } from './quotes.ts'

/** The others see “is typing” end this long (ms) after the last key. */
const TYPING_PAUSE = 4000

/** A message for everyone that waits for the supervisor's word, because it repeats what not everyone can read. */
export interface Question {
  text: string
  /** The lines that it repeats; none where only main has seen them. */
  lines: readonly Entry[]
}

/**
 * What the supervisor writes in one chat.
 * There is one draft for each audience, and text never moves from one to the other: colour, label, draft and operation
 * all come from {@link Composer.audience}, so none of them can say something else than the others.
 */
export class Composer {
  readonly #port: Port
  readonly #transcript: () => readonly Entry[]
  #chat: Chat
  #ended = $state(false)
  #drafts = $state<Record<SendAudience, string>>({ agents: '', everyone: '' })
  #bargedInTo = $state<SendAudience>('agents')
  #sending = $state(false)
  #error = $state.raw<{ audience: SendAudience; message: string } | null>(null)
  #quoted: Record<SendAudience, readonly Entry[]> = { agents: [], everyone: [] }
  #question = $state.raw<Question | null>(null)
  #typing: { audience: SendAudience; timer: ReturnType<typeof setTimeout> } | null = null

  /** `transcript`: the chat's lines as far as they are known here. */
  constructor(port: Port, chat: Chat, transcript: () => readonly Entry[] = () => []) {
    this.#port = port
    this.#transcript = transcript
    this.#chat = $state.raw(chat)
  }

  /** Takes the chat as the server has it now; a change of mode decides whom the next message is for. */
  follow(chat: Chat): void {
    const before = this.#chat.mode.known
    const after = chat.mode.known
    this.#chat = chat
    if (after !== null && after !== before) this.#bargedInTo = firstAudience(before)
    if (this.#typing !== null && this.#typing.audience !== this.audience) this.#stopTyping()
    if (this.audience !== 'everyone') this.#question = null
  }

  /** The chat is over: nothing more goes out, not even that typing stopped. */
  end(): void {
    this.#ended = true
    this.#question = null
    this.#forgetTyping()
  }

  /** Whom the message is for. The one source of the composer's colour, label, draft and operation. */
  get audience(): SendAudience {
    return this.#chat.mode.known === 'BargeIn' ? this.#bargedInTo : 'agents'
  }

  /** Only in a barge-in is there a choice; anywhere else a wish for it is not heard. */
  address(audience: SendAudience): void {
    if (!this.choices.includes(audience) || audience === this.audience) return
    this.#stopTyping()
    this.#bargedInTo = audience
  }

  /** Whom the supervisor can turn to now; more than one only while barged in. */
  get choices(): readonly SendAudience[] {
    return this.#chat.mode.known === 'BargeIn' ? ['everyone', 'agents'] : ['agents']
  }

  mayAddress(audience: SendAudience): boolean {
    return !this.#ended && this.#chat.sendable.includes(audience)
  }

  /** Whether there is a place to write at all. */
  get open(): boolean {
    return this.#chat.mode.known !== 'Monitor' && this.mayAddress(this.audience)
  }

  get text(): string {
    return this.#drafts[this.audience]
  }

  set text(value: string) {
    this.#drafts[this.audience] = value
    if (value.trim() === '') {
      this.#quoted[this.audience] = []
      this.#stopTyping()
    } else this.#noteTyping()
  }

  /** Quotes a line in the reply that is being written, and remembers who could read it. */
  quote(entry: Entry): void {
    const { audience } = this
    this.#quoted[audience] = [...this.#quoted[audience], entry]
    this.text = `${lineAfter(this.text)}${quoteOf(entry)}\n`
  }

  /**
   * Puts coaching text at the end of the draft for agents, and turns to it: never to the one for everyone. Answers whether
   * it could.
   */
  coach(text: string): boolean {
    if (!this.mayAddress('agents')) return false
    this.address('agents')
    if (this.audience !== 'agents') return false
    this.text = `${lineAfter(this.text)}${text}`
    return true
  }

  /** A draft for agents that waits while the composer is closed. */
  get waitingDraft(): boolean {
    return this.#drafts.agents.trim() !== ''
  }

  /** Whether something is written here that can still be sent and was not. */
  get unsent(): boolean {
    return !this.#ended && (this.#drafts.agents.trim() !== '' || this.#drafts.everyone.trim() !== '')
  }

  get length(): number {
    return this.text.length
  }

  get tooLong(): boolean {
    return this.length > MESSAGE_LIMIT
  }

  get sending(): boolean {
    return this.#sending
  }

  /** Why the last message to this audience was not sent. */
  get error(): string | null {
    return this.#error?.audience === this.audience ? this.#error.message : null
  }

  get canSend(): boolean {
    return this.open && !this.#sending && !this.tooLong && this.text.trim() !== ''
  }

  /** What has to be answered before the draft goes out. */
  get question(): Question | null {
    return this.#question
  }

  /** The answer to {@link question}: the draft goes to everyone as it was asked about, or stays. */
  async answer(sendAllTheSame: boolean): Promise<void> {
    const asked = this.#question
    this.#question = null
    if (sendAllTheSame && asked !== null && this.audience === 'everyone' && this.text === asked.text)
      await this.#send(true)
  }

  /** Sends the draft to the audience it was written for; when that fails the text comes back, before what was typed since. */
  async send(): Promise<void> {
    if (!this.canSend) return
    if (this.audience === 'everyone') {
      const lines = toldToEveryone(this.text, this.#quoted.everyone, this.#transcript())
      if (lines.length > 0) {
        this.#question = { text: this.text, lines }
        return
      }
    }
    await this.#send(false)
  }

  async #send(knowingly: boolean): Promise<void> {
    if (!this.canSend) return
    const audience = this.audience
    const text = this.#drafts[audience]
    const quoted = this.#quoted[audience]
    this.#stopTyping()
    this.#sending = true
    this.#error = null
    this.#drafts[audience] = ''
    const message = { chatId: this.#chat.id, audience, text, ...(knowingly && { knowingly }) }
    const answer = await ask(this.#port.send(message))
    this.#sending = false
    if (answer.ok) {
      this.#quoted[audience] = this.#quoted[audience].filter((entry) => !quoted.includes(entry))
      return
    }
    const since = this.#drafts[audience]
    this.#drafts[audience] = since === '' ? text : `${text}\n${since}`
    // Main knows lines that are not here, such as while the transcript is being read.
    if (answer.error.code === 'hiddenLine' && since === '' && this.audience === audience)
      this.#question = { text, lines: [] }
    else this.#error = { audience, message: answer.error.message }
  }

  /** The supervisor turned to something else. */
  pause(): void {
    this.#stopTyping()
  }

  #noteTyping(): void {
    if (!this.open) return
    const audience = this.audience
    if (this.#typing?.audience === audience) clearTimeout(this.#typing.timer)
    else this.#tellTyping(audience, true)
    this.#typing = { audience, timer: setTimeout(() => this.#stopTyping(), TYPING_PAUSE) }
  }

  #stopTyping(): void {
    if (this.#typing === null) return
    this.#tellTyping(this.#typing.audience, false)
    this.#forgetTyping()
  }

  #forgetTyping(): void {
    clearTimeout(this.#typing?.timer)
    this.#typing = null
  }

  /** That a typing note fails is no news to anyone. */
  #tellTyping(audience: SendAudience, active: boolean): void {
    void ask(this.#port.typing({ chatId: this.#chat.id, audience, active }))
  }
}

/** A draft to which a line can be added. */
const lineAfter = (draft: string): string => (draft.trim() === '' ? '' : `${draft.trimEnd()}\n`)

/** To whom a barge-in speaks at first: to everyone only when it comes from watching, where nothing was said to agents before. */
function firstAudience(before: Mode | null): SendAudience {
  return before === 'Monitor' ? 'everyone' : 'agents'
}
