import { expect, test } from 'vitest'
import { open, signIn } from './harness.ts'
import { Visitor, basic } from './visitor.ts'

test('whoever gives the right credentials gets the cookies of a session and a CSRF token', async () => {
  const { visitor } = await signIn()
  expect([...visitor.cookies.keys()]).toEqual(['JSESSIONID', 'AWSELB'])
  expect(visitor.csrf?.name).toBe('X-CSRF-TOKEN')
})

test('a wrong password is told by 401 and statusCode 20', async () => {
  const { demo } = await signIn()
  const stranger = new Visitor(demo)
  stranger.authorization = basic(demo.userName, 'wrong')
  const { status, body } = await stranger.get('/me')
  expect([status, body['statusCode']]).toEqual([401, 20])
  expect(demo.record[demo.record.length - 1]).toMatchObject({ path: '/api/v2/me', status: 401, statusCode: 20 })
})

test('credentials are read as UTF-8, or as ISO-8859-1 where the server is such a one', async () => {
  const demo = await open({ scenario: 'quiet', password: 'Grüße' })
  const visitor = new Visitor(demo)
  expect((await visitor.get('/me')).status).toBe(200)
  demo.behaviour.credentials = 'latin1'
  expect((await visitor.get('/me')).status).toBe(401)
  visitor.authorization = `Basic ${Buffer.from(`${demo.userName}:Grüße`, 'latin1').toString('base64')}`
  expect((await visitor.get('/me')).status).toBe(200)
})

test('a POST without the token is refused with “csrf” in its body, and a GET brings a fresh one', async () => {
  const { demo, visitor, chatId } = await signIn()
  demo.rotateCsrf()
  const refusal = await visitor.post(`/me/chats/${chatId}`, { operationName: 'SetInFocus' })
  expect([refusal.status, refusal.text]).toEqual([403, expect.stringContaining('csrf')])
  visitor.csrf = null
  expect((await visitor.post(`/me/chats/${chatId}`, { operationName: 'SetInFocus' })).status).toBe(403)
  await visitor.get('/me')
  expect((await visitor.operate(chatId, 'SetInFocus', { inFocus: true }))['statusCode']).toBe(0)
})

test('without the load balancer’s cookie another node answers, which does not know the session', async () => {
  const { visitor, chatId } = await signIn()
  const before = visitor.cookies.get('JSESSIONID')
  visitor.cookies.delete('AWSELB')
  expect((await visitor.post(`/me/chats/${chatId}`, { operationName: 'SetInFocus' })).status).toBe(403)
  expect(visitor.cookies.get('JSESSIONID')).not.toBe(before)
})

test('an expired session is renewed without a word, or refused', async () => {
  const { demo, visitor } = await signIn()
  const before = visitor.cookies.get('JSESSIONID')
  demo.expireSessions()
  expect((await visitor.get('/me')).status).toBe(200)
  expect(visitor.cookies.get('JSESSIONID')).not.toBe(before)
  demo.behaviour.staleSession = 'refuse'
  demo.expireSessions()
  const { status, body } = await visitor.get('/me')
  expect([status, body['statusCode']]).toEqual([401, 20])
})

test('the user comes with roles and, on demand, with features and his chats', async () => {
  const { visitor } = await signIn()
  const plain = (await visitor.get('/me')).body['user'] as Record<string, unknown>
  expect(plain['roles']).toContain('ROLE_SUPERVISOR')
  for (const part of ['features', 'settings', 'channels', 'chats']) expect(plain).not.toHaveProperty(part)
  const full = (await visitor.get('/me?subresources=*')).body['user'] as Record<string, unknown>
  expect(full['features']).toContainEqual(expect.objectContaining({ id: 'api-supervisor-monitoring' }))
  expect(full['chats']).toHaveLength(3)
})

test('a collection is URIs without fields, and objects with them', async () => {
  const { demo, visitor, chatId } = await signIn()
  expect((await visitor.get('/me/chats')).body['uris']).toContain(`http://10.10.15.212:9090/api/v2/chats/${chatId}`)
  expect((await visitor.get('/me/chats?fields=*')).body['chats']).toHaveLength(3)
  demo.behaviour.uris = 'broken'
  expect((await visitor.get('/me/chats')).body['uris']).toContain(
    `http://10.10.15.212:9090/api/v2/chats/\n\n ${chatId}`,
  )
})

test('one channel that cannot be started makes the whole a partial success', async () => {
  const { visitor } = await signIn()
  const start = (channels: string[]) => visitor.post('/me', { operationName: 'StartContactCenterSession', channels })
  expect((await start(['chat'])).body).toEqual({ statusCode: 0 })
  expect((await start(['chat', 'voice'])).body).toMatchObject({
    statusCode: 7,
    channels: [
      { channel: 'chat', statusCode: 0 },
      { channel: 'voice', statusCode: 5 },
    ],
  })
  expect((await start([])).body).toMatchObject({ statusCode: 1 })
})

test('the end of the session takes the supervisor out of every chat, and his next one brings him back', async () => {
  const { demo, visitor } = await signIn()
  expect((await visitor.post('/me', { operationName: 'EndContactCenterSession' })).body['statusCode']).toBe(0)
  expect(demo.centre.supervised).toEqual([])
  await visitor.get('/me')
  await visitor.post('/me', { operationName: 'StartContactCenterSession', channels: ['chat'] })
  expect(demo.centre.supervised).toHaveLength(3)
})

test('statusCodes can be strings, and refusals can have an HTTP status of their own', async () => {
  const { visitor } = await signIn({ behaviour: { statusCodes: 'string', refusalsAs: 'mapped' } })
  const { status, body } = await visitor.get('/me/chats/none')
  expect([status, body['statusCode']]).toEqual([404, '6'])
})

test.each([
  ['unauthorized', 401, '"statusCode":20'],
  ['unavailable', 503, 'Service Unavailable'],
  ['html', 200, '<h1>Corporate gateway</h1>'],
] as const)('%s is answered in place of the truth', async (http, status, text) => {
  const { demo, visitor } = await signIn()
  demo.behaviour.http = http
  const answer = await visitor.get('/me')
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(text)])
})

test('a fault may be for some paths only', async () => {
  const { demo, visitor } = await signIn({ behaviour: { retryAfter: 7 } })
  demo.behaviour.http = 'unavailable'
  demo.behaviour.httpOnly = '/me/chats'
  const { status, headers } = await visitor.get('/me/chats')
  expect([status, headers.get('Retry-After')]).toEqual([503, '7'])
  expect((await visitor.get('/me')).status).toBe(200)
})

test('frozen, the server takes requests and answers none, until its sockets are killed', async () => {
  const { demo, visitor, chatId } = await signIn()
  demo.behaviour.http = 'frozen'
  const answer = visitor.operate(chatId, 'SetInFocus').then(
    () => 'answered',
    () => 'dropped',
  )
  await expect.poll(() => demo.record).toContainEqual(expect.objectContaining({ method: 'POST', status: null }))
  demo.killSockets()
  expect(await answer).toBe('dropped')
})

test('behind a path prefix everything else is another site', async () => {
  const demo = await open({ scenario: 'quiet', behaviour: { pathPrefix: '/gws' } })
  expect(demo.url).toBe(`http://127.0.0.1:${demo.port}/gws`)
  expect((await new Visitor(demo).get('/me')).status).toBe(200)
  const elsewhere = await fetch(`http://127.0.0.1:${demo.port}/api/v2/me`)
  expect([elsewhere.status, elsewhere.headers.get('Content-Type')]).toEqual([404, 'text/html;charset=UTF-8'])
})

test('a demo that was stopped comes back on its port with its chats and what was said meanwhile', async () => {
  const { demo, chatId } = await signIn()
  await demo.stop()
  demo.centre.customerSays(chatId, 'Where did you go?')
  const { password } = demo
  const again = await open({ centre: demo.centre, port: demo.port, password })
  expect(again.url).toBe(demo.url)
  const { body } = await new Visitor(again).get(`/me/chats/${chatId}/messages`)
  expect(body['messages']).toContainEqual(expect.objectContaining({ text: 'Where did you go?' }))
})

test('a taken port is told by Node’s error', async () => {
  const { demo } = await signIn()
  await expect(open({ port: demo.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
