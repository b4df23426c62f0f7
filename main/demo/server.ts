import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { callApi } from './api.ts'
import type { Denial, Session } from './auth.ts'
import { Gate, cookies, random } from './auth.ts'
import { Hub } from './bayeux/hub.ts'
import { serveLongPolling } from './bayeux/long-polling.ts'
import { serveWebSocket } from './bayeux/websocket.ts'
import type { Behaviour } from './behaviour.ts'
import { isFrozen } from './behaviour.ts'
import type { Centre } from './centre.ts'
import { faultOf } from './faults.ts'
import type { Outcome } from './outcome.ts'
import type { Json } from './render.ts'

/** One REST request as it came in and as it was answered; notification traffic is not recorded. */
export interface RecordedRequest {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Without the query and without a path prefix, e.g. `/api/v2/me/chats`. */
  readonly path: string
  readonly query: string
  /** Parsed; undefined where there was none or where it was no JSON. */
  readonly body: unknown
  /** The HTTP status; null while, or if, no reply was given. */
  status: number | null
  /** That of the API; null where the reply had none. */
  statusCode: number | null
}

const MOST_BODY_BYTES = 1_000_000

/** The demo's HTTP server: REST, long-polling and the WebSocket upgrade on one port. */
export class DemoServer {
  readonly hub: Hub
  readonly gate: Gate
  readonly record: RecordedRequest[] = []
  readonly #centre: Centre
  readonly #behaviour: Behaviour
  readonly #server: Server
  readonly #sockets = new Set<Duplex>()
  readonly #webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  readonly #polls = new Set<Duplex>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(centre: Centre, behaviour: Behaviour, account: { userName: string; password: string }) {
    this.#centre = centre
    this.#behaviour = behaviour
    this.hub = new Hub(behaviour)
    this.gate = new Gate(account, behaviour)
    this.#server = createServer((request, response) => void this.#serve(request, response))
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(request, socket, head)
    })
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    this.#server.keepAliveTimeout = 60_000
  }

  /** @returns the port; rejects with Node's error where it is taken */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, () => {
        const address = this.#server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : port)
      })
    })
  }

  /** Drops every connection over which notifications come: WebSockets and held polls. */
  disconnect(): void {
    for (const webSocket of this.#webSockets.clients) webSocket.terminate()
    for (const poll of this.#polls) poll.destroy()
  }

  killSockets(): void {
    for (const socket of [...this.#sockets]) socket.destroy()
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.killSockets()
    this.hub.stop()
    this.#webSockets.close()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request)
    const url = new URL(request.url ?? '/', 'http://demo')
    const path = apiPath(url, this.#behaviour)
    if (path === null) {
      html(response, 404, 'Not Found')
      return
    }
    if (path.startsWith('/notifications')) {
      this.#poll(request, response, text, path)
      return
    }

    const recorded = this.#recordRequest(request, url, path, text)
    const fault = faultOf(this.#behaviour, path)
    if (fault === 'frozen') return
    if (fault !== null) {
      recorded.status = fault.status
      response.writeHead(fault.status, fault.headers).end(fault.body)
      return
    }
    const method = request.method ?? 'GET'
    const admission = this.gate.admit(method, request.headers)
    if (!admission.ok) {
      this.#deny(response, admission.denial, recorded)
      return
    }
    const { session } = admission
    const body = isObject(recorded.body) ? recorded.body : {}
    const apiRequest = { method, path, query: url.searchParams, body }
    const outcome = callApi(apiRequest, this.#centre, this.#behaviour, { endSession: () => this.#endSession(session) })
    if (outcome.silent === true) return
    this.#after(this.#behaviour.replyDelay, () => {
      const headers = {
        ...this.gate.headers(session),
        ...(admission.setCookies.length > 0 && { 'Set-Cookie': admission.setCookies }),
      }
      this.#answer(response, outcome, headers, recorded)
    })
  }

  #answer(
    response: ServerResponse,
    outcome: Outcome,
    headers: Record<string, string | string[]>,
    recorded: RecordedRequest,
  ): void {
    recorded.status = this.#behaviour.refusalsAs === '200' ? 200 : httpStatus(outcome.statusCode)
    recorded.statusCode = outcome.statusCode
    json(response, recorded.status, this.#replyBody(outcome), headers)
    const { later } = outcome
    if (later !== undefined) this.#after(later.ms, later.run)
  }

  #replyBody({ statusCode, statusMessage, fields }: Outcome): Json {
    return {
      statusCode: this.#behaviour.statusCodes === 'string' ? String(statusCode) : statusCode,
      ...(statusMessage !== undefined && { statusMessage }),
      ...fields,
    }
  }

  #poll(request: IncomingMessage, response: ServerResponse, text: string, path: string): void {
    const fault = faultOf(this.#behaviour, path)
    if (fault === 'frozen') return
    if (fault !== null) {
      response.writeHead(fault.status, fault.headers).end(fault.body)
      return
    }
    const admission = this.gate.admitNotifications(request.headers)
    if (!admission.ok) {
      this.#deny(response, admission.denial, null)
      return
    }
    if (!this.#behaviour.transports.includes('long-polling')) {
      html(response, 400, 'Bad Request')
      return
    }
    const { session } = admission
    for (const [name, value] of Object.entries(this.gate.headers(session))) response.setHeader(name, value)
    const { browser, setCookie } = browserOf(request)
    if (setCookie !== null) response.setHeader('Set-Cookie', setCookie)
    const { socket } = request
    this.#polls.add(socket)
    response.on('close', () => this.#polls.delete(socket))
    serveLongPolling(this.hub, { transport: 'long-polling', session, browser, push: null }, text, response)
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const { upgrade, transports } = this.#behaviour
    if (upgrade === 'swallow' || isFrozen(this.#behaviour)) return
    const path = apiPath(new URL(request.url ?? '/', 'http://demo'), this.#behaviour)
    if (path === null || !path.startsWith('/notifications')) return refuseUpgrade(socket, 404)
    if (upgrade === 'refuse' || !transports.includes('websocket')) return refuseUpgrade(socket, 400)
    const fault = faultOf(this.#behaviour, path)
    if (fault === 'frozen') return
    if (fault !== null) return refuseUpgrade(socket, fault.status === 200 ? 400 : fault.status)
    const admission = this.gate.admitNotifications(request.headers)
    if (!admission.ok) return refuseUpgrade(socket, admission.denial.status)
    const { session } = admission
    const { browser, setCookie } = browserOf(request)
    const addCookie = (headers: string[]) => {
      if (setCookie !== null) headers.push(`Set-Cookie: ${setCookie}`)
    }
    this.#webSockets.once('headers', addCookie)
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      serveWebSocket(this.hub, webSocket, { session, browser }, this.#behaviour)
    })
    this.#webSockets.off('headers', addCookie)
  }

  #recordRequest(request: IncomingMessage, url: URL, path: string, text: string): RecordedRequest {
    const recorded: RecordedRequest = {
      at: Date.now(),
      method: request.method ?? 'GET',
      path: `/api/v2${path}`,
      query: url.search,
      body: parse(text),
      status: null,
      statusCode: null,
    }
    this.record.push(recorded)
    return recorded
  }

  #deny(response: ServerResponse, denial: Denial, recorded: RecordedRequest | null): void {
    if (recorded !== null) {
      recorded.status = denial.status
      recorded.statusCode = denial.statusCode
    }
    json(response, denial.status, this.#replyBody({ ...denial, statusMessage: denial.message }), denial.headers)
  }

  #endSession(session: Session): void {
    this.gate.end(session)
    this.hub.forget(session)
  }

  #after(ms: number, run: () => void): void {
    if (ms === 0) return run()
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
    }, ms)
    this.#timers.add(timer)
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= MOST_BODY_BYTES) chunks.push(chunk)
    }
  } catch {
    return '' // The client went away meanwhile.
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The part of the path below the API's base, or null for what is not the API. */
function apiPath({ pathname }: URL, { pathPrefix }: Behaviour): string | null {
  const base = `${pathPrefix}/api/v2`
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null
}

function browserOf({ headers }: IncomingMessage): { browser: string; setCookie: string | null } {
  const known = cookies(headers).BAYEUX_BROWSER
  if (known !== undefined) return { browser: known, setCookie: null }
  const browser = random()
  return { browser, setCookie: `BAYEUX_BROWSER=${browser}; Path=/; HttpOnly` }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function json(
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Record<string, string | string[]> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'application/json;charset=UTF-8',
    'Cache-Control': 'no-cache',
    ...headers,
  })
  response.end(JSON.stringify(body))
}

function html(response: ServerResponse, status: number, title: string): void {
  response
    .writeHead(status, { 'Content-Type': 'text/html;charset=UTF-8' })
    .end(`<html><body><h1>${title}</h1></body></html>`)
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** The HTTP status that a server of the other kind gives to a statusCode. */
function httpStatus(statusCode: number): number {
  return { 0: 200, 1: 400, 2: 409, 3: 403, 4: 500, 5: 403, 6: 404, 7: 200, 20: 401 }[statusCode] ?? 500
}
