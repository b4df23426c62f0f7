import { SvelteMap } from 'svelte/reactivity'
import { isOver, type Chat, type ChatId, type Entry, type Mode, type Port } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { isSelf } from './participant.ts'
import { Composer } from './composer.svelte.ts'
import type { Replica, ReplicaNews } from './replica.svelte.ts'
import { TranscriptState } from './transcript.svelte.ts'

/** The chat in the middle of the window, with its lines and what is written in it. Follows the focus that hotkeys move. */
export class Workspace {
  readonly #port: Port
  readonly #desk: Replica
  readonly #composers = new SvelteMap<ChatId, Composer>()
  #openId = $state.raw<ChatId | null>(null)
  #transcript = $state.raw<TranscriptState | null>(null)
  /** The open chat as it was last seen, so that its end does not take the page from under the reader. */
  #last = $state.raw<Chat | null>(null)
  #error = $state.raw<string | null>(null)
  #shown = $state(0)
  #heardFocus: ChatId | null = null
  /** Whether the lines of the open chat can be seen. */
  #looking = true
  /** Requests to open that are on their way: until they are answered the focus that main reports is an older one. */
  #opening = 0

  constructor(port: Port, desk: Replica) {
    this.#port = port
    this.#desk = desk
    desk.listen((news) => this.#hear(news))
  }

  get openId(): ChatId | null {
    return this.#openId
  }

  /** Grows each time that a chat is to be seen, the open one too: by a press, a hotkey or a notification. */
  get shown(): number {
    return this.#shown
  }

  get chat(): Chat | null {
    return this.#openId === null ? null : (this.#desk.chat(this.#openId) ?? this.#last)
  }

  /** The open chat is no longer supervised; its lines stay to be read. */
  get ended(): boolean {
    const { chat } = this
    return chat !== null && (this.#desk.chat(chat.id) === null || isOver(chat.state))
  }

  get transcript(): TranscriptState | null {
    return this.#transcript
  }

  get composer(): Composer | null {
    return this.#openId === null ? null : (this.#composers.get(this.#openId) ?? null)
  }

  /** In how many chats something is written and not sent. */
  get unsent(): number {
    return [...this.#composers.values()].filter((composer) => composer.unsent).length
  }

  /** A request about the open chat that failed; gone with the next one. */
  get error(): string | null {
    return this.#error
  }

  /** The supervisor opens a chat: hotkeys act on it from now on. */
  open(id: ChatId): Promise<void> {
    return this.#open(id, true)
  }

  /** Whether the lines of the open chat can be seen from now on: only those count as read. */
  look(looking: boolean): void {
    if (looking === this.#looking) return
    this.#looking = looking
    void this.refresh()
  }

  async #open(id: ChatId, focus: boolean): Promise<void> {
    const chat = this.#desk.chat(id)
    if (chat === null) return
    this.#shown++
    if (id === this.#openId && this.#transcript?.phase.kind === 'loaded') return
    this.composer?.pause()
    this.#openId = id
    this.#last = chat
    this.#error = null
    this.#transcript = new TranscriptState(chat.unread, (entry) => isSelf(this.chat ?? chat, entry.from))
    if (!this.#composers.has(id)) this.#composers.set(id, new Composer(this.#port, chat, () => this.#linesOf(id)))
    await this.#read(id, focus)
  }

  /** Reads the open chat's lines anew and merges them: after something was missed, or the window was hidden. */
  async refresh(): Promise<void> {
    if (this.#openId !== null && !this.ended) await this.#read(this.#openId, false)
  }

  /** Switches the chat that is meant, which need not be the open one any more when a question was answered. */
  async switchMode(id: ChatId, mode: Mode, confirmed: boolean): Promise<void> {
    if (id === this.#openId) this.#error = null
    const answer = await ask(this.#port.switchMode({ chatId: id, mode, ...(confirmed && { confirmed }) }))
    if (!answer.ok && this.#openId === id) this.#error = answer.error.message
  }

  canSwitchTo(mode: Mode): boolean {
    return !this.ended && this.chat?.switchable.includes(mode) === true
  }

  async leave(id: ChatId): Promise<void> {
    if (id === this.#openId) this.#error = null
    const answer = await ask(this.#port.leave({ chatId: id }))
    if (this.#openId !== id) return
    if (answer.ok) this.#close()
    else this.#error = answer.error.message
  }

  /** The supervisor knows that what he wrote to agents here can be read by everyone. */
  async understandExposed(): Promise<void> {
    if (this.#openId !== null) await ask(this.#port.understandExposed({ chatId: this.#openId }))
  }

  /** Puts away a chat that has ended. */
  close(): void {
    this.#close()
    void ask(this.#port.closeChat())
  }

  /** Reads the open chat anew from the server, as where lines may be missing. Answers why that failed, or null. */
  async reload(): Promise<string | null> {
    const id = this.#openId
    if (id === null) return null
    const answer = await ask(this.#port.reloadChat({ chatId: id }))
    return answer.ok ? null : answer.error.message
  }

  #linesOf(id: ChatId): readonly Entry[] {
    return id === this.#openId ? (this.#transcript?.entries ?? []) : []
  }

  /** `focus`: moves the focus of main there. Following main's own must not: by now it may have gone on. */
  async #read(id: ChatId, focus: boolean): Promise<void> {
    const transcript = this.#transcript
    if (focus) this.#opening++
    const answer = await ask(
      this.#port.openChat({ chatId: id, ...(!focus && { focus }), ...(!this.#looking && { read: false }) }),
    )
    if (focus) this.#opening--
    if (transcript === null || transcript !== this.#transcript) return
    if (answer.ok) transcript.load(answer.value)
    else transcript.fail(answer.error.message)
  }

  #close(): void {
    this.composer?.pause()
    this.#openId = null
    this.#last = null
    this.#transcript = null
    this.#error = null
  }

  #hear(news: ReplicaNews): void {
    switch (news.kind) {
      case 'snapshot':
        this.#afterSnapshot()
        break
      case 'desk':
        if (news.fields.me === null) this.#forget()
        else if (news.fields.focused !== undefined) this.#followFocus()
        break
      case 'chat':
        this.#followChat(news.chat)
        break
      case 'chatRemoved':
        this.#composers.get(news.chatId)?.end()
        if (news.chatId !== this.#openId) this.#composers.delete(news.chatId)
        break
      case 'entries':
        if (news.chatId === this.#openId) this.#transcript?.add(news.entries, news.gaps)
        break
    }
  }

  #afterSnapshot(): void {
    if (this.#desk.fields?.me === null) {
      this.#forget()
      return
    }
    for (const [id, composer] of this.#composers) {
      const chat = this.#desk.chat(id)
      if (chat === null) composer.end()
      else this.#followChat(chat)
    }
    if (this.#openId === null || this.#desk.focused !== this.#openId) this.#followFocus()
    else {
      this.#heardFocus = this.#openId
      void this.refresh()
    }
  }

  /** A focus that is told again, as by a notification about the open chat, is one to be seen; an echo is no such thing. */
  #followFocus(): void {
    const { focused } = this.#desk
    const again = focused === this.#heardFocus
    this.#heardFocus = focused
    if (this.#opening === 0 && focused !== null && (again || focused !== this.#openId)) void this.#open(focused, false)
  }

  #followChat(chat: Chat): void {
    if (chat.id === this.#openId) this.#last = chat
    const composer = this.#composers.get(chat.id)
    composer?.follow(chat)
    if (isOver(chat.state)) composer?.end()
  }

  /** Signed out: nothing of a session, drafts included, is left for whoever signs in next. */
  #forget(): void {
    for (const composer of this.#composers.values()) composer.end()
    this.#composers.clear()
    this.#heardFocus = null
    this.#close()
  }
}
