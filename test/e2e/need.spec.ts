import { operations, signIn } from './desk.ts'
import { expect, test } from './test.ts'

test('the chat most in need of forty is coached with a phrase by five keys from another program', async ({
  centre,
  launch,
}) => {
  // So slow that nobody else comes to need somebody more while the keys are pressed.
  const demo = await centre({ scenario: 'busy', speed: 0.05 })
  const app = await launch({ server: demo.url })
  const { client } = app
  const { coach, toAgents, chats } = await signIn(app, demo)
  expect(await chats.count()).toBeGreaterThanOrEqual(20)
  expect(demo.centre.supervised.length).toBeGreaterThanOrEqual(35)
  const strip = client.getByRole('region', { name: 'Chats that need you' })
  const most = strip.getByRole('button').first().locator('.name')
  await expect(most).toBeVisible()
  await app.focusOtherProgram()
  const customer = (await most.textContent()) ?? ''
  const chat = demo.centre.supervised.find(({ parties }) => parties.some(({ nickname }) => nickname === customer))
  if (chat === undefined) throw new Error(`Nobody is called ${customer}`)

  const began = performance.now()
  await app.pressGlobalShortcut('Ctrl+Shift+F6')
  await app.pressGlobalShortcut('Ctrl+Shift+F10')
  await app.pressGlobalShortcut('Ctrl+Shift+F12')
  await expect(coach).toBeChecked()
  await app.pressGlobalShortcut('Ctrl+1')
  await expect(toAgents).not.toHaveValue('')
  const text = await toAgents.inputValue()
  await app.pressGlobalShortcut('Enter')

  await expect(client.locator('[role=log] [data-index]').filter({ hasText: text })).toHaveAttribute(
    'data-visibility',
    'Agents',
  )
  console.log(`The chat most in need was coached within ${Math.round(performance.now() - began)} ms and five keys.`)
  expect(operations(demo, chat.id)).toEqual([
    { operationName: 'SwitchToCoach' },
    { operationName: 'SendToAgents', text },
  ])
  expect(demo.centre.customerView(chat.id)).not.toContain(text)
})
