import type { IncomingMessage } from 'node:http'
import type { Behaviour } from './behaviour.ts'
import type { Json } from './render.ts'

const MOST_BODY_BYTES = 1_000_000

/** A request's body as text; what is too long is cut, so that it is no JSON any more. */
export async function readBody(request: IncomingMessage): Promise<string> {
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

/** What the body says, or undefined where it is no JSON. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The address that is asked for; that of the root where it makes no sense. */
export function urlOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', 'http://demo')
  } catch {
    return new URL('http://demo/')
  }
}

/** The part of the path below the API's base, or null for what is not the API. */
export function apiPath({ pathname }: URL, { pathPrefix }: Behaviour): string | null {
  const base = `${pathPrefix}/api/v2`
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null
}
