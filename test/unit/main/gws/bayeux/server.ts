import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'

export interface Wire {
  channel: string
  id?: string
  clientId?: string
  [field: string]: unknown
}

interface Refusal {
  status: number
  headers?: Record<string, string>
  body?: string
}

type PostFault = 'swallow' | Refusal | undefined

/** What the server does out of the ordinary; each may be changed while it runs. */
export interface Script {
  /** What becomes of an upgrade, if not a socket. `swallow`: nothing is ever answered. */
  upgrade?: (request: IncomingMessage) => 'swallow' | 'hang up' | Refusal | undefined
  /** Headers of the reply to an upgrade that is taken. */
  upgradeHeaders?: string[]
  /** What becomes of a POST, if not Bayeux. */
  post?: (request: IncomingMessage, messages: Wire[]) => PostFault | Promise<PostFault>
  postHeaders?: Record<string, string>
  /** The reply to a message, made from the ordinary one; null: none. */
  reply?: (message: Wire, reply: Wire) => Wire | null | undefined
  /** What a frame or body looks like, made from the ordinary one. */
  encode?: (messages: Wire[]) => string
  /** Answers every connect at once. */
  hasty?: boolean
  /** Offers acknowledgements. */
  ack?: boolean
  connectionTypes?: string[]
}

interface Client {
  id: string
  subscriptions: Set<string>
  queue: { batch: number; event: Wire }[]
  batch: number
  acknowledges: boolean
  socket: WebSocket | null
  /** Answers the connect that is held. */
  release: (() => void) | null
}

/** A scripted Bayeux server on loopback with both transports: it holds a connect until there is something to say, without any time of its own. */
export class BayeuxServer {
  readonly received: { over: 'websocket' | 'long-polling'; message: Wire }[] = []
  readonly requests: { method: string; path: string; headers: IncomingHttpHeaders }[] = []
  readonly sockets = new Set<WebSocket>()
  readonly connections = new Set<Socket>()
  script: Script
  #clients = new Map<string, Client>()
  #server: Server | null = null
  #port = 0
  #lastClient = 0

  constructor(script: Script = {}) {
    this.script = script
  }

  static async start(script: Script = {}): Promise<BayeuxServer> {
    const server = new BayeuxServer(script)
    await server.start()
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/api/v2/notifications`
  }

  count(channel: string): number {
    return this.received.filter(({ message }) => message.channel === channel).length
  }

  get holding(): boolean {
    return [...this.#clients.values()].some((client) => client.release !== null)
  }

  /** Listens; after `kill`, on the same port. */
  async start(): Promise<void> {
    const upgrader = new WebSocketServer({ noServer: true, perMessageDeflate: true })
    upgrader.on('headers', (headers) => headers.push(...(this.script.upgradeHeaders ?? [])))
    const server = createServer((request, response) => void this.#post(request, response))
    server.on('connection', (socket) => {
      this.connections.add(socket)
      socket.on('close', () => this.connections.delete(socket))
    })
    server.on('upgrade', (request, socket, head) => this.#upgrade(upgrader, request, socket, head))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#port, '127.0.0.1', resolve)
    })
    this.#server = server
    this.#port = (server.address() as AddressInfo).port
  }

  /** Dies with everything it knew. */
  async kill(): Promise<void> {
    const server = this.#server
    this.#server = null
    this.forget()
    this.drop()
    if (server !== null) await new Promise((resolve) => server.close(resolve))
  }

  /** Breaks every connection, as a network does. */
  drop(): void {
    for (const client of this.#clients.values()) client.release = null
    for (const socket of this.connections) socket.destroy()
  }

  /** Loses its sessions, as a restart behind a load balancer does. */
  forget(): void {
    this.#clients.clear()
  }

  publish(channel: string, data: unknown): void {
    for (const client of this.#clients.values()) {
      if (![...client.subscriptions].some((subscription) => covers(subscription, channel))) continue
      const event = { channel, data }
      if (client.acknowledges || client.socket === null) client.queue.push({ batch: client.batch, event })
      else client.socket.send(this.#encode([event]))
    }
    for (const client of this.#clients.values()) if (client.queue.length > 0) this.#release(client)
  }

  /** Answers the connects that are held, as a server does whose hold time is over. */
  releaseAll(): void {
    for (const client of this.#clients.values()) this.#release(client)
  }

  /** A raw frame to every socket. */
  frame(text: string | Buffer): void {
    for (const socket of this.sockets) socket.send(text)
  }

  #release(client: Client): void {
    const { release } = client
    client.release = null
    release?.()
  }

  #upgrade(upgrader: WebSocketServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#note(request, 'UPGRADE')
    const fault = this.script.upgrade?.(request)
    if (fault === 'swallow') {
      // It still notices when the other side gives up.
      socket.on('end', () => socket.destroy()).resume()
      return
    }
    if (fault === 'hang up') {
      socket.destroy()
      return
    }
    if (fault !== undefined) {
      const headers = Object.entries({ connection: 'close', ...fault.headers }).map(
        ([name, value]) => `${name}: ${value}\r\n`,
      )
      socket.end(`HTTP/1.1 ${fault.status} Refused\r\n${headers.join('')}\r\n${fault.body ?? ''}`)
      return
    }
    upgrader.handleUpgrade(request, socket, head, (opened) => {
      this.sockets.add(opened)
      opened.on('close', () => this.sockets.delete(opened))
      opened.on('message', (data: Buffer) => this.#frame(opened, data.toString()))
    })
  }

  #frame(socket: WebSocket, text: string): void {
    const messages = JSON.parse(text) as Wire[]
    for (const message of messages) {
      this.received.push({ over: 'websocket', message })
      this.#handle(message, socket, (replies) => {
        if (replies.length > 0) socket.send(this.#encode(replies))
      })
    }
  }

  async #post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#note(request, request.method ?? '')
    const messages = JSON.parse((await textOf(request)) || '[]') as Wire[]
    const fault = await this.script.post?.(request, messages)
    if (fault === 'swallow') return
    if (fault !== undefined) {
      response.writeHead(fault.status, fault.headers).end(fault.body)
      return
    }
    let missing = messages.length
    const all: Wire[] = []
    for (const message of messages) {
      this.received.push({ over: 'long-polling', message })
      this.#handle(message, null, (replies) => {
        all.push(...replies)
        if (--missing === 0) response.writeHead(200, { ...this.script.postHeaders }).end(this.#encode(all))
      })
    }
    const held = messages.find(({ channel }) => channel === '/meta/connect')
    response.on('close', () => {
      const client = this.#clients.get(held?.clientId ?? '')
      if (client !== undefined && held !== undefined && !response.writableFinished) client.release = null
    })
  }

  #handle(message: Wire, socket: WebSocket | null, answer: (messages: Wire[]) => void): void {
    const reply: Wire = {
      channel: message.channel,
      successful: true,
      ...(message.id !== undefined && { id: message.id }),
    }
    const say = (events: Wire[] = []) => {
      const scripted = this.script.reply?.(message, reply)
      answer(scripted === null ? events : [...events, scripted ?? reply])
    }
    if (message.channel === '/meta/handshake') {
      const client = this.#begin()
      reply.clientId = client.id
      reply.version = '1.0'
      reply.supportedConnectionTypes = this.script.connectionTypes ?? ['websocket', 'long-polling']
      if (client.acknowledges) reply.ext = { ack: true }
      say()
      return
    }
    const client = this.#clients.get(message.clientId ?? '')
    if (client === undefined) {
      Object.assign(reply, {
        successful: false,
        error: '402::Unknown client',
        advice: { reconnect: 'handshake', interval: 0 },
      })
      say()
      return
    }
    client.socket = socket
    if (message.channel === '/meta/subscribe') {
      client.subscriptions.add(String(message.subscription))
      reply.subscription = message.subscription
    }
    if (message.channel === '/meta/disconnect') {
      this.#clients.delete(client.id)
      this.#release(client)
    }
    if (message.channel === '/meta/connect') this.#connect(client, message, reply, say)
    else say()
  }

  #connect(client: Client, message: Wire, reply: Wire, say: (events: Wire[]) => void): void {
    this.#release(client)
    const ack = (message.ext as { ack?: number } | undefined)?.ack
    if (ack !== undefined) client.queue = client.queue.filter(({ batch }) => batch > ack)
    const flush = () => {
      const events = client.queue.map(({ event }) => event)
      if (client.acknowledges) reply.ext = { ack: client.batch++ }
      else client.queue = []
      say(events)
    }
    const atOnce = (message.advice as { timeout?: number } | undefined)?.timeout === 0
    if (atOnce || this.script.hasty === true || client.queue.length > 0) flush()
    else client.release = flush
  }

  #begin(): Client {
    const client: Client = {
      id: `client-${++this.#lastClient}`,
      subscriptions: new Set(),
      queue: [],
      batch: 1,
      acknowledges: this.script.ack === true,
      socket: null,
      release: null,
    }
    this.#clients.set(client.id, client)
    return client
  }

  #encode(messages: Wire[]): string {
    return this.script.encode?.(messages) ?? JSON.stringify(messages)
  }

  #note(request: IncomingMessage, method: string): void {
    this.requests.push({ method, path: request.url ?? '', headers: request.headers })
  }
}

function covers(subscription: string, channel: string): boolean {
  return subscription.endsWith('/*') ? channel.startsWith(subscription.slice(0, -1)) : subscription === channel
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('utf8')
  for await (const part of request) text += String(part)
  return text
}
