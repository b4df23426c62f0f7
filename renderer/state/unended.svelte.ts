import * as m from '#messages'
import { chatName, isOver, type Chat, type Port } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import type { Replica } from './replica.svelte.ts'
import { modeName } from './mode-words.ts'

/** What the last session left behind: the chats that one is still in, until they are left or the supervisor has seen it. */
export class UnendedState {
  readonly #port: Port
  readonly #desk: Replica
  #leaving = $state(false)
  #problem = $state.raw<string | null>(null)

  constructor(port: Port, desk: Replica) {
    this.#port = port
    this.#desk = desk
  }

  /** Whether there is anything to say. */
  get shown(): boolean {
    return (this.#desk.fields?.unended ?? null) !== null
  }

  /** Those of them that one is in now. */
  get chats(): readonly Chat[] {
    const ids = this.#desk.fields?.unended?.chatIds ?? []
    return ids.flatMap((id) => this.#desk.chat(id) ?? []).filter(({ state, own }) => !isOver(state) && !own)
  }

  get text(): string {
    return `${m.lastSession.ended()} ${m.lastSession.stillIn({ count: this.chats.length })}`
  }

  get leaving(): boolean {
    return this.#leaving
  }

  /** Why not all could be left, or null. */
  get problem(): string | null {
    return this.#problem
  }

  /** Leaves all of them, at once; where that fails what is left stays to be seen. */
  async leaveAll(): Promise<void> {
    this.#leaving = true
    this.#problem = null
    const answers = await Promise.all(this.chats.map(({ id }) => ask(this.#port.leave({ chatId: id }))))
    this.#leaving = false
    const failed = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.message]))
    if (failed.length === 0) await this.dismiss()
    else this.#problem = `${m.lastSession.notLeft({ failed: failed.length, all: answers.length })} ${failed[0] ?? ''}`
  }

  async dismiss(): Promise<void> {
    this.#problem = null
    await ask(this.#port.dismissUnended())
  }
}

/** `Tom Okafor with Bo Lindqvist – Coach`. */
export function standingIn(chat: Chat): string {
  const { known } = chat.mode
  return m.lastSession.standing({
    chat: chatName(chat),
    mode: known === null ? m.lastSession.modeUnknown() : modeName(known),
  })
}
