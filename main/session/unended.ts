import { createHash } from 'node:crypto'
import {
  success,
  type Chat,
  type ChatId,
  type Me,
  type Unended,
  type unendedRequests,
} from '../../preload/contract/index.ts'
import type { SessionObserver } from './events.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import type { Marks } from '../settings/marks.ts'
import { mayBeLeft } from '../supervision/own-chat.ts'

export interface UnendedParts {
  marks: Pick<Marks, 'has' | 'set'>
  /** Whether the session is with the demo, which ends with the program. */
  demo(): boolean
  show(unended: Unended | null): void
}

/**
 * Keeps a mark as long as an account is in chats that are still to be left. One that is there at the next sign-in was left
 * by a session that could not leave them: the program was killed, the display went, the network was gone to the end.
 */
export class UnendedSessions implements SessionObserver {
  readonly #parts: UnendedParts
  #mark: string | null = null
  #marked = false
  readonly #toLeave = new Set<ChatId>()

  constructor(parts: UnendedParts) {
    this.#parts = parts
  }

  readonly handlers: HandlersOf<typeof unendedRequests> = {
    dismissUnended: () => {
      this.#parts.show(null)
      return success(undefined)
    },
  }

  signedIn(me: Pick<Me, 'id'>, _server: string, chats: readonly Chat[], address: string): void {
    const { marks } = this.#parts
    if (this.#parts.demo()) return
    this.#mark = markOf(address, me)
    this.#marked = marks.has(this.#mark)
    this.#toLeave.clear()
    for (const { id } of chats.filter(mayBeLeft)) this.#toLeave.add(id)
    if (this.#marked) this.#parts.show({ chatIds: [...this.#toLeave] })
    this.#keep()
  }

  chatChanged(chat: Chat): void {
    if (mayBeLeft(chat)) this.#toLeave.add(chat.id)
    else this.#toLeave.delete(chat.id)
    this.#keep()
  }

  chatRemoved(id: ChatId): void {
    this.#toLeave.delete(id)
    this.#keep()
  }

  /** Until now the chats were only being left, and the mark stayed. */
  closed(left: boolean): void {
    if (left) this.#toLeave.clear()
    this.#keep()
    this.#mark = null
    this.#toLeave.clear()
    this.#parts.show(null)
  }

  #keep(): void {
    const wanted = this.#toLeave.size > 0
    if (this.#mark === null || wanted === this.#marked) return
    this.#marked = wanted
    this.#parts.marks.set(this.#mark, wanted)
  }
}

/** Says neither the address nor the user. */
function markOf(address: string, { id }: Pick<Me, 'id'>): string {
  const account = `${address}\n${id}`
  return `unended-${createHash('sha256').update(account).digest('hex').slice(0, 32)}`
}
