import type { ChatId, Port } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'

/** An order that changes again within this time is not worth telling, ms. */
const SETTLE = 100

/** Tells main the order of the chats as they are shown, which its hotkeys for the next and the previous chat follow. */
export class ShownOrder {
  readonly #port: Pick<Port, 'showOrder'>
  /** What main takes for the order until it is told another. */
  #told = 'null'
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(port: Pick<Port, 'showOrder'>) {
    this.#port = port
  }

  /** Null: by start. */
  tell(order: readonly ChatId[] | null): void {
    clearTimeout(this.#timer)
    const said = JSON.stringify(order)
    if (said === this.#told) return
    this.#timer = setTimeout(() => {
      this.#told = said
      void ask(this.#port.showOrder({ chatIds: order === null ? null : [...order] }))
    }, SETTLE)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
