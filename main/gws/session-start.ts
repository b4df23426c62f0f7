import * as m from '#messages'
import type { Accepted } from '../backend/operations.ts'
import { shownName } from '../../preload/contract/index.ts'
import { statusError } from './errors.ts'
import type { Http } from './http.ts'
import { isObject, type JsonObject } from './json.ts'
import { requestOperation } from './operation.ts'
import { readInteger, readText } from './wire/fields.ts'

export interface SessionOptions {
  place?: string
  queue?: string
  loginCode?: string
}

export interface SessionStart extends Accepted {
  /** Channels other than chat that the server could not start, each as sentences. */
  warnings: string[]
}

/** Some of the channels could be started, and some not. */
const PARTIAL_SUCCESS = 7

/**
 * `StartContactCenterSession` for chats.
 *
 * @throws ServerError also where the session started, but not its chat channel
 */
export async function startSession(http: Http, { place, queue, loginCode }: SessionOptions): Promise<SessionStart> {
  const parameters = { channels: ['chat'], place, queue, loginCode }
  const { referenceId, reply } = await requestOperation(http, ['me'], 'StartContactCenterSession', parameters, {
    takes: [PARTIAL_SUCCESS],
  })
  const failed = failures(reply)
  const chat = failed.find(({ channel }) => /^(?:chat)?$/i.test(channel))
  if (chat) throw chat.error
  return {
    referenceId,
    warnings: failed.map(({ channel, error }) =>
      m.server.channelFailed({ channel: shownName(channel), reason: error.message }),
    ),
  }
}

/** The channels with a statusCode of their own that is not 0: in a list, or by name. */
function failures(reply: JsonObject) {
  const { channels } = reply
  const named: [string, unknown][] = Array.isArray(channels)
    ? channels.map((one: unknown) => ['', one])
    : Object.entries(isObject(channels) ? channels : {})
  return named.flatMap(([key, value]) => {
    const status = isObject(value) ? value : {}
    const statusCode = readInteger(status['statusCode'])
    if (statusCode === null || statusCode === 0) return []
    const channel = readText(status['channel'] ?? status['name'] ?? status['type'] ?? status['id']) ?? key
    return { channel, error: statusError(statusCode, readText(status['statusMessage']) ?? '') }
  })
}
