import * as m from '#messages'
import {
  failure,
  success,
  type Chat,
  type ChatId,
  type Entry,
  type Me,
  type Transcript,
  type Views,
  type viewsRequests,
} from '../../preload/contract/index.ts'
import type { SessionObserver } from '../session/events.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import { inShownOrder } from '../supervision/shown-order.ts'
import { LineSearch } from '../supervision/search.ts'

export interface ViewsParts {
  stored(): Views
  keep(views: Views): void
  /** Shows the window what is kept now. */
  show(views: Views): void
  transcript(id: ChatId): Transcript | null
  /** Gives way to whatever else waits to be done. */
  pause(): Promise<void>
}

/** How the window looks at many chats: what is kept of it, the search in their lines, and the order that it shows. */
export class ViewsDesk implements SessionObserver {
  readonly #parts: ViewsParts
  readonly #search = new LineSearch()
  /** As the window said last; null: by start. */
  #order: readonly ChatId[] | null = null
  #questions = 0

  constructor(parts: ViewsParts) {
    this.#parts = parts
  }

  readonly handlers: HandlersOf<typeof viewsRequests> = {
    changeViews: (changes) => {
      const views = { ...this.#parts.stored(), ...changes }
      this.#parts.keep(views)
      this.#parts.show(views)
      return success(undefined)
    },
    findChats: async ({ keywords }) => {
      this.#questions += 1
      const question = this.#questions
      const search = this.#search.find(keywords)
      for (;;) {
        const step = search.next()
        if (step.done === true) return success([...step.value].map(([keyword, chatIds]) => ({ keyword, chatIds })))
        await this.#parts.pause()
        if (question !== this.#questions) return failure('outdated', m.list.otherSearch())
      }
    },
    showOrder: ({ chatIds }) => {
      this.#order = chatIds
      return success(undefined)
    },
  }

  /** The chats in the order that the window shows, without those that it does not show. */
  shown(chats: readonly Chat[]): Chat[] {
    return inShownOrder(chats, this.#order)
  }

  signedIn(_me: Me, _server: string, chats: readonly Chat[]): void {
    this.#forget()
    for (const { id } of chats) this.#search.add(id, this.#parts.transcript(id)?.entries ?? [])
  }

  signedOut(): void {
    this.#forget()
  }

  chatRemoved(id: ChatId): void {
    this.#search.remove(id)
  }

  linesAdded(id: ChatId, added: readonly Entry[]): void {
    this.#search.add(id, added)
  }

  /** What a later word replaced is not to be found any more. */
  linesReplaced(id: ChatId): void {
    this.#search.remove(id)
    this.#search.add(id, this.#parts.transcript(id)?.entries ?? [])
  }

  /** Nothing that anyone wrote outlives the session. */
  #forget(): void {
    this.#search.clear()
    this.#order = null
  }
}
