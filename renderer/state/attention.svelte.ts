import type { Attention, AttentionRules, Chat, ChatId, Port } from '../../preload/contract/index.ts'
import { AttentionDraft } from './attention-draft.svelte.ts'
import type { Replica } from './replica.svelte.ts'

/** Which chats need somebody and why, and the rules by which that is weighed. */
export class AttentionState {
  readonly #port: Port
  readonly #desk: Replica
  /** The rules while they are being edited; null: they are not. */
  #draft = $state.raw<AttentionDraft | null>(null)
  readonly #inNeed = $derived.by(() =>
    [...this.#desk.attention.values()].flatMap((attention) => {
      const chat = attention.needs ? this.#desk.chat(attention.chatId) : null
      return chat === null || chat.own ? [] : { chat, attention }
    }),
  )

  constructor(port: Port, desk: Replica) {
    this.#port = port
    this.#desk = desk
  }

  /** Null: nothing is noticed in the chat. */
  of(id: ChatId): Attention | null {
    return this.#desk.attention.get(id) ?? null
  }

  /** Those that need somebody, the one most in need first. */
  get inNeed(): readonly { chat: Chat; attention: Attention }[] {
    return this.#inNeed
  }

  get rules(): AttentionRules | null {
    return this.#desk.fields?.attentionRules ?? null
  }

  get draft(): AttentionDraft | null {
    return this.#draft
  }

  edit(): void {
    if (this.rules !== null) this.#draft = new AttentionDraft(this.#port, this.rules, (id) => this.#desk.chat(id))
  }

  close(): void {
    this.#draft = null
  }
}
