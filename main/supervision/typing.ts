import type { Entry, Participant } from '../../preload/contract/index.ts'

/** A typing mark whose end was never told goes by itself after this time, ms. */
export const TYPING_LIMIT = 30_000

export interface TypingSignal {
  /** Who types; `audience` is who can see that they do. */
  participant: Participant
  active: boolean
}

/** Who is typing in one chat. Each change answers whether anything changed. */
export class Typing {
  #since = new Map<string, { participant: Participant; at: number }>()

  get participants(): Participant[] {
    return [...this.#since.values()].map(({ participant }) => participant)
  }

  signal({ participant, active }: TypingSignal, now: number): boolean {
    const { participantId } = participant
    if (!active) return this.#since.delete(participantId)
    const known = this.#since.has(participantId)
    this.#since.set(participantId, { participant, at: now })
    return !known
  }

  /** Who has said something, or has left, types no more. */
  said(entries: readonly Entry[]): boolean {
    const ended = entries.filter((entry) => entry.body.kind === 'text' || entry.body.kind === 'left')
    return ended.map((entry) => this.#since.delete(entry.from?.participantId ?? '')).includes(true)
  }

  expire(now: number): boolean {
    const late = [...this.#since].filter(([, { at }]) => now - at >= TYPING_LIMIT)
    for (const [id] of late) this.#since.delete(id)
    return late.length > 0
  }

  clear(): void {
    this.#since.clear()
  }
}
