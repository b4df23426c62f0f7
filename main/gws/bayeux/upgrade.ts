import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import WebSocket from 'ws'
import * as m from '#messages'
import { serverWords } from '../../../preload/contract/index.ts'
import { Failure, failureFrom, interrupted, noAnswer, statusFailure } from './failure.ts'
import { MOST_BYTES, unlessAborted, type LinkContext } from './link.ts'
import type { ReplyHeaders } from './options.ts'

/** An open socket to the server. Rejects with a failure that tells a refused upgrade from a network that is down. */
export async function upgrade(context: LinkContext, signal: AbortSignal): Promise<{ socket: WebSocket; line: Socket }> {
  const { url } = context
  let socket: WebSocket | undefined
  try {
    const headers = await unlessAborted(signal, context.headers(url))
    socket = new WebSocket(url.replace(/^http/i, 'ws'), {
      followRedirects: false,
      headers,
      // Text that is not quite UTF-8 is read with replacement signs, as over HTTP: refused, it would come again for ever.
      skipUTF8Validation: true,
      maxPayload: MOST_BYTES,
    })
    // Stays for the socket's life: it may complain after we have lost interest, and nobody listening would be an uncaught error.
    socket.on('error', () => undefined)
    return { socket, line: await opened(socket, context, signal) }
  } catch (error) {
    socket?.terminate()
    throw signal.aborted ? interrupted() : failureFrom(error, url)
  }
}

async function opened(socket: WebSocket, context: LinkContext, signal: AbortSignal): Promise<Socket> {
  const { clock, timings } = context
  let cancel: () => void = () => undefined
  let abort: () => void = () => undefined
  let absorbed = Promise.resolve()
  try {
    const line = await new Promise<Socket>((resolve, reject) => {
      cancel = clock.after(timings.upgrade, () => reject(noAnswer(timings.upgrade)))
      abort = () => reject(interrupted())
      signal.addEventListener('abort', abort)
      socket.once('upgrade', (reply) => {
        absorbed = absorb(context, replyHeaders(reply))
        absorbed.catch(reject)
        socket.once('open', () => resolve(reply.socket))
      })
      socket.once('unexpected-response', (_request, reply) => void refusal(reply, context).then(reject, reject))
      socket.once('error', (error) =>
        reject(
          'code' in error
            ? error
            : new Failure('refused', m.server.noWebSocket({ reason: serverWords(error.message) })),
        ),
      )
      socket.once('close', () => reject(new Failure('silent', m.server.closedByServer())))
    })
    await unlessAborted(signal, absorbed)
    return line
  } finally {
    cancel()
    signal.removeEventListener('abort', abort)
  }
}

/** Async, so that an owner who throws rejects. */
async function absorb(context: LinkContext, headers: ReplyHeaders): Promise<void> {
  await context.absorb(context.url, headers)
}

async function refusal(reply: IncomingMessage, context: LinkContext): Promise<Failure> {
  const headers = replyHeaders(reply)
  await absorb(context, headers)
  const status = { status: reply.statusCode ?? 0, statusText: reply.statusMessage ?? '', headers }
  return statusFailure(status, await beginning(reply), context.url, context.clock.now())
}

/** Enough of a refusal's body to recognise what it is about; a body that breaks off or never ends is no further fault. */
function beginning(reply: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const done = () => resolve(text)
    reply.setEncoding('utf8')
    reply.on('data', (part: string) => {
      text += part
      if (text.length > 16_384) done()
    })
    reply.on('end', done)
    reply.on('error', done)
    reply.on('close', done)
  })
}

function replyHeaders({ headers }: IncomingMessage): ReplyHeaders {
  return {
    get(name) {
      const value = headers[name.toLowerCase()]
      return value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
    },
    getSetCookie: () => headers['set-cookie'] ?? [],
  }
}
