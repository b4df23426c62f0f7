import { startDemo } from '../../main/demo/index.ts'
import { superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

test('a server that goes for 20 s and comes back is found again, with what was said meanwhile', async ({
  centre,
  launch,
}) => {
  test.setTimeout(180_000)
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, connection, line, monitor } = await superviseFirst(app, demo)

  await demo.stop()
  await expect(connection).toContainText('Reconnecting')
  await expect(monitor).not.toBeChecked()
  await new Promise((resolve) => setTimeout(resolve, 20_000)) // the time is what is tested
  demo.centre.customerSays(id, 'Is anybody still there?')
  const { port, userName, password } = demo
  const again = await startDemo({ centre: demo.centre, port, userName, password })
  try {
    await expect(connection).toContainText('Connected', { timeout: 60_000 })
    await expect(line('Is anybody still there?')).toBeVisible()
    await expect(monitor).toBeChecked()
    again.centre.customerSays(id, 'Welcome back.')
    await expect(line('Welcome back.')).toBeVisible()
  } finally {
    await app.stop()
    await again.stop()
  }
})
