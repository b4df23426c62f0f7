import * as m from '#messages'
import type { ChatId, ChatReport } from '../../preload/contract/index.ts'
import type { Account } from '../backend/backend.ts'
import type { Lines } from '../backend/notification.ts'
import type { Accepted } from '../backend/operations.ts'
import { readAccount } from './account.ts'
import { createAgentReadings } from './agents.ts'
import { createChatOperations } from './chat-operations.ts'
import { ServerError } from '../backend/error.ts'
import type { Http } from './http.ts'
import { isObject, type JsonObject } from './json.ts'
import { operate, pathOf } from './operation.ts'
import { readAllPages } from './paging.ts'
import { startSession, type SessionOptions, type SessionStart } from './session-start.ts'
import { createSupervisionOperations } from './supervision-operations.ts'
import { readChatId } from './wire/fields.ts'
import { readChat, readLines } from './wire.ts'

/** How many messages are asked for at a time. */
const PAGE = 500
/** How many chats are read at the same time. */
const ABREAST = 4

/** The operations of the Web Services API that supervising chats needs. All of them throw {@link ServerError}. */
export type Client = ReturnType<typeof createClient>

export function createClient(http: Http) {
  return {
    ...createChatOperations(http),
    ...createSupervisionOperations(http),
    ...createAgentReadings(http),

    /** Who is signed in. @throws ServerError also `noFeature`, where the account may not handle chats */
    me: async (): Promise<Account> => readAccount(await http.get('/me?subresources=*'), new URL(http.base).host),

    /** Starts to work on chats. @throws ServerError also where the server started the session, but not the chat channel */
    startSession: (options: SessionOptions = {}): Promise<SessionStart> => startSession(http, options),

    /** Ends the work on chats and the HTTP session; monitoring ends with it. */
    endSession: (): Promise<Accepted> => operate(http, ['me'], 'EndContactCenterSession'),

    /** All chats of one's own. One that cannot be told from others is left out. */
    async chats(): Promise<ChatReport[]> {
      const { chats, uris } = await http.get('/me/chats?fields=*')
      const listed = list(chats)
      const reports = listed.flatMap((item) => (isObject(item) ? (readChat(item) ?? []) : []))
      const known = new Set(reports.map((report) => report.id))
      const named = [...listed, ...list(uris)].flatMap((uri) => readChatId(undefined, uri) ?? [])
      const unread = [...new Set(named)].filter((id) => !known.has(id))
      return [...reports, ...(await readEach(unread))]
    },

    chat,

    /** The transcript from `startIndex` to its end, `count` messages at a time. */
    async messages(
      id: ChatId,
      { startIndex = 0, count = PAGE }: { startIndex?: number; count?: number } = {},
    ): Promise<Lines> {
      const path = pathOf('me', 'chats', id, 'messages')
      const readPage = async (start: number, length: number) =>
        list((await http.get(`${path}?startIndex=${start}&count=${length}`))['messages'])
      return readLines(await readAllPages(readPage, startIndex, count))
    },
  }

  /** What the server says of one chat. */
  async function chat(id: ChatId): Promise<ChatReport> {
    const reply = await http.get(pathOf('me', 'chats', id))
    const report = readChat(chatOf(reply), `chats/${encodeURIComponent(id)}`)
    if (report !== null) return report
    throw new ServerError('unreadable', m.server.chatUnreadable())
  }

  /** Some servers list chats by their addresses only. One that ended meanwhile is none. */
  async function readEach(ids: readonly ChatId[]): Promise<ChatReport[]> {
    const reports: ChatReport[] = []
    for (let index = 0; index < ids.length; index += ABREAST) {
      const some = await Promise.all(ids.slice(index, index + ABREAST).map((id) => chat(id).catch(unlessGone)))
      reports.push(...some.flat())
    }
    return reports
  }
}

function unlessGone(error: unknown): [] {
  if (error instanceof ServerError && error.code === 'notFound') return []
  throw error
}

/** The chat stands in a field of its own, or is the reply itself. */
function chatOf(reply: JsonObject): JsonObject {
  return isObject(reply['chat']) ? reply['chat'] : reply
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
