import type { AgentFacts, UserId } from '../../preload/contract/index.ts'
import { GwsError } from './errors.ts'
import type { Http } from './http.ts'
import { isObject } from './json.ts'
import { pathOf } from './operation.ts'
import { readAgent, readRunningChats, type RunningChat } from './wire/agents.ts'

/** How many agents are asked for at a time. */
const PAGE = 50
/** For how long a whole list of users is good, ms: as one types, it is searched again and again. */
const FRESH = 30_000

export interface AgentPage {
  agents: AgentFacts[]
  /** Whether a further page may have more. */
  more: boolean
}

/** Reading agents. No page of the API says “my team”, so they are searched. All throw {@link GwsError}. */
export function createAgentReadings(http: Http, now: () => number = Date.now) {
  /** Not every server has contacts; once that is known it is not asked again. */
  let hasContacts = true
  let everyone: { agents: AgentFacts[]; at: number } | null = null

  return {
    /** Agents whose name contains `query`; `page` counts from 0. */
    async agents(query: string, page: number, signal?: AbortSignal): Promise<AgentPage> {
      if (hasContacts) {
        try {
          return await contacts(query, page, signal)
        } catch (error) {
          if (!isMissing(error)) throw error
          hasContacts = false
        }
      }
      return pageOf(await users(signal), query, page)
    },

    /** An agent and their running chats (null where the server does not list them). */
    async agent(id: UserId): Promise<{ facts: AgentFacts; chats: RunningChat[] | null }> {
      const reply = await http.get(`${pathOf('users', id)}?subresources=chats`)
      const user = isObject(reply['user']) ? reply['user'] : reply
      const facts = readAgent({ id, ...user })
      if (facts === null) {
        throw new GwsError('unreadable', 'The server describes an agent in a way that Sideline cannot read.')
      }
      return { facts, chats: readRunningChats(user) }
    },
  }

  /** `GET /contacts`. A server that heeds no `limit` gives everything, which is then cut here. */
  async function contacts(query: string, page: number, signal: AbortSignal | undefined): Promise<AgentPage> {
    const parameters = new URLSearchParams({
      type: 'User',
      channel: 'chat',
      ...(query !== '' && { name: query }),
      offset: String(page * PAGE),
      limit: String(PAGE),
    })
    const reply = await http.get(`/contacts?${parameters.toString()}`, signal && { signal })
    const found = listOf(reply['contacts'])
    const agents = read(found)
    return found.length > PAGE ? pageOf(agents, query, page) : { agents, more: found.length === PAGE }
  }

  /** `GET /users`, all of them. */
  async function users(signal: AbortSignal | undefined): Promise<AgentFacts[]> {
    if (everyone === null || now() - everyone.at > FRESH) {
      const reply = await http.get('/users?fields=*', signal && { signal })
      everyone = { agents: read(listOf(reply['users'])), at: now() }
    }
    return everyone.agents
  }
}

function pageOf(agents: readonly AgentFacts[], query: string, page: number): AgentPage {
  const wanted = query.toLowerCase()
  const found = agents.filter(({ name, userName }) => `${name} ${userName}`.toLowerCase().includes(wanted))
  return { agents: found.slice(page * PAGE, (page + 1) * PAGE), more: found.length > (page + 1) * PAGE }
}

function read(list: readonly unknown[]): AgentFacts[] {
  return list.flatMap((one) => readAgent(one) ?? [])
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isMissing(error: unknown): boolean {
  return error instanceof GwsError && (error.code === 'notFound' || error.status === 404)
}
