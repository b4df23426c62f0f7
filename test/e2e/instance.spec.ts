import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../../scripts/project.ts'
import { desk, signIn } from './desk.ts'
import { surroundings } from './surroundings.ts'
import { expect, test } from './test.ts'

test('a second start brings up the window of the first and ends', async ({ launch }) => {
  const app = await launch()
  await app.focusOtherProgram()
  await app.browserWindow.evaluate((window) => window.minimize())
  const { shared, leave } = await surroundings()

  const second = spawn(
    shared.electron.executable,
    [...shared.electron.switches, `--user-data-dir=${app.userData}`, root],
    { stdio: 'ignore', env: { ...process.env, DISPLAY: shared.display.name } },
  )
  const [code] = (await once(second, 'exit')) as [number | null]

  expect(code).toBe(0)
  await expect.poll(() => app.browserWindow.evaluate((window) => window.isFocused())).toBe(true)
  expect(await app.browserWindow.evaluate((window) => window.isMinimized())).toBe(false)
  await leave()
})

test('quitting leaves the chats and ends the session on the server', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  await signIn(app, demo)
  await expect(desk(app.client).connection).toContainText('Connected')
  const ids = demo.centre.supervised.map(({ id }) => id)

  await app.stop()

  const posted = demo.record.filter(({ method }) => method === 'POST')
  const left = posted.filter(({ body }) => JSON.stringify(body).includes('"Leave"')).map(({ path }) => path)
  expect(left.map((path) => path.split('/').at(-1)).sort()).toEqual(ids.sort())
  expect(posted.at(-1)?.body).toEqual({ operationName: 'EndContactCenterSession' })
  expect(demo.centre.supervised).toEqual([])
})

test('server, user name and bounds of the window come back after a restart, the password does not', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  await signIn(app, demo)
  await app.browserWindow.evaluate((window) => window.setBounds({ x: 60, y: 80, width: 1100, height: 700 }))
  const wanted = await app.browserWindow.evaluate((window) => window.getSize())

  await app.restart()

  const { server, userName, password } = desk(app.client)
  await expect(server).toHaveValue(demo.url)
  await expect(userName).toHaveValue(demo.userName)
  await expect(password).toHaveValue('')
  expect(await app.browserWindow.evaluate((window) => window.getSize())).toEqual(wanted)
})
