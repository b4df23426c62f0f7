import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { callApi } from './api.ts'
import type { Session } from './auth.ts'
import { Gate } from './auth.ts'
import { Hub } from './bayeux/hub.ts'
import type { Behaviour } from './behaviour.ts'
import type { Centre } from './centre.ts'
import { faultOf } from './faults.ts'
import { NotificationEndpoint, isNotifications } from './notifications.ts'
import type { Outcome } from './outcome.ts'
import type { ReplyHeaders } from './replies.ts'
import { faulty, html, httpStatus, json, replyBody } from './replies.ts'
import { apiPath, isObject, parseBody, readBody, urlOf } from './requests.ts'

/** One REST request as it came in and as it was answered; notification traffic is not recorded. */
export interface RecordedRequest {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Without the query and without a path prefix, e.g. `/api/v2/me/chats`. */
  readonly path: string
  /** With its question mark; empty where there was none. */
  readonly query: string
  /** Parsed; undefined where there was none or where it was no JSON. */
  readonly body: unknown
  /** The HTTP status; null while, or if, no reply was given. */
  status: number | null
  /** That of the API; null where the reply had none. */
  statusCode: number | null
}

/** The demo's HTTP server: REST, long-polling and the WebSocket upgrade on one port. */
export class DemoServer {
  readonly hub: Hub
  readonly gate: Gate
  readonly notifications: NotificationEndpoint
  readonly record: RecordedRequest[] = []
  readonly #centre: Centre
  readonly #behaviour: Behaviour
  readonly #server: Server
  readonly #sockets = new Set<Duplex>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(centre: Centre, behaviour: Behaviour, account: { userName: string; password: string }) {
    this.#centre = centre
    this.#behaviour = behaviour
    this.hub = new Hub(behaviour)
    this.gate = new Gate(account, behaviour)
    this.notifications = new NotificationEndpoint(this.hub, this.gate, behaviour)
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy())
    })
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.notifications.upgrade(request, socket, head)
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

  killSockets(): void {
    for (const socket of [...this.#sockets]) socket.destroy()
  }

  /** Forgets all sessions and all their notification clients. */
  expireSessions(): void {
    this.gate.expireAll()
    this.hub.forget()
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.killSockets()
    this.hub.stop()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request)
    const path = apiPath(urlOf(request), this.#behaviour)
    if (path === null) html(response, 404, 'Not Found')
    else if (isNotifications(path)) this.notifications.poll(request, response, path, text)
    else this.#answer(request, response, path, text)
  }

  #answer(request: IncomingMessage, response: ServerResponse, path: string, text: string): void {
    const { method = 'GET', headers } = request
    const { search, searchParams } = urlOf(request)
    const body = parseBody(text)
    const recorded = this.#recordRequest(method, path, search, body)
    const fault = faultOf(this.#behaviour, path)
    if (fault === 'frozen') return
    if (fault !== null) {
      recorded.status = fault.status
      faulty(response, fault)
      return
    }
    const admission = this.gate.admit(method, headers)
    if (!admission.ok) {
      const { status, statusCode, message, headers: further } = admission.denial
      const denial = { statusCode, statusMessage: message }
      this.#reply(response, status, denial, further, recorded)
      return
    }
    const { session, fresh } = admission
    const apiRequest = { method, path, query: searchParams, body: isObject(body) ? body : {} }
    const effects = { endSession: () => this.#endSession(session) }
    const outcome = callApi(apiRequest, this.#centre, this.#behaviour, effects)
    if (outcome.silent === true) return
    this.#after(this.#behaviour.replyDelay, () => {
      const status = httpStatus(outcome.statusCode, this.#behaviour)
      this.#reply(response, status, outcome, this.gate.headers(session, fresh), recorded)
      const { later } = outcome
      if (later !== undefined) this.#after(later.ms, later.run)
    })
  }

  #reply(
    response: ServerResponse,
    status: number,
    outcome: Outcome,
    headers: ReplyHeaders | undefined,
    recorded: RecordedRequest,
  ): void {
    recorded.status = status
    recorded.statusCode = outcome.statusCode
    json(response, status, replyBody(outcome, this.#behaviour), headers)
  }

  #recordRequest(method: string, path: string, query: string, body: unknown): RecordedRequest {
    const at = Date.now()
    const recorded = { at, method, path: `/api/v2${path}`, query, body, status: null, statusCode: null }
    this.record.push(recorded)
    return recorded
  }

  #endSession(session: Session): void {
    this.gate.end(session)
    this.hub.forget(session)
  }

  #after(ms: number, run: () => void): void {
    if (ms === 0) {
      run()
      return
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
    }, ms)
    this.#timers.add(timer)
  }
}
