import * as m from '#messages'
import type { AgentFacts, UserId } from '../../preload/contract/index.ts'
import type { AgentPage, RunningChat } from '../backend/backend.ts'
import { ContactSearch, fitting, listOf, PAGE } from './contact-search.ts'
import { ServerError } from '../backend/error.ts'
import type { Http } from './http.ts'
import { isObject } from './json.ts'
import { pathOf } from './operation.ts'
import { readAgent, readRunningChats } from './wire/agents.ts'

/** For how long a whole list of users is good, ms: as one types, it is searched again and again. */
const FRESH = 30_000

/** Reading agents. No page of the API says “my team”, so they are searched. All throw {@link ServerError}. */
export function createAgentReadings(http: Http, now: () => number = Date.now) {
  /** Not every server has contacts; once that is known it is not asked again. */
  let hasContacts = true
  let search: ContactSearch | null = null
  let everyone: { users: readonly unknown[]; at: number } | null = null

  return {
    /** Agents in whose names each word of `query` stands; `page` counts from 0, which begins a new search. */
    async agents(query: string, page: number, signal?: AbortSignal): Promise<AgentPage> {
      if (hasContacts) {
        try {
          if (page === 0 || search?.query !== query) search = new ContactSearch(http, query)
          return await search.page(page, signal)
        } catch (error) {
          if (!isMissing(error)) throw error
          hasContacts = false
        }
      }
      return pageOf(await users(signal), query, page)
    },

    /** An agent (API page *UsersGetUser*) and their running chats (null where the server does not list them). */
    async agent(id: UserId): Promise<{ facts: AgentFacts; chats: RunningChat[] | null }> {
      const reply = await http.get(`${pathOf('users', id)}?subresources=*`)
      const user = isObject(reply['user']) ? reply['user'] : reply
      const facts = readAgent({ id, ...user })
      if (facts === null) {
        throw new ServerError('unreadable', m.server.agentUnreadable())
      }
      return { facts, chats: readRunningChats(user) }
    },
  }

  /** `GET /users`, all of them. */
  async function users(signal: AbortSignal | undefined): Promise<readonly unknown[]> {
    if (everyone === null || now() - everyone.at > FRESH) {
      const reply = await http.get('/users?fields=*', signal && { signal })
      everyone = { users: listOf(reply['users']), at: now() }
    }
    return everyone.users
  }
}

function pageOf(users: readonly unknown[], query: string, page: number): AgentPage {
  const found = users.filter(fitting(query)).flatMap((one) => readAgent(one) ?? [])
  return { agents: found.slice(page * PAGE, (page + 1) * PAGE), more: found.length > (page + 1) * PAGE }
}

function isMissing(error: unknown): boolean {
  return error instanceof ServerError && (error.code === 'notFound' || error.status === 404)
}
