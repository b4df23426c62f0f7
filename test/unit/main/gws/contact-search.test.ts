import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Behaviour } from '../../../../main/demo/index.ts'
import { createClient } from '../../../../main/gws/client.ts'
import { createHttp } from '../../../../main/gws/http.ts'
import { openDemo } from '../session/hasty-session.ts'
import { json, loopback } from './loopback.ts'

type Person = Record<string, unknown>

/** A server with these contacts, which gives `most` at a time and may change between two requests. */
async function centre(people: Person[], { most = 100, counted = true, filtered = true } = {}) {
  const contacts = [...people]
  let after = () => {}
  const { url, requests } = await loopback((request, response) => {
    const query = new URL(request.url, 'http://x').searchParams
    const parts = (query.get('filterParameters') ?? '').toLowerCase().split('*')
    const fits = (name: unknown) => parts.every((part) => String(name).toLowerCase().includes(part))
    const names = ({ firstName, lastName, userName }: Person) => [firstName, lastName, userName]
    const found = contacts.filter((one) => !filtered || names(one).some(fits))
    const offset = Number(query.get('offset'))
    const page = found.slice(offset, offset + Math.min(most, Number(query.get('limit'))))
    json(response, { statusCode: 0, ...(counted && { totalCount: found.length }), contacts: page })
    after()
  })
  const answered = (then: () => void) => void (after = then)
  const client = createClient(createHttp({ server: url, userName: 'paula', password: 'x' }))
  const names = async (query: string, page = 0) => (await client.agents(query, page)).agents.map(({ name }) => name)
  return { client, contacts, requests, names, answered }
}

const crowd = (count: number): Person[] =>
  Array.from({ length: count }, (_, place) => ({ id: `u${place}`, userName: `agent${place}`, name: `agent${place}` }))
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => `u${from + place}`)

/** Page after page, as long as there may be more. */
async function everyone(client: Awaited<ReturnType<typeof centre>>['client'], between?: (page: number) => void) {
  const found: string[] = []
  for (let page = 0; page < 100; page++) {
    const { agents, more } = await client.agents('', page)
    found.push(...agents.map(({ id }) => id))
    if (!more) return found
    between?.(page)
  }
  throw new Error('the search does not end')
}

describe('pages of contacts', () => {
  it.each([100, 49, 20, 7, 2, 1])('are read to the end where the server gives %i at a time', async (most) => {
    for (const counted of [true, false]) {
      const { client } = await centre(crowd(120), { most, counted })
      expect(await everyone(client), `counted: ${counted}`).toEqual(ids(0, 120))
    }
  })

  it('lose nobody where contacts before them go meanwhile', async () => {
    for (const gone of [1, 3, 30]) {
      for (const counted of [true, false]) {
        const { client, contacts } = await centre(crowd(120), { most: 50, counted })
        const found = await everyone(client, (page) => page === 0 && contacts.splice(0, gone))
        expect(found, `${gone} gone, counted: ${counted}`).toEqual(ids(0, 120))
      }
    }
  })

  it('double nobody where contacts before them come meanwhile', async () => {
    const { client, contacts } = await centre(crowd(120), { most: 50 })
    const found = await everyone(client, () => contacts.unshift({ id: `new${contacts.length}`, userName: 'a' }))
    expect(found.filter((id) => id.startsWith('u'))).toEqual(ids(0, 120))
    expect(new Set(found).size).toBe(found.length)
  })

  it('lose and double nobody who stays, whoever comes and goes between any two requests', async () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.nat(12), come: fc.nat(3) })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 160 }),
        fc.integer({ min: 2, max: 60 }),
        fc.boolean(),
        fc.array(change, { maxLength: 12 }),
        async (count, most, counted, changes) => {
          const { client, contacts, answered } = await centre(crowd(count), { most, counted })
          let comers = 0
          let place = 0
          answered(() => {
            const next = changes[place++]
            if (next === undefined) return
            const fresh = crowd(next.come).map((one) => ({ ...one, id: `new${comers++}` }))
            contacts.splice(Math.floor(next.at * contacts.length), next.gone, ...fresh)
          })
          const found = await everyone(client)
          expect(new Set(found).size).toBe(found.length)
          const stayed = contacts.map(({ id }) => String(id)).filter((id) => id.startsWith('u'))
          expect(found).toEqual(expect.arrayContaining(stayed))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('end where the server gives the same again and again, or everything at once', async () => {
    for (const counted of [{ totalCount: 120 }, {}]) {
      for (const size of [20, 120]) {
        const { url, requests } = await loopback((_request, response) =>
          json(response, { statusCode: 0, ...counted, contacts: crowd(size) }),
        )
        const client = createClient(createHttp({ server: url, userName: 'paula', password: 'x' }))
        expect(await everyone(client)).toEqual(ids(0, size))
        expect(requests.length).toBeLessThan(10)
      }
    }
  })

  it('are not read for ever at once for a few who fit', async () => {
    const { client, requests } = await centre(crowd(3000), { most: 20, filtered: false })
    expect(await client.agents('agent2999', 0)).toEqual({ agents: [], more: true })
    expect(requests.length).toBeLessThan(50)
    const { agents, more } = await client.agents('agent2999', 3)
    expect([agents.map(({ id }) => id), more]).toEqual([['u2999'], false])
  })
})

describe('searching contacts', () => {
  const people = [
    { id: 'u1', firstName: 'Ann-Kathrin', lastName: 'O’Brien', userName: 'akob' },
    { id: 'u2', firstName: 'Bo', lastName: 'Lindqvist', userName: 'bo', phoneNumbers: [{ phoneNumber: '15002' }] },
    { id: 'u3', firstName: 'Lind', lastName: 'Boman', userName: 'lb' },
  ]

  it('finds what looks the same, each word in any name, whatever stands around it', async () => {
    for (const filtered of [true, false]) {
      const { names } = await centre(people, { filtered })
      expect(await names("o'brien")).toEqual(['Ann-Kathrin O’Brien'])
      expect(await names('ann\u2013kathrin')).toEqual(['Ann-Kathrin O’Brien'])
      expect(await names('ＢＯ')).toEqual(filtered ? [] : ['Bo Lindqvist', 'Lind Boman'])
      expect(await names('bo lindq')).toEqual(['Bo Lindqvist'])
      expect(await names('Lindqvist, Bo')).toEqual(['Bo Lindqvist'])
      expect(await names('lind* bo')).toEqual(['Bo Lindqvist', 'Lind Boman'])
      expect(await names('nobody')).toEqual([])
    }
    const { names } = await centre(people, { filtered: false })
    expect(await names('15002')).toEqual(['Bo Lindqvist'])
  })

  it('takes no queue for an agent, on a server that gives contacts of every type', async () => {
    const queue = { id: 'q1', type: 'Queue', name: 'Bookings', phoneNumber: '7001' }
    const { names } = await centre([{ ...people[1], type: 'User' }, queue], { filtered: false })
    expect(await names('')).toEqual(['Bo Lindqvist'])
    expect(await names('bo')).toEqual(['Bo Lindqvist'])
  })

  it('gives the filter one word at a time, between wildcards', async () => {
    const { names, requests } = await centre(people)
    const asked = async (query: string) => {
      await names(query)
      return new URL(requests.at(-1)?.url ?? '', 'http://x').searchParams.get('filterParameters')
    }
    expect(await asked('')).toBe('*')
    expect(await asked('bo lindq')).toBe('*lindq*')
    expect(await asked('O’Brien, A')).toBe('*O*Brien*')
    expect(await asked('Bo\u0308rn')).toBe('*B\u00f6rn*')
    expect(await asked('* , *')).toBe('*')
  })

  it('finds agents of a demo that follows the API page, and of older ones', async () => {
    const kinds: Partial<Behaviour>[] = [
      {},
      { contactsPerPage: 7 },
      { contactsCounted: false },
      { contactsFiltered: false },
      { agentStateIn: 'state' },
    ]
    for (const behaviour of kinds) {
      const demo = await openDemo({ agents: 12, behaviour })
      const client = createClient(createHttp({ server: demo.url, userName: demo.userName, password: demo.password }))
      const someone = demo.centre.agents[4]
      const { firstName = '', lastName = '' } = someone ?? {}
      const { agents } = await client.agents(`${lastName.slice(1).toUpperCase()} ${firstName}`, 0)
      expect(agents, JSON.stringify(behaviour)).toMatchObject([{ id: someone?.id, status: 'Ready', ready: true }])
      expect(await everyone(client)).toHaveLength(13)
    }
  })
})
