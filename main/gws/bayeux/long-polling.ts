import * as m from '#messages'
import { afterSilence } from './deadline.ts'
import { Failure, failureFrom, interrupted, noAnswer, pageFailure, statusFailure } from './failure.ts'
import { Exchange, MOST_BYTES, onceMoreForCsrf, unlessAborted, type Link, type LinkContext } from './link.ts'
import { readMessages, type Message, type Request } from './messages.ts'

/** Bayeux over HTTP: every exchange is a POST, and the server holds the one that carries `/meta/connect`. */
export class LongPollingLink implements Link {
  readonly transport = 'long-polling'
  readonly #context: LinkContext
  readonly #posts = new Set<Post>()
  readonly #aborter = new AbortController()
  #lastId = 0
  #latency: number | null = null

  constructor(context: LinkContext) {
    this.#context = context
  }

  /** The shortest answered request: held ones take as long as the server likes, but none is faster than the network. */
  get latency(): number | null {
    return this.#latency
  }

  open(): Promise<void> {
    return Promise.resolve()
  }

  exchange(requests: readonly Request[], timeout: number): Promise<Message[]> {
    return onceMoreForCsrf(this.#context, this.#aborter.signal, () => this.#post(requests, timeout))
  }

  /** A held request cannot tell a quiet server from a dead line, so it is given up and the server asked anew. */
  check(): void {
    for (const post of this.#posts) if (post.held) post.end(interrupted())
  }

  close(): Promise<void> {
    this.#aborter.abort()
    for (const post of this.#posts) post.end(interrupted())
    return Promise.resolve()
  }

  async #post(requests: readonly Request[], timeout: number): Promise<Message[]> {
    if (this.#aborter.signal.aborted) throw interrupted()
    const { url, clock, fetch, timings } = this.#context
    const exchange = new Exchange(requests.map((request) => ({ ...request, id: String(++this.#lastId) })))
    const aborter = new AbortController()
    const post: Post = {
      held: requests.some(({ channel }) => channel === '/meta/connect'),
      failure: null,
      end(failure) {
        post.failure ??= failure
        aborter.abort()
      },
    }
    this.#posts.add(post)
    let bytes = 0
    const cancel = afterSilence(clock, { timeout, grace: timings.allowance, progress: () => bytes }, () =>
      post.end(noAnswer(timeout)),
    )
    try {
      const { signal } = aborter
      const own = await unlessAborted(signal, this.#context.headers(url))
      const began = clock.now()
      const reply = await fetch(url, {
        method: 'POST',
        headers: { ...own, 'Content-Type': 'application/json;charset=UTF-8' },
        body: JSON.stringify(exchange.requests),
        redirect: 'manual',
        signal,
      })
      const took = Math.max(0, clock.now() - began)
      await unlessAborted(signal, Promise.resolve(this.#context.absorb(url, reply.headers)))
      const body = await unlessAborted(
        signal,
        readText(reply, (length) => (bytes += length)),
      )
      if (reply.status !== 200) throw statusFailure(reply, body, url, clock.now())
      this.#latency = Math.min(took, this.#latency ?? took)
      return this.#read(exchange, body, reply)
    } catch (error) {
      throw post.failure ?? failureFrom(error, url)
    } finally {
      cancel()
      this.#posts.delete(post)
    }
  }

  #read(exchange: Exchange, body: string, reply: { status: number; statusText: string }): Message[] {
    const reading = readMessages(body)
    if (reading === null) throw pageFailure(reply, body)
    this.#context.unreadable(reading.unreadable)
    for (const message of reading.messages) if (!exchange.take(message)) this.#context.receive(message)
    if (exchange.replies === null) throw new Failure('unreadable', m.server.requestUnanswered())
    return exchange.replies
  }
}

/** The whole body. What is not quite UTF-8 is read with replacement signs. `came` is told of each part's bytes. */
async function readText(
  { body }: { body: AsyncIterable<Uint8Array> | null },
  came: (length: number) => void,
): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let total = 0
  for await (const part of body ?? []) {
    came(part.length)
    total += part.length
    if (total > MOST_BYTES) throw new Failure('unreadable', m.server.tooMuch())
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

interface Post {
  held: boolean
  /** Why it was ended from here. */
  failure: Failure | null
  end(failure: Failure): void
}
