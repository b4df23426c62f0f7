import type { Behaviour } from './behaviour.ts'
import type { Centre } from './centre.ts'
import type { Person } from './chat.ts'
import type { Outcome } from './outcome.ts'
import { done, notFound, refused } from './outcome.ts'
import * as render from './render.ts'

/** Who is in the contact centre, as users and as contacts. */

export interface DirectoryRequest {
  readonly query: URLSearchParams
  readonly centre: Centre
  readonly behaviour: Behaviour
}

const everyone = (centre: Centre): readonly Person[] => [...centre.agents, centre.supervisor]

/** `GET /users`: addresses, or with `fields` users. */
export function users({ query, centre, behaviour }: DirectoryRequest): Outcome {
  return done(
    query.has('fields')
      ? { users: everyone(centre).map((someone) => render.user(someone, behaviour)) }
      : { uris: everyone(centre).map(({ id }) => render.uri(`/users/${id}`, behaviour)) },
  )
}

/** `GET /users/{id}` (API page *UsersGetUser*); by `subresources`, channels and running chats too. */
export function user(userId: string, { query, centre, behaviour }: DirectoryRequest): Outcome {
  const someone = everyone(centre).find(({ id }) => id === userId)
  if (someone === undefined) return notFound(`The user ${userId}`)
  const asked = (query.get('subresources') ?? '').split(',')
  const wants = (name: string) => asked.includes('*') || asked.includes(name)
  const chats = centre.running(userId).map((chat) => ({
    id: chat.id,
    uri: render.uri(`/chats/${chat.id}`, behaviour),
    receivedDate: render.date(chat.receivedAt, behaviour),
    userData: { ...chat.userData },
    capabilities: chat.supervision === null ? ['Intrude'] : [],
  }))
  return done({
    user: {
      ...render.user(someone, behaviour),
      ...(wants('channels') && { channels: [render.channel(someone, behaviour)] }),
      ...(wants('chats') && { chats }),
    },
  })
}

/** `GET /contacts` (API page *ContactsGetContacts*): users only; the demo has no contacts of other types. */
export function contacts({ query, centre, behaviour }: DirectoryRequest): Outcome {
  const { contacts: given, contactsPerPage, contactsCounted, contactsFiltered } = behaviour
  const filterName = query.get('filterName')
  if (filterName !== null && filterName !== 'NamesOrPhoneNumberMatches') {
    return refused(1, `There is no filter ${filterName}.`)
  }
  const filters = filterName === null || !contactsFiltered ? [] : list(query, 'filterParameters')
  const found = everyone(centre)
    .filter(({ userName }) => isAmong(query, 'name', userName))
    .filter(() => isAmong(query, 'type', 'User') && isAmong(query, 'channel', 'chat'))
    .filter((someone) => filters.every((filter) => fits(filter, someone)))
    .sort(order(query))
  const offset = Number(query.get('offset') ?? 0)
  const limit = Math.min(Number(query.get('limit') ?? contactsPerPage), contactsPerPage)
  const page = given === 'everything' ? found : found.slice(offset, offset + limit)
  return done({
    ...(contactsCounted && { totalCount: found.length }),
    contacts: page.map((someone) => render.contact(someone, behaviour)),
  })
}

const list = (query: URLSearchParams, parameter: string): string[] => (query.get(parameter) ?? '').split(',')

/** Whole values, separated by commas; a parameter that is missing asks for nothing. */
function isAmong(query: URLSearchParams, parameter: string, value: string): boolean {
  return !query.has(parameter) || list(query, parameter).includes(value)
}

/** One argument of the filter fits any one name as a whole, in any letter case; `*` stands for anything. */
function fits(filter: string, { firstName, lastName, userName }: Person): boolean {
  const literal = filter.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`^${literal.join('.*')}$`, 'iu')
  return [firstName, lastName, userName].some((name) => pattern.test(name))
}

const sortable = {
  name: 'userName',
  userName: 'userName',
  firstName: 'firstName',
  lastName: 'lastName',
} as const

function order(query: URLSearchParams): (a: Person, b: Person) => number {
  const by = query.get('sortBy') ?? ''
  if (!Object.hasOwn(sortable, by)) return () => 0
  const field = sortable[by as keyof typeof sortable]
  const sign = query.get('order') === 'Descending' ? -1 : 1
  return (a, b) => sign * a[field].localeCompare(b[field], 'en')
}
