import type { Party } from './chat.ts'
import type { Random } from './random.ts'

/** Gives everything in the contact centre its id, the same ones for the same seed. */
export class Ids {
  readonly #random: Random
  #chats = 0
  #references = 0

  constructor(random: Random) {
    this.#random = random
  }

  chat(): string {
    this.#chats += 1
    return `0001${this.#random.hex(7)}${this.#chats.toString(36).padStart(5, '0')}`.toUpperCase()
  }

  /** Someone in a chat, each time another. */
  party(kind: Party['kind'], nickname: string, userId: string | null, visibility: Party['visibility']): Party {
    return { participantId: this.#random.hex(16).toUpperCase(), kind, nickname, userId, visibility }
  }

  /** The name of an operation: what it answers, and what comes of it later, carry it. */
  reference(): number {
    this.#references += 1
    return this.#references
  }
}
