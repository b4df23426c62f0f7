import { superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

test('a switch that the server refuses says why, and the mode stays', async ({ centre, launch }) => {
  const demo = await centre({ behaviour: { switches: 'refuse', refusalMessage: 'Coaching is not in your role.' } })
  const app = await launch({ server: demo.url })
  const { coach, monitor } = await superviseFirst(app, demo)

  await coach.click()

  await expect(app.client.getByText(/Coach refused: .*Coaching is not in your role/)).toBeVisible()
  await expect(monitor).toBeChecked()
  await expect(coach).not.toHaveAttribute('aria-busy', 'true')
})

test('a switch that is refused later, by a notification, says why', async ({ centre, launch }) => {
  const demo = await centre({ behaviour: { switches: 'refuseLate', refusalMessage: 'Too many coaches.' } })
  const app = await launch({ server: demo.url })
  const { coach, monitor } = await superviseFirst(app, demo)

  await coach.click()

  await expect(app.client.getByText(/Coach refused: .*Too many coaches/)).toBeVisible()
  await expect(monitor).toBeChecked()
})

test('a switch that is never answered says so after 10 s', async ({ centre, launch }) => {
  const demo = await centre({ behaviour: { switches: 'accept and forget' } })
  const app = await launch({ server: demo.url })
  const { coach, monitor, toAgents } = await superviseFirst(app, demo)

  await coach.click()

  await expect(coach).toHaveAttribute('aria-busy', 'true')
  // Then the chat is read again, and the server's word on the mode is added.
  await expect(app.client.getByText('No answer to Coach after 10 s. The server says that you are still')).toBeVisible({
    timeout: 20_000,
  })
  await expect(monitor).toBeChecked()
  await expect(toAgents).toHaveCount(0)
})
