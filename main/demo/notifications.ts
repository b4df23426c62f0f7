import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Gate, Session } from './auth.ts'
import { cookies, random } from './auth.ts'
import type { Hub } from './bayeux/hub.ts'
import { serveLongPolling } from './bayeux/long-polling.ts'
import { serveWebSocket } from './bayeux/websocket.ts'
import type { Behaviour } from './behaviour.ts'
import { isFrozen } from './behaviour.ts'
import { faultOf } from './faults.ts'
import { faulty, html, json, replyBody } from './replies.ts'
import { apiPath, urlOf } from './requests.ts'

export const isNotifications = (path: string): boolean => path.startsWith('/notifications')

/** The way to the hub: checks who comes, by a poll or by an upgrade, and lets go of them all on demand. */
export class NotificationEndpoint {
  readonly #hub: Hub
  readonly #gate: Gate
  readonly #behaviour: Behaviour
  readonly #webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  readonly #polls = new Set<Duplex>()

  constructor(hub: Hub, gate: Gate, behaviour: Behaviour) {
    this.#hub = hub
    this.#gate = gate
    this.#behaviour = behaviour
  }

  /** Takes one long-polling request whose body is `text`. */
  poll(request: IncomingMessage, response: ServerResponse, path: string, text: string): void {
    const fault = faultOf(this.#behaviour, path)
    if (fault === 'frozen') return
    if (fault !== null) {
      faulty(response, fault)
      return
    }
    const admission = this.#gate.admitNotifications(request.headers)
    if (!admission.ok) {
      const { status, statusCode, message, headers } = admission.denial
      json(response, status, replyBody({ statusCode, statusMessage: message }, this.#behaviour), headers)
      return
    }
    if (!this.#behaviour.transports.includes('long-polling')) {
      html(response, 400, 'Bad Request')
      return
    }
    const { session } = admission
    for (const [name, value] of Object.entries(this.#gate.headers(session))) response.setHeader(name, value)
    const { browser, setCookie } = browserOf(request)
    if (setCookie !== null) response.setHeader('Set-Cookie', setCookie)
    const { socket } = request
    this.#polls.add(socket)
    response.on('close', () => this.#polls.delete(socket))
    serveLongPolling(this.#hub, { transport: 'long-polling', session, browser, push: null }, text, response)
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const { upgrade, transports } = this.#behaviour
    if (upgrade === 'swallow' || isFrozen(this.#behaviour)) return
    const path = apiPath(urlOf(request), this.#behaviour)
    const fault = path === null ? null : faultOf(this.#behaviour, path)
    if (fault === 'frozen') return
    const admission = this.#gate.admitNotifications(request.headers)
    if (path === null || !isNotifications(path)) refuseUpgrade(socket, 404)
    else if (upgrade === 'refuse' || !transports.includes('websocket')) refuseUpgrade(socket, 400)
    else if (fault !== null) refuseUpgrade(socket, fault.status === 200 ? 400 : fault.status)
    else if (!admission.ok) refuseUpgrade(socket, admission.denial.status)
    else this.#accept(request, socket, head, admission.session)
  }

  /** Drops every WebSocket and every held poll. */
  disconnect(): void {
    for (const webSocket of this.#webSockets.clients) webSocket.terminate()
    for (const poll of this.#polls) poll.destroy()
  }

  #accept(request: IncomingMessage, socket: Duplex, head: Buffer, session: Session): void {
    const { browser, setCookie } = browserOf(request)
    const addCookie = (headers: string[]) => {
      if (setCookie !== null) headers.push(`Set-Cookie: ${setCookie}`)
    }
    this.#webSockets.once('headers', addCookie)
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      serveWebSocket(this.#hub, webSocket, { session, browser }, this.#behaviour)
    })
    this.#webSockets.off('headers', addCookie)
  }
}

function browserOf({ headers }: IncomingMessage): { browser: string; setCookie: string | null } {
  const known = cookies(headers).BAYEUX_BROWSER
  if (known !== undefined) return { browser: known, setCookie: null }
  const browser = random()
  return { browser, setCookie: `BAYEUX_BROWSER=${browser}; Path=/; HttpOnly` }
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
