import { expect, test } from 'vitest'
import { signIn } from './harness.ts'

/** The contacts that answer a query, by user name, and how many the reply says that there are. */
async function atContacts(behaviour = {}, agents = 12) {
  const { demo, visitor } = await signIn({ agents, behaviour })
  const ask = async (query: Record<string, string>) => {
    const { body } = await visitor.get(`/contacts?${new URLSearchParams(query).toString()}`)
    const contacts = (body['contacts'] ?? []) as Record<string, unknown>[]
    return { names: contacts.map(({ userName }) => userName), total: body['totalCount'], contacts, body }
  }
  return { demo, ask, someone: demo.centre.agents[3] ?? demo.centre.supervisor }
}
const filterName = 'NamesOrPhoneNumberMatches'

test('a name is a whole user name', async () => {
  const { ask, someone, demo } = await atContacts()
  const { userName, lastName } = someone
  expect((await ask({ type: 'User', name: userName })).names).toEqual([userName])
  expect((await ask({ type: 'User', name: `${userName},${demo.userName}` })).names).toEqual([userName, demo.userName])
  for (const name of [lastName, userName.slice(1), userName.toUpperCase()]) {
    expect((await ask({ type: 'User', name })).names, name).toEqual([])
  }
})

test('the filter finds parts of any name in any letter case, all that was asked for', async () => {
  const { ask, someone } = await atContacts()
  const { userName, firstName, lastName } = someone
  const filter = async (filterParameters: string) => (await ask({ type: 'User', filterName, filterParameters })).names
  expect(await filter(`*${lastName.slice(1, -1).toUpperCase()}*`)).toEqual([userName])
  expect(await filter(`${firstName},*${lastName.slice(-2)}`)).toEqual([userName])
  expect(await filter(lastName.slice(0, -1))).toEqual([])
  expect(await filter(`${firstName} ${lastName}`)).toEqual([])
  expect(await filter('*')).toHaveLength(13)
  expect((await ask({ filterName: 'Another' })).body['statusCode']).toBe(1)
})

test('other types and channels have no contacts', async () => {
  const { ask } = await atContacts()
  expect((await ask({ type: 'Queue' })).names).toEqual([])
  expect((await ask({ channel: 'email' })).names).toEqual([])
  expect((await ask({ type: 'User', channel: 'chat' })).names).toHaveLength(13)
})

test('contacts come sorted, page by page, counted as a whole, never more than the server’s own limit', async () => {
  const { demo, ask } = await atContacts({ contactsPerPage: 5 })
  const sorted = [...demo.centre.agents, demo.centre.supervisor].map(({ userName }) => userName).sort()
  const first = await ask({ type: 'User', limit: '100', sortBy: 'name', order: 'Ascending' })
  expect([first.names, first.total]).toEqual([sorted.slice(0, 5), 13])
  const last = await ask({ type: 'User', offset: '10', limit: '4', sortBy: 'name', order: 'Descending' })
  expect([last.names, last.total]).toEqual([sorted.toReversed().slice(10), 13])
})

test('older servers count nothing, heed no filter or no limit, have groups or no contacts at all', async () => {
  const { demo, ask } = await atContacts({ contactsCounted: false, contactsFiltered: false, agentGroups: true })
  const { names, total, contacts } = await ask({ type: 'User', filterName, filterParameters: 'x', limit: '3' })
  expect([names.length, total]).toEqual([3, undefined])
  expect(contacts[0]).toMatchObject({ agentGroups: [{ name: 'Retail' }] })
  demo.behaviour.contacts = 'everything'
  expect((await ask({ type: 'User', limit: '3' })).names).toHaveLength(13)
  demo.behaviour.contacts = 'missing'
  expect((await ask({ type: 'User' })).body['statusCode']).toBe(6)
})
