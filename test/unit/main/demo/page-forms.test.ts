import { expect, test } from 'vitest'
import { operationNames } from '../../../../main/demo/operations.ts'
import { apiSamples, difference, kindOfNews, kindOfReply, wordsIn } from '../../../fixtures/api.ts'
import { openSocket, signIn } from './harness.ts'

type Json = Record<string, unknown>
interface Said {
  kind: string
  /** What it answered, or where it was heard, for whoever reads a failure. */
  about: string
  value: Json
}

const samples = apiSamples()

/** A demo as it is without any switch, save that nothing takes time, and everything that it says. */
async function listenIn() {
  const { demo, visitor } = await signIn({ behaviour: { callDelay: 0, switchDelay: 0 } })
  const socket = await openSocket(visitor)
  await socket.subscribe()
  const replies: Said[] = []
  const ask = async (method: 'GET' | 'POST', path: string, body: Json = {}): Promise<Json> => {
    const { body: value } = method === 'GET' ? await visitor.get(path) : await visitor.post(path, body)
    const about = [method, path, body['operationName']].join(' ')
    replies.push({ kind: kindOfReply(method, path, value), about, value })
    return value
  }
  const heard = async (): Promise<Said[]> => {
    demo.sendRaw('/v2/me/chats', { messageType: 'End' })
    const news: Said[] = []
    for (;;) {
      const { channel, data } = await socket.next((message) => message.data !== undefined)
      if (data === undefined || data['messageType'] === 'End') return news
      news.push({ kind: kindOfNews(data), about: channel, value: data })
    }
  }
  const [first, second, third] = demo.centre.agents
  if (first === undefined || second === undefined || third === undefined) throw new Error('The demo has too few agents')
  return { demo, ask, replies, heard, first, second, third }
}

/** Every route, every operation, and whatever else makes the demo say something. */
async function sayEverything() {
  const { demo, ask, replies, heard, first, second, third } = await listenIn()
  const { centre, behaviour } = demo
  const accepted = async (path: string, body: Json) =>
    expect(await ask('POST', path, body), JSON.stringify(body)).toMatchObject({ statusCode: 0 })

  for (const channels of [['chat'], ['chat', 'voice'], ['voice']])
    await ask('POST', '/me', { operationName: 'StartContactCenterSession', channels })
  const beside = { workflow: 'Router', system: 'system', bot: 'Robbie' }
  const { id } = centre.addChat({ customer: 'Ada', agent: first.id, mode: 'BargeIn', beside })
  const own = centre.addChat({ customer: 'Bea', own: true })
  for (const from of ['workflow', 'bot', 'customer', 'agent'] as const) centre.say(id, { from, text: 'Hello' })
  centre.say(id, { from: 'system', type: 'Notice', noticeText: 'The agent is idle' })
  centre.incidents.pushUrl(id, 'https://www.example.com/help')
  centre.typing(id, 'customer', true)
  centre.typing(id, 'customer', false)
  centre.changeUserData(id, { Tier: 'gold' })

  for (const name of operationNames) {
    const isAnswer = name === 'Accept' || name === 'Reject'
    const mode = isAnswer ? null : /BargeIn/.test(name) ? 'Coach' : 'BargeIn'
    const chat = centre.addChat({ customer: 'Cy', agent: first.id, mode, userData: { Subject: 'Refund' } })
    if (isAnswer) centre.invite(chat.id, 'Coach')
    if (name === 'RemoveParticipantFromConference') centre.addAgent(chat.id, second, 'All')
    await accepted(`/me/chats/${chat.id}`, {
      ...{
        operationName: name,
        text: 'Hello',
        noticeText: 'note',
        url: 'https://www.example.com',
        disposition: 'done',
      },
      ...{ targetUri: `/users/${second.id}`, userData: { Tier: 'gold' }, keys: ['Subject'], inFocus: true },
    })
  }
  for (const body of [
    { operationName: 'Monitor' },
    { operationName: 'CancelSupervisorMonitoring' },
    { operationName: 'NotReady' },
    { operationName: 'Ready' },
  ])
    await accepted(`/users/${third.id}/channels/chat`, body)
  const running = centre.addChat({ customer: 'Di', agent: third.id, mode: null })
  const join = { operationName: 'Intrude', supervisorVisibilityMode: 'Coach' }
  await accepted(`/users/${third.id}/chats/${running.id}`, join)

  for (const path of [
    ...['/me', '/me?subresources=*', '/me/chats', '/me/chats?fields=*', `/me/chats/${id}`, `/me/chats/${own.id}`],
    ...[`/me/chats/${id}/messages`, '/users', '/users?fields=*', `/users/${first.id}`],
    ...[`/users/${first.id}?subresources=*`, '/contacts?type=User&limit=100', '/nowhere'],
  ])
    await ask('GET', path)

  behaviour.calls = 'refused'
  await accepted(`/me/chats/${id}`, { operationName: 'Consult', targetUri: `/users/${second.id}` })
  behaviour.switches = 'refuseLate'
  await accepted(`/me/chats/${id}`, { operationName: 'SwitchToCoach' })
  await accepted(`/me/chats/${own.id}`, { operationName: 'Leave' })
  behaviour.leaveEndsIn = 'LeftChat'
  await accepted(`/me/chats/${id}`, { operationName: 'Leave' })
  const news = await heard()
  await accepted('/me', { operationName: 'EndContactCenterSession' })
  return [...replies, ...news]
}

test('all that the demo says without any switch has the form of an API page, and every form is said or told why not', async () => {
  const met = new Set<string>()
  const wrong = new Set<string>()
  const words = new Set(samples.flatMap(({ sample }) => wordsIn(sample)))
  for (const { kind, about, value } of await sayEverything()) {
    const forms = samples.filter(({ kinds }) => kinds.includes(kind))
    const differences = forms.map(({ name, sample }) => ({ name, found: difference(value, sample) }))
    const fitting = differences.filter(({ found }) => found === null)
    for (const { name } of fitting) met.add(name)
    for (const word of wordsIn(value)) if (!words.has(word)) wrong.add(`${kind} (${about}): no sample has ${word}`)
    if (forms.length === 0) wrong.add(`${kind} (${about}) has no sample`)
    else if (fitting.length === 0)
      wrong.add(`${kind} (${about}): ${differences.map(({ name, found }) => `${name}${found ?? ''}`).join(' | ')}`)
  }
  expect([...wrong]).toEqual([])
  const unmet = samples.filter(({ name }) => !met.has(name)).map(({ name }) => name)
  expect(unmet).toEqual(samples.filter(({ notSent }) => notSent !== undefined).map(({ name }) => name))
})

test('a form is told from another by every key and type in it', () => {
  const form = { a: 1, list: [{ b: '' }, { c: null }], userData: { x: '' } }
  expect(difference({ a: 2, list: [{ c: null }], userData: { y: 1 } }, form)).toBeNull()
  expect(difference({ a: 2, list: [], userData: {} }, form)).toBeNull()
  expect(difference({ a: '2', list: [], userData: {} }, form)).toBe('.a: string, in the sample number')
  expect(difference({ list: [], userData: {} }, form)).toBe('.a: missing')
  expect(difference({ ...form, z: 1 }, form)).toBe('.z: not in the sample')
  expect(difference({ ...form, list: [{ b: 1 }] }, form)).toContain('.list[0]')
})
