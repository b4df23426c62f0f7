import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { UserId } from '../../../../preload/contract/index.ts'
import { createClient } from '../../../../main/gws/client.ts'
import { createHttp } from '../../../../main/gws/http.ts'
import { readAgent, readRunningChats } from '../../../../main/gws/wire/agents.ts'
import { html, json, loopback, type Answer } from './loopback.ts'

async function start(answer: Answer) {
  const { url, requests } = await loopback(answer)
  return { client: createClient(createHttp({ server: url, userName: 'paula', password: 'x' })), requests }
}

describe('an agent', () => {
  it('is read from whatever form the server chooses', () => {
    const state = { state: 'NotReady', displayName: 'Lunch' }
    expect(
      readAgent({
        id: 'u1',
        firstName: 'Bo',
        lastName: 'Lindqvist',
        userName: 'bo',
        agentGroups: [{ name: 'Retail' }, 'Travel', null],
        channels: [
          { channel: 'voice', userState: { state: 'Ready' } },
          { channel: 'chat', userState: state, dndState: 'Off' },
        ],
      }),
    ).toEqual({
      id: 'u1',
      name: 'Bo Lindqvist',
      userName: 'bo',
      groups: ['Retail', 'Travel'],
      status: 'Lunch',
      ready: false,
    })
    expect(
      readAgent({
        uri: 'http://10.0.0.1/api/v2/users/\n u2',
        availability: { channels: [{ name: 'chat', state: 'Ready' }] },
      }),
    ).toEqual({
      id: 'u2',
      name: 'u2',
      userName: '',
      groups: [],
      status: 'Ready',
      ready: true,
    })
  })

  it('has the state of older servers too, and a well-known one by its id', () => {
    const status = (chat: object) => readAgent({ id: 'u', channels: [{ channel: 'Chat', ...chat }] })
    const lunch = { state: 'NotReady', displayName: 'Lunch' }
    expect(status({ state: lunch })).toMatchObject({ status: 'Lunch', ready: false })
    expect(status({ userState: lunch, state: 'Ready' })).toMatchObject({ status: 'Lunch', ready: false })
    const id = '9430250e-0A1B-421F-B372-F29E69366DED'
    expect(status({ userState: { id, displayName: 'Available' } })).toMatchObject({ status: 'Available', ready: true })
    expect(status({ userState: { id } })).toMatchObject({ status: 'Ready', ready: true })
    expect(status({ userState: null })).toMatchObject({ status: '', ready: null })
  })

  it('whose state is neither Ready nor Not Ready is neither', () => {
    expect(readAgent({ id: 'u', channels: [{ channel: 'chat', state: { state: 'LoggedOut' } }] })).toMatchObject({
      status: 'LoggedOut',
      ready: null,
    })
    expect(readAgent({ id: 'u', channels: 7 })).toMatchObject({ status: '', ready: null })
    for (const nobody of [null, 7, {}, { id: '..' }]) expect(readAgent(nobody)).toBeNull()
  })

  it('has the chats that the server lists; a list that is missing is not an empty one', () => {
    const receivedDate = '2014-05-0511:08:45.000-0700'
    expect(
      readRunningChats({
        chats: [{ id: 'c1', receivedDate, userData: { Subject: 'Refund', Pin: 4711 } }, 7, { uri: '/x/c2' }],
      }),
    ).toEqual([
      { id: 'c1', receivedAt: Date.UTC(2014, 4, 5, 18, 8, 45), title: 'Refund' },
      { id: 'c2', receivedAt: null, title: '' },
    ])
    expect(readRunningChats({ chats: null })).toBeNull()
    expect(readRunningChats({})).toBeNull()
  })
})

describe('searching', () => {
  it('asks for contacts by a part of their names, and turns to the list of users where there are none', async () => {
    const users = [
      { id: 'u1', firstName: 'Ann', lastName: 'Berger' },
      { id: 'u2', firstName: 'Bo', lastName: 'Lindqvist' },
    ]
    for (const missing of ['404', 'html', 'statusCode'] as const) {
      const { client, requests } = await start(({ url }, response) => {
        if (url.includes('/users')) json(response, { statusCode: 0, users })
        else if (missing === 'html') html(response, 404)
        else json(response, { statusCode: 6 }, missing === '404' ? 404 : 200)
      })
      expect((await client.agents('Bö & co', 0)).agents).toEqual([])
      expect((await client.agents('lind', 0)).agents).toMatchObject([{ id: 'u2' }])
      expect(requests.map(({ url }) => url)).toEqual([
        '/api/v2/contacts?type=User&filterName=NamesOrPhoneNumberMatches&filterParameters=*B%C3%B6*&offset=0&limit=100&sortBy=name&order=Ascending',
        '/api/v2/users?fields=*',
      ])
    }
  })

  it('does not take any other failure for missing contacts', async () => {
    const { client, requests } = await start((_request, response) => json(response, { statusCode: 4 }))
    await expect(client.agents('bo', 0)).rejects.toMatchObject({ code: 'serverFault' })
    expect(requests).toHaveLength(1)
  })

  it('is ended by its signal, before it begins or while the server thinks', async () => {
    const ended = new AbortController()
    const { client, requests } = await start(() => ended.abort())
    await expect(client.agents('bo', 0, ended.signal)).rejects.toMatchObject({ code: 'cancelled' })
    await expect(client.agents('bo', 0, ended.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(requests).toHaveLength(1)
  })
})

it('sets an agent’s state on the chat channel', async () => {
  const { client, requests } = await start((_request, response) => json(response, { statusCode: 0 }))
  const id = v.parse(UserId, 'u1')
  await client.setReady(id, true)
  await client.setReady(id, false)
  expect(requests.map(({ url, body }) => `${url} ${body}`)).toEqual([
    '/api/v2/users/u1/channels/chat {"operationName":"Ready"}',
    '/api/v2/users/u1/channels/chat {"operationName":"NotReady"}',
  ])
})
