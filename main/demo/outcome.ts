import type { Behaviour } from './behaviour.ts'
import type { Centre } from './centre.ts'
import type { Chat, Mode } from './chat.ts'
import type { Json } from './render.ts'

/** What an operation answers, and what is yet to come of it. */
export interface Outcome {
  statusCode: number
  statusMessage?: string
  /** Further fields of the reply. */
  fields?: Json
  /** Done after `ms`; what was done at once is in the centre already. */
  later?: { ms: number; run: () => void }
  /** The reply never comes. */
  silent?: boolean
}

export interface Context {
  readonly centre: Centre
  readonly behaviour: Behaviour
  readonly body: Json
}

/** An operation on a chat in which the supervisor takes part. */
export interface ChatContext extends Context {
  readonly chat: Chat
  readonly mode: Mode
}

export type Operation = (context: ChatContext) => Outcome

export const done = (fields?: Json): Outcome => ({ statusCode: 0, ...(fields && { fields }) })

export const missing = (parameter: string): Outcome => ({
  statusCode: 1,
  statusMessage: `The parameter ${parameter} is missing.`,
})

export const refused = (statusCode: number, statusMessage: string): Outcome => ({ statusCode, statusMessage })

export const notFound = (what: string): Outcome => refused(6, `${what} was not found.`)

/** A text parameter that is there and not empty. */
export function text(body: Json, name: string): string | null {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The id at the end of a URI, whatever host it names. */
export const lastSegment = (uri: string): string => uri.replace(/\s/g, '').split('/').pop() ?? ''
