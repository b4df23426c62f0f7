import { Failure, failureFrom, interrupted } from './failure.ts'
import type { Message, Request } from './messages.ts'
import type { ResolvedOptions, Transport } from './options.ts'

/** One way to the server, made once, used until it fails or is closed. All methods reject with a {@link Failure}. */
export interface Link {
  readonly transport: Transport
  /** ms, the last measured round trip. */
  readonly latency: number | null
  /** Makes the connection; further calls give the same answer. */
  open(): Promise<void>
  /** Sends the requests together and gives their replies in the same order, within `timeout` ms. */
  exchange(requests: readonly Request[], timeout: number): Promise<Message[]>
  /** Finds out at once whether the link still works; if not, what is waiting fails. */
  check(): void
  /** Ends it and everything that waits, as `interrupted`. */
  close(): Promise<void>
}

export interface LinkContext extends Pick<
  ResolvedOptions,
  'url' | 'headers' | 'absorb' | 'clock' | 'fetch' | 'timings'
> {
  renew(): Promise<void>
  /** Takes what came in without having been asked for, in the order in which it came. */
  receive(message: Message): void
  /** So many messages came that could not be read. */
  unreadable(count: number): void
  /** A whole frame could not be read, replies in it included. */
  garbled(): void
}

/** More than this in one frame or reply is no set of notifications, bytes. */
export const MOST_BYTES = 64 * 1024 * 1024

/** Requests on their way, and which of them were answered. */
export class Exchange {
  readonly requests: readonly (Request & { id: string })[]
  readonly #replies: (Message | undefined)[]

  constructor(requests: readonly (Request & { id: string })[]) {
    this.requests = requests
    this.#replies = requests.map(() => undefined)
  }

  /** Whether the message answers one of the requests. Servers that leave the `id` out are taken by their word: the channel. */
  take(message: Message): boolean {
    const index = this.requests.findIndex(
      ({ id, channel }, at) =>
        this.#replies[at] === undefined &&
        message.channel === channel &&
        (message.id === undefined ? message.successful !== undefined : message.id === id),
    )
    if (index >= 0) this.#replies[index] = message
    return index >= 0
  }

  /** All replies, or null while one is missing. */
  get replies(): Message[] | null {
    const given = this.#replies.filter((reply) => reply !== undefined)
    return given.length === this.requests.length ? given : null
  }
}

/** A stale CSRF token is no refusal yet: the reply, or a renewal, brought a fresh one. */
export async function onceMoreForCsrf<T>(
  context: LinkContext,
  signal: AbortSignal,
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!isCsrf(error)) throw error
  }
  try {
    await unlessAborted(signal, context.renew())
    return await attempt()
  } catch (error) {
    throw isCsrf(error) ? new Failure('denied', error.message, { status: 403 }) : failureFrom(error, context.url)
  }
}

const isCsrf = (error: unknown): error is Failure => error instanceof Failure && error.kind === 'csrf'

/** `work`, or the signal's end of it, whichever comes first: what owners do for us may hang. */
export function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(interrupted())
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
