/** What went wrong between this program and a server, in a form that a person can act on. */

export type ServerErrorCode =
  /** The address cannot be one of a server. */
  | 'invalidServer'
  /** The network: no reply came. */
  | 'hostNotFound'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'connectionLost'
  /** Whoever asked no longer wants the answer. */
  | 'cancelled'
  | 'certificate'
  | 'notEncrypted'
  | 'network'
  /** A reply came, but not one of Web Services. */
  | 'notGws'
  | 'proxy'
  | 'redirected'
  | 'tooLarge'
  | 'unreadable'
  /** HTTP's word. */
  | 'wrongCredentials'
  | 'csrf'
  | 'busy'
  | 'unavailable'
  | 'http'
  /** The server's own status codes, 1–20. */
  | 'parameterMissing'
  | 'invalidState'
  | 'forbidden'
  | 'serverFault'
  | 'noPermission'
  | 'notFound'
  | 'partialSuccess'
  | 'passwordChange'
  | 'incomplete'
  | 'outOfRange'
  | 'readOnly'
  | 'notRetrieved'
  | 'notCreated'
  | 'notDeleted'
  | 'notUpdated'
  | 'notAssigned'
  | 'notUnassigned'
  | 'exists'
  | 'inUse'
  | 'notAuthenticated'
  | 'unknownStatus'
  /** The account lacks what supervising chats needs. */
  | 'noFeature'

export interface ServerErrorDetails {
  /** HTTP status. */
  status?: number | undefined
  /** `statusCode` of the reply's body. */
  statusCode?: number | undefined
  /** How long the server asks to be left alone, ms. */
  retryAfter?: number | undefined
  cause?: unknown
}

/** `message` is one or more whole sentences: what happened and what can be done. It may quote the server, as plain text. */
export class ServerError extends Error {
  readonly code: ServerErrorCode
  readonly status: number | undefined
  readonly statusCode: number | undefined
  readonly retryAfter: number | undefined

  constructor(code: ServerErrorCode, message: string, details: ServerErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'ServerError'
    this.code = code
    this.status = details.status
    this.statusCode = details.statusCode
    this.retryAfter = details.retryAfter
  }
}
