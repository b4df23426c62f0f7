import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createClient, type Client } from '../../../../main/gws/client.ts'
import { ServerError } from '../../../../main/backend/error.ts'
import { createHttp, type Http, type HttpOptions } from '../../../../main/gws/http.ts'

export interface Received {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export type Answer = (request: Received, response: ServerResponse) => void

/** A server on loopback that keeps what it received, until the test is over. `requests` has the answered one last. */
export async function loopback(answer: Answer): Promise<{ url: string; requests: Received[] }> {
  const requests: Received[] = []
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      const request = { method, url, headers, body: Buffer.concat(parts).toString() }
      requests.push(request)
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, requests }
}

/** Answers JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

export function html(response: ServerResponse, status: number, body = '<html><body>No</body></html>'): void {
  response.writeHead(status, { 'Content-Type': 'text/html' })
  response.end(body)
}

export const basic = (userName: string, password: string, encoding: BufferEncoding = 'utf8'): string =>
  `Basic ${Buffer.from(`${userName}:${password}`, encoding).toString('base64')}`

/** A client and what its server receives; `replies` are by method and path without `/api/v2`. */
export async function start(
  replies: Record<string, unknown> = {},
): Promise<{ client: Client; requests: Received[]; server: string }> {
  const { url, requests } = await loopback((request, response) => {
    const reply = replies[`${request.method} ${request.url.replace('/api/v2', '')}`]
    if (reply !== undefined || request.method === 'POST') json(response, reply ?? { statusCode: 0, referenceId: 'r1' })
    else json(response, { statusCode: 6, statusMessage: 'No such resource' }, 404)
  })
  return { client: createClient(createHttp({ server: url, userName: 'paula', password: 'x' })), requests, server: url }
}

/** How an attempt failed; throws what is no error of ours. */
export async function failure(attempt: Promise<unknown>): Promise<ServerError> {
  const error: unknown = await attempt.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  )
  if (error instanceof ServerError) return error
  throw error
}

/** Requests to a server as somebody who is called Paula. */
export const connect = (server: string, options: Partial<HttpOptions> = {}): Http =>
  createHttp({ server, userName: 'paula', password: 'secret', ...options })
