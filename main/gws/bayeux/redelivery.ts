import type { Message } from './messages.ts'

/** More than this are not held against what comes again. */
const MOST = 10_000

/**
 * Tells what comes again from what is new, where the server keeps notifications until they are acknowledged. Over a socket
 * they come as they are said and are acknowledged by the next connect; after a lost link CometD's server sends all that was
 * not acknowledged once more, in the same order, before anything newer. Taken for new, they would set chats back.
 */
export class Redelivery {
  /** What was told since the last acknowledged batch, in order. */
  #told: Message[] = []
  /** How many of them have come again since the link was lost; null where none is to come. */
  #again: number | null = null

  /** The server gave a number to all that it has sent: the next connect acknowledges it. */
  acknowledged(): void {
    this.#told = []
    this.#again = null
  }

  /** The link was lost, and the session goes on over another. */
  lost(): void {
    if (this.#told.length > 0) this.#again = 0
  }

  /** Whether this was told already. What is not, counts as told from now on. */
  takes(message: Message): boolean {
    const expected = this.#again === null ? undefined : this.#told[this.#again]
    if (this.#again !== null && expected !== undefined && isSame(expected, message)) {
      this.#again += 1
      return true
    }
    this.#again = null
    if (this.#told.length < MOST) this.#told.push(message)
    return false
  }
}

const isSame = (a: Message, b: Message): boolean =>
  a.channel === b.channel && JSON.stringify(a.data) === JSON.stringify(b.data)
