import type { ServerResponse } from 'node:http'
import type { Behaviour } from './behaviour.ts'
import type { FaultyReply } from './faults.ts'
import type { Outcome } from './outcome.ts'
import type { Json } from './render.ts'

export type ReplyHeaders = Record<string, string | string[]>

export function json(response: ServerResponse, status: number, body: Json, headers: ReplyHeaders = {}): void {
  const own = { 'Content-Type': 'application/json;charset=UTF-8', 'Cache-Control': 'no-cache' }
  response.writeHead(status, { ...own, ...headers }).end(JSON.stringify(body))
}

export function html(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html;charset=UTF-8' })
  response.end(`<html><body><h1>${title}</h1></body></html>`)
}

export function faulty(response: ServerResponse, { status, headers, body }: FaultyReply): void {
  response.writeHead(status, headers).end(body)
}

/** An outcome as the API says it. */
export function replyBody({ statusCode, statusMessage, fields }: Outcome, behaviour: Behaviour): Json {
  return {
    statusCode: behaviour.statusCodes === 'string' ? String(statusCode) : statusCode,
    ...(statusMessage !== undefined && { statusMessage }),
    ...fields,
  }
}

/** The HTTP status under which a statusCode travels. */
export function httpStatus(statusCode: number, { refusalsAs }: Behaviour): number {
  if (refusalsAs === '200') return 200
  return { 0: 200, 1: 400, 2: 409, 3: 403, 4: 500, 5: 403, 6: 404, 7: 200, 20: 401 }[statusCode] ?? 500
}
