import buffer from 'node:buffer'
import { webcrypto } from 'node:crypto'
import events from 'node:events'
import http from 'node:http'
import type { Socket } from 'node:net'
import streams from 'node:stream/web'
import tls from 'node:tls'
import { FormData, Headers, Request, Response, fetch } from 'undici'
import { fill } from './fill.ts'

class DetailedEvent extends Event {
  readonly detail: unknown

  constructor(type: string, init: CustomEventInit = {}) {
    super(type, init)
    this.detail = init.detail ?? null
  }
}

fill(globalThis, {
  fetch,
  FormData,
  Headers,
  Request,
  Response,
  Blob: buffer.Blob,
  crypto: webcrypto,
  CustomEvent: DetailedEvent,
  ReadableStream: streams.ReadableStream,
  WritableStream: streams.WritableStream,
  TransformStream: streams.TransformStream,
})

fill(tls, { getCACertificates: () => [...tls.rootCertificates], setDefaultCACertificates: () => undefined })

fill(events, {
  addAbortListener: (signal: AbortSignal, listener: () => void) => {
    signal.addEventListener('abort', listener, { once: true })
    return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) }
  },
})

type Emit = (this: http.Server, name: string, ...rest: unknown[]) => boolean

/** The connections of each server, with whether they wait for a request: Node 16 does not give them away. */
const connections = new WeakMap<http.Server, Set<Socket>>()
const busy = new WeakSet<object>()

const lacking: object = http.Server.prototype
if (!('closeAllConnections' in lacking)) {
  const plain = Reflect.get(lacking, 'emit') as Emit
  http.Server.prototype.emit = function (this: http.Server, name: string, ...rest: unknown[]) {
    if (name === 'connection') keep(this, rest[0] as Socket)
    if (name === 'request') work(rest[1] as http.ServerResponse)
    return plain.call(this, name, ...rest)
  }
}
fill(http.Server.prototype, {
  closeAllConnections(this: http.Server) {
    for (const socket of connections.get(this) ?? []) socket.destroy()
  },
  closeIdleConnections(this: http.Server) {
    for (const socket of connections.get(this) ?? []) if (!busy.has(socket)) socket.destroy()
  },
})

function keep(server: http.Server, socket: Socket): void {
  const open = connections.get(server) ?? new Set()
  connections.set(server, open.add(socket))
  socket.once('close', () => open.delete(socket))
}

function work(response: http.ServerResponse): void {
  const { socket } = response
  if (socket === null) return
  busy.add(socket)
  response.once('close', () => busy.delete(socket))
}
