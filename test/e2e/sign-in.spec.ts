import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { desk } from './desk.ts'
import { expect, test } from './test.ts'

/** From the click to the first chat it takes a second at most; what a test allows is for busy machines. */
const FIRST_CHATS = 3000 * 4

test('the sign-in is what opens, and the demo shows live chats', async ({ launch }) => {
  const app = await launch()
  const { tryDemo, chats, connection, server, userName, password } = desk(app.client)
  await expect(server).toBeVisible()
  await expect(userName).toBeVisible()
  await expect(password).toBeVisible()

  const clicked = performance.now()
  await tryDemo.click()
  await expect(chats.first()).toBeVisible({ timeout: FIRST_CHATS })
  test.info().annotations.push({ type: 'first chats', description: `${Math.round(performance.now() - clicked)} ms` })

  await expect(connection).toContainText('Connected')
  const previews = (): Promise<string> => chats.allTextContents().then((texts) => texts.join('\n'))
  const before = await previews()
  await expect.poll(previews, { message: 'people speak', timeout: 30_000 }).not.toBe(before)
})

test('a wrong password is said, and the next try may succeed', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { userName, password, signIn, error, chats } = desk(app.client)
  await userName.fill(demo.userName)
  await password.fill('wrong')
  await signIn.click()
  await expect(error).toContainText('does not accept this user name and password')

  await password.fill(demo.password)
  await signIn.click()
  await expect(chats).toHaveCount(demo.centre.supervised.length)
})

test('a server that cannot be found is said by name', async ({ launch }) => {
  const app = await launch({ server: 'https://gws.invalid' })
  const { userName, password, signIn, error } = desk(app.client)
  await userName.fill('supervisor')
  await password.fill('secret')
  await signIn.click()
  await expect(error).toContainText('gws.invalid')
})

test('a server that is down at start is said', async ({ centre, launch }) => {
  const demo = await centre()
  await demo.stop()
  const app = await launch({ server: demo.url })
  const { userName, password, signIn, error } = desk(app.client)
  await userName.fill(demo.userName)
  await password.fill(demo.password)
  await signIn.click()
  await expect(error).toContainText(`127.0.0.1:${demo.port}`)
})

test('a page in place of the API is said, with its status line', async ({ launch }) => {
  const other = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Welcome to the intranet</body></html>')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const app = await launch({ server: `http://127.0.0.1:${(other.address() as AddressInfo).port}` })
  const { userName, password, signIn, error } = desk(app.client)
  await userName.fill('supervisor')
  await password.fill('secret')
  await signIn.click()
  await expect(error).toContainText('200 OK')
  await expect(error).toContainText('not from Genesys Web Services')
  other.close()
})

test('an account without the chat feature is told which one is missing', async ({ centre, launch }) => {
  const demo = await centre({ behaviour: { features: ['api-voice'] } })
  const app = await launch({ server: demo.url })
  const { userName, password, signIn, error } = desk(app.client)
  await userName.fill(demo.userName)
  await password.fill(demo.password)
  await signIn.click()
  await expect(error).toContainText('api-multimedia')
})
