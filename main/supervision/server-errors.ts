import { requestOf, type InFlightRequest } from './pending.ts'

/** An error that names an operation is kept this long for the reply that names it too, ms. */
const LATE_REPLY = 5_000

/** An error that the server told of; `reference` is null where it did not say of what. `at` by this machine's clock. */
export interface ServerError {
  reason: string
  reference: string | null
  at: number
}

/** Errors of which it is not clear yet what they are about. */
export class ServerErrors {
  #open: ServerError[] = []

  add(error: ServerError): void {
    this.#open.push(error)
  }

  /**
   * Lays each error at the door of what it is about, as far as that can be told; null: of nothing that is known. Looks at the
   * requests anew for each, since an error may end one. Answers whether it did so with any.
   */
  settle(
    requests: () => readonly InFlightRequest[],
    lay: (about: InFlightRequest['id'] | null, error: ServerError) => void,
    now: number,
  ): boolean {
    const before = this.#open.length
    this.#open = this.#open.filter((error) => {
      const about = requestOf(error.reference, requests())
      if (about === 'later' && now - error.at < LATE_REPLY) return true
      lay(about === 'later' ? null : about, error)
      return false
    })
    return this.#open.length < before
  }
}
