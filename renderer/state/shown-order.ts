import type { ChatId, Port } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'

/** An order is told no more often than this, ms: one that changes again within it is not worth telling. */
const SETTLE = 100

type Order = readonly ChatId[] | null

/** Tells main the order of the chats as they are shown, which its hotkeys for the next and the previous chat follow. */
export class ShownOrder {
  readonly #port: Pick<Port, 'showOrder'>
  /** What main takes for the order until it is told another. */
  #told: Order = null
  #wanted: Order = null
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(port: Pick<Port, 'showOrder'>) {
    this.#port = port
  }

  /** Null: by start. However often it changes, main is told within {@link SETTLE}. */
  tell(order: Order): void {
    this.#wanted = order
    if (this.#timer !== null || isSame(order, this.#told)) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      const wanted = this.#wanted
      if (isSame(wanted, this.#told)) return
      this.#told = wanted
      void ask(this.#port.showOrder({ chatIds: wanted === null ? null : [...wanted] }))
    }, SETTLE)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}

const isSame = (a: Order, b: Order): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((id, at) => id === b[at]))
