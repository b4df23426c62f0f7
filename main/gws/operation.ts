import * as m from '#messages'
import type { Accepted } from '../backend/operations.ts'
import { ServerError } from '../backend/error.ts'
import type { Http, PostOptions } from './http.ts'
import type { JsonObject } from './json.ts'
import { readText } from './wire/fields.ts'

/**
 * Asks for an operation on the resource at the end of `path`. Parameters that are undefined are not sent.
 *
 * @throws ServerError
 */
export async function operate(
  http: Http,
  path: readonly string[],
  operationName: string,
  parameters: JsonObject = {},
): Promise<Accepted> {
  const { referenceId } = await requestOperation(http, path, operationName, parameters)
  return { referenceId }
}

/** The same, for whoever reads more of the reply. */
export async function requestOperation(
  http: Http,
  path: readonly string[],
  operationName: string,
  parameters: JsonObject,
  options?: PostOptions,
): Promise<Accepted & { reply: JsonObject }> {
  const reply = await http.post(pathOf(...path), { operationName, ...parameters }, options)
  return { referenceId: readText(reply['referenceId']) ?? null, reply }
}

/**
 * A path of segments, each one of which may come from the server.
 *
 * @throws ServerError `notFound` for what cannot be an id
 */
export function pathOf(...segments: string[]): string {
  return segments.map((segment) => `/${encodeSegment(segment)}`).join('')
}

function encodeSegment(segment: string): string {
  // These two would lead to another resource, however they are encoded.
  if (segment !== '' && segment !== '.' && segment !== '..') {
    try {
      return encodeURIComponent(segment)
    } catch {
      // Half of a surrogate pair.
    }
  }
  throw new ServerError('notFound', m.server.idUnusable())
}
