import type { Socket } from 'node:net'
import type WebSocket from 'ws'
import * as m from '#messages'
import { afterSilence } from './deadline.ts'
import { Failure, interrupted, noAnswer } from './failure.ts'
import { Exchange, onceMoreForCsrf, type Link, type LinkContext } from './link.ts'
import { readMessages, type Message, type Request } from './messages.ts'
import { upgrade } from './upgrade.ts'

/** Bayeux over a WebSocket: replies are told apart by their `id`, events come at any time. */
export class WebSocketLink implements Link {
  readonly transport = 'websocket'
  readonly #context: LinkContext
  readonly #waiting = new Set<Waiting>()
  readonly #aborter = new AbortController()
  #opening: Promise<void> | null = null
  #socket: WebSocket | null = null
  /** What the socket runs over. */
  #line: Socket | null = null
  #failure: Failure | null = null
  #lastId = 0
  #latency: number | null = null
  /** Pongs, whose bytes say that the line lives, but not that the server is answering. */
  #pongBytes = 0
  #pings = 0
  #pingedAt = 0
  /** Of the next ping, or of the answer to the last one. */
  #cancelPing: () => void = () => undefined

  constructor(context: LinkContext) {
    this.#context = context
  }

  /** From the last ping to its pong. */
  get latency(): number | null {
    return this.#latency
  }

  open(): Promise<void> {
    return (this.#opening ??= this.#open())
  }

  exchange(requests: readonly Request[], timeout: number): Promise<Message[]> {
    return new Promise((resolve, reject) => {
      const socket = this.#socket
      if (this.#failure !== null || socket === null) {
        reject(this.#failure ?? interrupted())
        return
      }
      const exchange = new Exchange(requests.map((request) => ({ ...request, id: String(++this.#lastId) })))
      const { clock, timings } = this.#context
      const progress = () => this.#received() - this.#pongBytes
      const cancel = afterSilence(clock, { timeout, grace: timings.allowance, progress }, () =>
        this.#fail(noAnswer(timeout)),
      )
      const end = () => {
        cancel()
        this.#waiting.delete(waiting)
      }
      const waiting: Waiting = {
        take(message) {
          if (!exchange.take(message)) return false
          if (exchange.replies !== null) {
            end()
            resolve(exchange.replies)
          }
          return true
        },
        fail(failure) {
          end()
          reject(failure)
        },
      }
      this.#waiting.add(waiting)
      socket.send(JSON.stringify(exchange.requests))
    })
  }

  check(): void {
    if (this.#socket !== null && this.#failure === null) this.#ping(this.#socket)
  }

  async close(): Promise<void> {
    this.#fail(interrupted())
    const socket = this.#socket
    if (socket !== null && socket.readyState !== socket.CLOSED) {
      await new Promise((resolve) => socket.once('close', resolve))
    }
  }

  async #open(): Promise<void> {
    const { signal } = this.#aborter
    const { socket, line } = await onceMoreForCsrf(this.#context, signal, () => upgrade(this.#context, signal))
    if (this.#failure !== null) {
      socket.terminate()
      throw this.#failure
    }
    this.#socket = socket
    this.#line = line
    socket.on('pong', (data) => this.#pong(data))
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#read(data, isBinary))
    socket.on('close', (code) => this.#fail(new Failure('silent', m.server.socketClosed({ code }))))
    this.#ping(socket)
  }

  #read(data: Buffer, isBinary: boolean): void {
    const reading = isBinary ? null : readMessages(data.toString())
    if (reading === null) {
      this.#context.unreadable(1)
      this.#context.garbled()
      return
    }
    this.#context.unreadable(reading.unreadable)
    for (const message of reading.messages) {
      if (this.#failure !== null) return
      if (![...this.#waiting].some((waiting) => waiting.take(message))) this.#context.receive(message)
    }
  }

  /** A link that is half open takes everything and answers nothing: only an answer proves that it lives. */
  #ping(socket: WebSocket): void {
    const { clock, timings } = this.#context
    this.#cancelPing()
    this.#pingedAt = clock.now()
    socket.ping(String(++this.#pings))
    const cancelNext = clock.after(timings.ping, () => this.#ping(socket))
    // A busy line may keep the pong waiting behind what comes meanwhile.
    const cancelSilence = afterSilence(
      clock,
      { timeout: timings.pong, grace: timings.ping, progress: () => this.#received() },
      () => this.#fail(new Failure('silent', m.server.socketSilent())),
    )
    this.#cancelPing = () => {
      cancelNext()
      cancelSilence()
    }
  }

  /** Bytes that came in, part of a frame too. */
  #received(): number {
    return this.#line?.bytesRead ?? 0
  }

  #pong(data: Buffer): void {
    this.#pongBytes += FRAME_HEAD + data.length
    if (data.toString() === String(this.#pings)) this.#latency = Math.max(0, this.#context.clock.now() - this.#pingedAt)
  }

  #fail(failure: Failure): void {
    if (this.#failure !== null) return
    this.#failure = failure
    this.#cancelPing()
    this.#aborter.abort()
    for (const waiting of this.#waiting) waiting.fail(failure)
    const socket = this.#socket
    if (socket === null) return
    if (failure.kind === 'interrupted' && socket.readyState === socket.OPEN) goodbye(socket, this.#context)
    else socket.terminate()
  }
}

/** Bytes before the data of a pong, as a server sends it. */
const FRAME_HEAD = 2

interface Waiting {
  take(message: Message): boolean
  fail(failure: Failure): void
}

/** Closes as the protocol wants it, but does not wait for a server that is not there. */
function goodbye(socket: WebSocket, { clock, timings }: LinkContext): void {
  socket.removeAllListeners('message')
  const cancel = clock.after(timings.goodbye, () => socket.terminate())
  socket.once('close', cancel)
  socket.close(1000)
}
