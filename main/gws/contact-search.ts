import { comparable, type AgentFacts } from '../../preload/contract/index.ts'
import type { AgentPage } from '../backend/backend.ts'
import type { Http } from './http.ts'
import { isUser, readAgent, readSearched } from './wire/agents.ts'
import { readInteger } from './wire/fields.ts'

/** How many agents a page has for whoever searches. */
export const PAGE = 50
/** How many the server is asked for at a time; it may give fewer, or all. */
const LIMIT = 100
/** Requests for one page, so that a server that gives one at a time, or heeds no filter, is not read for ever. */
const MOST_REQUESTS = 40

/**
 * One search among the server's contacts (API page *ContactsGetContacts*), read on as its pages are asked for. What came and
 * `totalCount` say where it stands, never what was asked for: each request overlaps what came before by one contact, so that
 * a list that has become shorter meanwhile is noticed, and read from further above.
 */
export class ContactSearch {
  readonly query: string
  readonly #http: Http
  readonly #fits: (contact: unknown) => boolean
  readonly #found = new Map<string, AgentFacts>()
  /** All that came, whether it fits or not. */
  readonly #seen = new Set<string>()
  /** Where each page of ours that was given begins and the next would. */
  readonly #ends = [0]
  /** The place after the last contact that came. */
  #next = 0
  /** By how many contacts the next request overlaps; none for a server whose pages are too small to. */
  #overlap = 1
  /** Over how many places nothing new has come. */
  #known = 0
  #isDone = false

  constructor(http: Http, query: string) {
    this.#http = http
    this.query = query
    this.#fits = fitting(query)
  }

  /** Our page of that number, from 0. @throws ServerError; what came before stays, and the same may be asked for again */
  async page(page: number, signal?: AbortSignal): Promise<AgentPage> {
    while (this.#ends.length <= page + 1 && !this.#isAtEnd) await this.#give(signal)
    const [begin = this.#found.size, end = this.#found.size] = this.#ends.slice(page, page + 2)
    return { agents: [...this.#found.values()].slice(begin, end), more: !this.#isDone || end < this.#found.size }
  }

  get #isAtEnd(): boolean {
    return this.#isDone && this.#ends.at(-1) === this.#found.size
  }

  /** Settles where the next page of ours ends, having read as much of the list as that takes. */
  async #give(signal: AbortSignal | undefined): Promise<void> {
    const wanted = (this.#ends.at(-1) ?? 0) + PAGE
    for (let requests = 0; !this.#isDone && this.#found.size < wanted && requests < MOST_REQUESTS; requests++) {
      await this.#read(signal)
    }
    this.#ends.push(Math.min(wanted, this.#found.size))
  }

  async #read(signal: AbortSignal | undefined): Promise<void> {
    const from = Math.max(0, this.#next - this.#overlap)
    const reply = await this.#http.get(contactsPath(this.query, from), signal && { signal })
    const contacts = listOf(reply['contacts'])
    const total = readInteger(reply['totalCount'])
    const overlaps = from < this.#next
    if (overlaps && from > 0 && !contacts.some((contact) => this.#seen.has(keyOf(contact)))) {
      // Contacts further above are gone, and what nobody saw yet may have moved up behind them.
      this.#overlap *= 2
      return
    }
    const isNews = contacts.filter((contact) => this.#add(contact)).length > 0
    const end = from + contacts.length
    if (overlaps && this.#overlap === 1 && end === this.#next) {
      // Nothing but the one that is known: the end, or a server that gives one at a time.
      this.#overlap = 0
      return
    }
    this.#known = isNews ? 0 : this.#known + Math.max(0, end - this.#next)
    this.#next = end
    this.#overlap = contacts.length > 1 ? 1 : Math.min(this.#overlap, 1)
    // Whoever gives what is known again and again, more than there is of it, heeds no offset.
    this.#isDone = contacts.length === 0 || (total !== null && end >= total) || this.#known > this.#seen.size
  }

  /** Whether it is new. */
  #add(contact: unknown): boolean {
    const key = keyOf(contact)
    if (this.#seen.has(key)) return false
    this.#seen.add(key)
    const agent = readAgent(contact)
    if (agent !== null && isUser(contact) && this.#fits(contact)) this.#found.set(key, agent)
    return true
  }
}

/**
 * Whether every word of a query stands in the names or numbers of a user or contact, compared as everything is: what the
 * server finds is no more than a first choice, for it may compare in another way, or not heed the filter.
 */
export function fitting(query: string): (user: unknown) => boolean {
  const words = comparable(query).split(/[\s,*]+/)
  return (user) => {
    const searched = comparable(readSearched(user))
    return words.every((word) => searched.includes(word))
  }
}

function contactsPath(query: string, offset: number): string {
  const parameters = new URLSearchParams({
    type: 'User',
    filterName: 'NamesOrPhoneNumberMatches',
    filterParameters: pattern(query),
    offset: String(offset),
    limit: String(LIMIT),
    sortBy: 'name',
    order: 'Ascending',
  })
  return `/contacts?${parameters.toString()}`
}

/**
 * The filter looks into each name by itself, so it is given one word: the longest. Commas separate its arguments, and what is
 * neither letter nor digit may be another sign on the server that looks the same.
 */
function pattern(query: string): string {
  const words = query.normalize('NFC').split(/[\s,*]+/)
  const [longest = ''] = words.sort((a, b) => b.length - a.length)
  return `*${longest}*`.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '*')
}

/** By which a contact is known again; one that cannot be told from others by what it says. */
const keyOf = (contact: unknown): string => readAgent(contact)?.id ?? JSON.stringify(contact)

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
