import { once } from 'node:events'
import WebSocket from 'ws'
import type { Demo } from '../../../../main/demo/index.ts'

type Json = Record<string, unknown>
type Account = Pick<Demo, 'url' | 'userName' | 'password'>
export interface Message extends Json {
  channel: string
  clientId?: string
  successful?: boolean
  data?: Json
  advice?: Json
  ext?: Json
  error?: string
}
export interface Answer {
  status: number
  headers: Headers
  text: string
  body: Json
}

/** A plain client of the demo for its tests: keeps cookies and the CSRF token, and shows what comes back as it is. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  csrf: { name: string; value: string } | null = null
  authorization: string
  readonly #demo: Account

  constructor(demo: Account) {
    this.#demo = demo
    this.authorization = basic(demo.userName, demo.password)
  }

  get headers(): Record<string, string> {
    return {
      Authorization: this.authorization,
      ...(this.cookies.size > 0 && { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
      ...(this.csrf !== null && { [this.csrf.name]: this.csrf.value }),
    }
  }

  get(path: string): Promise<Answer> {
    return this.#fetch('GET', path)
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.#fetch('POST', path, body)
  }

  /** An operation on a chat: the answer's body. */
  async operate(chatId: string, operationName: string, parameters: Json = {}): Promise<Json> {
    return (await this.post(`/me/chats/${chatId}`, { operationName, ...parameters })).body
  }

  /** One long-polling request. */
  async poll(...messages: Json[]): Promise<Message[]> {
    const { text } = await this.#fetch('POST', '/notifications', messages)
    return JSON.parse(text) as Message[]
  }

  async openSocket(): Promise<Socket> {
    const webSocket = new WebSocket(`${this.#demo.url.replace('http', 'ws')}/api/v2/notifications`, {
      headers: this.headers,
      perMessageDeflate: false,
    })
    webSocket.once('upgrade', (response) => this.#keep(response.headers['set-cookie'] ?? []))
    await once(webSocket, 'open')
    return new Socket(webSocket)
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.#demo.url}/api/v2${path}`, {
      method,
      headers: { ...this.headers, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    this.#keep(response.headers.getSetCookie())
    const name = response.headers.get('X-CSRF-HEADER')
    if (name !== null) this.csrf = { name, value: response.headers.get(name) ?? '' }
    const text = await response.text()
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true
    const parsed: unknown = isJson ? JSON.parse(text) : {}
    return { status: response.status, headers: response.headers, text, body: parsed as Json }
  }

  #keep(setCookies: readonly string[]): void {
    for (const cookie of setCookies) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      this.cookies.set(name, value)
    }
  }
}

/** A notification socket whose messages can be awaited one by one. */
export class Socket {
  readonly #webSocket: WebSocket
  readonly #arrived: Message[] = []
  readonly #waiting = new Set<() => void>()

  constructor(webSocket: WebSocket) {
    this.#webSocket = webSocket
    webSocket.on('message', (frame: Buffer) => {
      this.#arrived.push(...(JSON.parse(frame.toString()) as Message[]))
      for (const wake of this.#waiting) wake()
    })
  }

  send(...messages: Json[]): void {
    this.#webSocket.send(JSON.stringify(messages))
  }

  /** Takes the first message that fits, and drops those before it. */
  async next(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const place = this.#arrived.findIndex(fits)
      const found = this.#arrived.splice(0, place + 1).pop()
      if (found !== undefined) return found
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  on(channel: string): Promise<Message> {
    return this.next((message) => message.channel === channel)
  }

  /** Handshake, subscription and a first held connect: the client's id. */
  async subscribe(): Promise<string> {
    this.send(handshake)
    const { clientId = '' } = await this.on('/meta/handshake')
    this.send({ channel: '/meta/subscribe', clientId, subscription: '/v2/me/*', id: '2' })
    await this.on('/meta/subscribe')
    this.send(connect(clientId))
    await this.on('/meta/connect')
    this.send(connect(clientId))
    return clientId
  }

  get closed(): Promise<unknown> {
    return once(this.#webSocket, 'close')
  }

  close(): void {
    this.#webSocket.terminate()
  }
}

export const handshake = {
  channel: '/meta/handshake',
  version: '1.0',
  supportedConnectionTypes: ['websocket', 'long-polling'],
  id: '1',
}

export const connect = (clientId: string, connectionType = 'websocket') => ({
  channel: '/meta/connect',
  clientId,
  connectionType,
  id: '3',
})

export const basic = (userName: string, password: string): string =>
  `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`
