import { bargeIn, operations, superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

test('in Coach nothing can be sent to the customer, although the server lists SendMessage', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, coach, toAgents, toEveryone, sendToEveryone } = await superviseFirst(app, demo)
  await coach.click()
  await expect(coach).toBeChecked()

  await expect(toAgents).toBeVisible()
  await expect(toEveryone).toHaveCount(0)
  await expect(sendToEveryone).toHaveCount(0)
  const forced = await app.client.evaluate(
    (chatId) =>
      (globalThis as unknown as { sideline: { send(input: object): Promise<{ ok: boolean }> } }).sideline.send({
        chatId,
        audience: 'everyone',
        text: 'not for the customer',
      }),
    id,
  )

  expect(forced.ok).toBe(false)
  expect(operations(demo, id)).toEqual([{ operationName: 'SwitchToCoach' }])
  expect(demo.centre.customerView(id)).not.toContain('not for the customer')
})

test('in Monitor nothing can be sent at all, and the composer says why', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, toAgents, toEveryone } = await superviseFirst(app, demo)

  await expect(app.client.getByText('nothing can be sent in Monitor')).toBeVisible()
  await expect(toAgents).toHaveCount(0)
  await expect(toEveryone).toHaveCount(0)
  for (const audience of ['agents', 'everyone']) {
    const forced = await app.client.evaluate(
      (input) =>
        (globalThis as unknown as { sideline: { send(input: object): Promise<{ ok: boolean }> } }).sideline.send(input),
      { chatId: id, audience, text: 'psst' },
    )
    expect(forced.ok).toBe(false)
  }
  expect(operations(demo, id)).toEqual([])
})

test('after barging in a line reaches everyone and says so', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, toEveryone, sendToEveryone, line } = await superviseFirst(app, demo)
  await bargeIn(app.client)

  await toEveryone.fill('This is the team lead.')
  await sendToEveryone.click()

  await expect(line('This is the team lead.')).toHaveAttribute('data-visibility', 'All')
  await expect(line('This is the team lead.')).toContainText('Everyone')
  expect(demo.centre.customerView(id)).toContain('This is the team lead.')
})

test('a message with markup is shown as its text', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, line, log } = await superviseFirst(app, demo)
  const text = '<img src=x onerror="document.title=\'owned\'"><b>bold</b><script>alert(1)</script>'

  demo.centre.customerSays(id, text)

  await expect(line(text)).toBeVisible()
  await expect(log.locator('img, b:text("bold"), script')).toHaveCount(0)
  expect(await app.browserWindow.evaluate((window) => window.getTitle())).not.toContain('owned')
})

test('a line that cannot be read keeps its place and is counted', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, line } = await superviseFirst(app, demo)
  const index = 1 + Math.max(...demo.centre.chat(id).lines.map((one) => one.index))

  demo.sendRaw('/v2/me/chats', {
    messageType: 'MessageLogUpdated',
    notificationType: 'NewMessages',
    chatUri: `${demo.url}/api/v2/me/chats/${id}`,
    messages: [{ index, type: 'Text', text: { not: 'a text' }, from: 7 }],
  })

  await expect(line('This line could not be read')).toHaveAttribute('data-index', String(index))
  const shown = await app.client.evaluate(() =>
    (
      globalThis as unknown as { sideline: { snapshot(): Promise<{ value: { unreadable: number } }> } }
    ).sideline.snapshot(),
  )
  expect(shown.value.unreadable).toBe(1)
})
