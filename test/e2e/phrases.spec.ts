import { bargeIn, operations, signIn, superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

test('a slash finds a phrase, which goes to agents alone with its fields filled', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, coach, toAgents, line } = await superviseFirst(app, demo)
  await coach.click()
  await expect(coach).toBeChecked()
  const [customer = '', agent = ''] = demo.centre.chat(id).parties.map(({ nickname }) => nickname)

  await toAgents.focus()
  await app.client.keyboard.type('/apol')
  await expect(app.client.getByRole('option', { name: /Apologise first/ })).toBeVisible()
  await app.client.keyboard.press('Enter')
  await expect(toAgents).toHaveValue(
    new RegExp(`^${agent}, say sorry first, then solve it: ${customer} has waited \\d`),
  )
  const text = await toAgents.inputValue()
  await app.client.keyboard.press('Enter')

  await expect(line(text)).toHaveAttribute('data-visibility', 'Agents')
  expect(operations(demo, id).at(-1)).toEqual({ operationName: 'SendToAgents', text })
  expect(demo.centre.agentView(id)).toContain(text)
  expect(demo.centre.customerView(id)).not.toContain(text)
})

test('in a barge-in to everyone no phrase can reach the customer, and a line for agents only after a question', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { client } = app
  const { id, toAgents, toEveryone, line } = await superviseFirst(app, demo)
  const hidden = 'She has threatened to cancel twice this week.'
  demo.centre.agentSays(id, hidden, 'Agents')
  await bargeIn(client)
  await expect(toEveryone).toBeVisible()

  await toEveryone.focus()
  await client.keyboard.type('/')
  await expect(client.getByRole('listbox', { name: 'Phrases' })).toHaveCount(0)
  await client.keyboard.press('Control+1')
  await expect(toAgents).toHaveValue(/say sorry first/)
  await client.getByRole('radio', { name: 'Everyone' }).check()
  await expect(toEveryone).toHaveValue('/')

  await toEveryone.fill('')
  await line(hidden).click()
  await client.getByRole('button', { name: 'Quote' }).click()
  await client.keyboard.press('Enter')
  const question = client.getByRole('alertdialog', { name: 'Let the customer read this?' })
  await expect(question).toContainText(hidden)
  await question.getByRole('button', { name: 'Keep editing' }).click()
  const forced = await client.evaluate(
    ([chatId, text]) =>
      (globalThis as unknown as { sideline: { send(input: object): Promise<{ ok: boolean }> } }).sideline.send({
        chatId,
        audience: 'everyone',
        text,
      }),
    [id, hidden] as const,
  )
  expect(forced).toMatchObject({ ok: false, error: { code: 'hiddenLine' } })
  await toEveryone.fill('Good morning, I am here to help.')
  await toEveryone.press('Enter')
  await expect.poll(() => demo.centre.customerView(id)).toContain('Good morning, I am here to help.')
  expect(demo.centre.customerView(id).filter((text) => /cancel twice|say sorry|^\//.test(text))).toEqual([])
})

test('a word is found by Ctrl+F, lines are copied, and phrases outlive the program', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, line } = await superviseFirst(app, demo)
  demo.centre.customerSays(id, 'My invoice number is 4711')
  await expect(line('4711')).toBeVisible()
  await app.client.keyboard.press('Control+f')
  await app.client.getByRole('searchbox', { name: 'Find in transcript' }).fill('INVOICE')
  await expect(line('4711').locator('mark')).toHaveText('invoice')
  await app.client.keyboard.press('Escape')
  await line('4711').click()
  await app.client.keyboard.press('Control+c')
  await expect(app.client.getByText('1 line copied')).toBeVisible()
  const copied = await app.mainProcess.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/\[Everyone\] .+: My invoice number is 4711$/)

  await app.client.getByRole('button', { name: /^Account of/ }).click()
  await app.client.getByRole('menuitem', { name: 'Phrases…' }).click()
  const manager = app.client.getByRole('dialog', { name: 'Phrases' })
  await manager.getByRole('button', { name: 'New phrase' }).click()
  await manager.getByLabel('Title').fill('Ask for the invoice')
  await manager.getByLabel('Text').fill('{agent}, ask for the invoice')
  await manager.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(manager.getByText('Added.')).toBeVisible()
  await app.restart()
  // Whether the chats were left when it quit is another test's matter.
  await signIn(app, demo)
  await app.client.getByRole('button', { name: /^Account of/ }).click()
  await app.client.getByRole('menuitem', { name: 'Phrases…' }).click()
  await expect(app.client.getByRole('dialog').getByRole('button', { name: /^Ask for the invoice/ })).toBeVisible()
})
