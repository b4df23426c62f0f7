import type { Demo, DemoOptions } from '../../main/demo/index.ts'
import type { Application } from './application.ts'
import { bargeIn, operations, signIn, superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

/** The open chat in a mode, with another agent of the house who can be called. */
async function inMode(app: Application, demo: Demo, mode: 'coach' | 'bargeIn') {
  const seen = await superviseFirst(app, demo)
  const page = app.client
  if (mode === 'bargeIn') await bargeIn(page)
  else await seen.coach.click()
  await expect(seen[mode]).toBeChecked()
  const details = page.getByRole('complementary', { name: 'Details' })
  const { agentId } = demo.centre.chat(seen.id)
  const other = demo.centre.agents.find(({ id }) => id !== agentId)
  if (other === undefined) throw new Error('The demo has one agent only')
  return {
    ...seen,
    details,
    action: (name: string) => details.getByRole('button', { name, exact: true }),
    requests: details.getByRole('status', { name: 'Requests' }),
    data: details.getByRole('region', { name: 'User data' }),
    participant: (name: string) =>
      details.getByRole('region', { name: 'Participants' }).getByRole('listitem').filter({ hasText: name }),
    other: { id: other.id, name: `${other.firstName} ${other.lastName}` },
    /** Chooses the other agent in the window that is open. */
    chooseOther: async () => {
      await page.getByRole('textbox', { name: 'Agent', exact: true }).fill(other.lastName)
      await page.getByRole('radio', { name: `${other.firstName} ${other.lastName}`, exact: true }).check()
    },
    /** What the server was asked for after the switch. */
    asked: () => operations(demo, seen.id).slice(1),
  }
}

const centreOf = (options: DemoOptions['behaviour']): DemoOptions => ({ behaviour: { callDelay: 50, ...options } })

test('user data go to the server and come back from it: added, changed, deleted, and refused', async ({
  centre,
  launch,
}) => {
  const demo = await centre(centreOf({ readOnlyKeys: ['Subject'] }))
  const app = await launch({ server: demo.url })
  const { id, data, asked, requests } = await inMode(app, demo, 'coach')

  await data.getByRole('button', { name: 'Add user data' }).click()
  await data.getByRole('textbox', { name: 'Name' }).fill('Callback')
  await data.getByRole('textbox', { name: 'Value' }).fill('tomorrow')
  await data.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(data.getByText('tomorrow', { exact: true })).toBeVisible()

  await data.getByRole('button', { name: 'Change Callback' }).click()
  await data.getByRole('textbox', { name: 'Value of Callback' }).fill('today')
  await data.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(data.getByText('today', { exact: true })).toBeVisible()

  await data.getByRole('button', { name: 'Delete Callback' }).click()
  await data.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(data.getByText('Callback', { exact: true })).toHaveCount(0)

  const subject = demo.centre.chat(id).userData['Subject'] ?? ''
  await data.getByRole('button', { name: 'Change Subject' }).click()
  await data.getByRole('textbox', { name: 'Value of Subject' }).fill('mine')
  await data.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(data.getByRole('alert')).toContainText('This key belongs to the system.')
  await data.getByRole('button', { name: 'Cancel' }).click()
  await expect(data.getByText(subject, { exact: true })).toBeVisible()
  await expect(requests).toContainText(/Subject = mine.*refused/)

  expect(asked()).toEqual([
    { operationName: 'AttachUserData', userData: { Callback: 'tomorrow' } },
    { operationName: 'UpdateUserData', userData: { Callback: 'today' } },
    { operationName: 'DeleteUserData', keys: ['Callback'] },
    { operationName: 'UpdateUserData', userData: { Subject: 'mine' } },
  ])
})

test('a disposition shows in the user data, and is offered again', async ({ centre, launch }) => {
  const demo = await centre(centreOf({ dispositionKey: 'BusinessResult' }))
  const app = await launch({ server: demo.url })
  const { action, data, asked } = await inMode(app, demo, 'coach')
  await action('Disposition').click()
  await app.client.getByRole('textbox', { name: 'Code' }).fill('Solved')
  await app.client.getByRole('button', { name: 'Set disposition' }).click()
  await expect(data.getByText('BusinessResult')).toBeVisible()
  await action('Disposition').click()
  await expect(
    app.client.getByRole('group', { name: 'Used lately' }).getByRole('button', { name: 'Solved' }),
  ).toBeVisible()
  expect(asked()).toEqual([{ operationName: 'SetDisposition', disposition: 'Solved' }])
})

test('who is consulted comes, seen by agents only; the customer sees nothing of it', async ({ centre, launch }) => {
  const demo = await centre(centreOf({}))
  const app = await launch({ server: demo.url })
  const { id, action, chooseOther, other, participant, requests, asked } = await inMode(app, demo, 'coach')
  const before = demo.centre.customerLines(id).length

  await action('Consult').click()
  await chooseOther()
  await app.client.getByRole('button', { name: 'Consult', exact: true }).last().click()

  await expect(requests).toContainText(`Consult ${other.name} joined, seen by agents only`)
  await expect(participant(other.name)).toContainText('Agents only')
  expect(asked()).toEqual([{ operationName: 'Consult', targetUri: `${demo.url}/api/v2/users/${other.id}` }])
  expect(demo.centre.customerLines(id)).toHaveLength(before)
})

for (const referenceIds of [true, false]) {
  test(`who does not want to come is told by the server’s Error (it names the request: ${String(referenceIds)})`, async ({
    centre,
    launch,
  }) => {
    const demo = await centre(centreOf({ calls: 'refused', referenceIds }))
    const app = await launch({ server: demo.url })
    const { action, chooseOther, other, requests, coach } = await inMode(app, demo, 'coach')

    await action('Consult').click()
    await chooseOther()
    await app.client.getByRole('button', { name: 'Consult', exact: true }).last().click()

    await expect(requests).toContainText(`Consult ${other.name} refused: ${other.name} did not take the chat.`)
    await expect(coach).toBeChecked()
    await expect(app.client.getByText('Coach refused')).toHaveCount(0)
  })
}

test('an invitation asks first; the customer sees who comes, and later that they were removed', async ({
  centre,
  launch,
}) => {
  const demo = await centre(centreOf({ removeTakes: 'userUri' }))
  const app = await launch({ server: demo.url })
  const { id, action, chooseOther, other, participant, details, log, customer, asked } = {
    ...(await inMode(app, demo, 'coach')),
    customer: demo.centre.supervised[0]?.parties[0]?.nickname ?? '',
  }
  await action('Invite').click()
  await chooseOther()
  await app.client.getByRole('button', { name: 'Invite…' }).click()
  const question = app.client.getByRole('alertdialog', { name: `Invite ${other.name} into the conversation?` })
  await expect(question).toContainText(customer)
  expect(asked()).toEqual([])
  await question.getByRole('button', { name: 'Invite' }).click()
  await expect(participant(other.name)).toContainText('Everyone')

  await participant(other.name).hover()
  await details.getByRole('button', { name: `Remove ${other.name}` }).click()
  await app.client.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(participant(other.name)).toHaveCount(0)
  await expect(log.getByText('REMOVE_PARTICIPANT')).toHaveCount(0)
  const uri = `${demo.url}/api/v2/users/${other.id}`
  expect(asked()).toEqual([
    { operationName: 'Invite', targetUri: uri },
    { operationName: 'RemoveParticipantFromConference', targetUri: uri, userUri: uri },
  ])
  expect(
    demo.centre
      .customerLines(id)
      .filter(({ from }) => from?.nickname === other.name)
      .map(({ type }) => type),
  ).toEqual(['ParticipantJoined', 'ParticipantLeft'])
})

test('a transfer asks first and names both; declined, the server hears nothing; then another agent has the chat', async ({
  centre,
  launch,
}) => {
  const demo = await centre(centreOf({}))
  const app = await launch({ server: demo.url })
  const { id, action, chooseOther, other, chats, asked } = await inMode(app, demo, 'coach')
  await action('Transfer').click()
  await chooseOther()
  await app.client.getByRole('button', { name: 'Transfer…' }).click()
  const question = app.client.getByRole('alertdialog')
  await expect(question).toContainText(`${other.name} takes over`)
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(asked()).toEqual([])

  await app.client.getByRole('button', { name: 'Transfer…' }).click()
  await question.getByRole('button', { name: 'Transfer' }).click()
  await expect(chats.filter({ hasText: other.name }).first()).toBeVisible()
  await expect.poll(() => demo.centre.chat(id).agentId).toBe(other.id)
  expect(asked()).toEqual([{ operationName: 'Transfer', targetUri: `${demo.url}/api/v2/users/${other.id}` }])
})

test('a transfer may end the supervision, or leave the chat to be put in order', async ({ centre, launch }) => {
  const demo = await centre(centreOf({ afterTransfer: 'LeftChat' }))
  const app = await launch({ server: demo.url })
  const { action, asked, data } = await inMode(app, demo, 'coach')
  await action('Transfer').click()
  await app.client.getByRole('radio', { name: 'A queue' }).check()
  await app.client.getByRole('textbox', { name: 'Queue' }).fill('Billing')
  await app.client.getByRole('button', { name: 'Transfer…' }).click()
  await app.client.getByRole('alertdialog').getByRole('button', { name: 'Transfer' }).click()
  await expect(app.client.getByText('This chat has ended.')).toBeVisible()
  await expect(action('Consult')).toHaveCount(0)
  await action('Disposition').click()
  await app.client.getByRole('textbox', { name: 'Code' }).fill('Handed on')
  await app.client.getByRole('button', { name: 'Set disposition' }).click()
  await expect(data.getByText('Handed on')).toBeVisible()
  expect(asked()).toEqual([
    { operationName: 'Transfer', queueName: 'Billing' },
    { operationName: 'SetDisposition', disposition: 'Handed on' },
  ])
})

test('a page is pushed in Barge in only, and asks first', async ({ centre, launch }) => {
  const demo = await centre(centreOf({ listsEveryOperation: true }))
  const app = await launch({ server: demo.url })
  const { id, action, line, asked } = await inMode(app, demo, 'coach')
  await expect(action('Consult')).toBeVisible()
  await expect(action('Push URL')).toHaveCount(0)
  await expect(action('Notice to everyone')).toHaveCount(0)
  await bargeIn(app.client)

  await action('Push URL').click()
  await app.client.getByRole('textbox', { name: 'Address' }).fill('https://example.com/help')
  await app.client.getByRole('button', { name: 'Push to everyone…' }).click()
  const question = app.client.getByRole('alertdialog')
  await expect(question).toContainText('https://example.com/help')
  expect(demo.centre.customerView(id)).not.toContain('https://example.com/help')
  await question.getByRole('button', { name: 'Push to everyone' }).click()
  await expect(line('https://example.com/help')).toHaveAttribute('data-visibility', 'All')
  expect(asked()).toEqual([
    { operationName: 'SwitchToBargeIn' },
    { operationName: 'SendUrl', url: 'https://example.com/help' },
  ])
})

test('an operation that the server does not know says so', async ({ centre, launch }) => {
  const demo = await centre(centreOf({ unknownOperations: ['SendCustomNoticeToAgents', 'SetInFocus'] }))
  const app = await launch({ server: demo.url })
  const { action, requests } = await inMode(app, demo, 'coach')
  await action('Set in focus').click()
  await expect(requests).toContainText('There is no operation SetInFocus')
  await action('Notice to agents').click()
  await app.client.getByRole('textbox', { name: 'Notice' }).fill('See page 4')
  await app.client.getByRole('button', { name: 'Send to agents' }).last().click()
  await expect(app.client.getByRole('alert')).toContainText('There is no operation SendCustomNoticeToAgents')
})

test('over a whole monitored chat the server records no operation on it but reading', async ({ centre, launch }) => {
  const demo = await centre(centreOf({ listsEveryOperation: true }))
  const app = await launch({ server: demo.url })
  const seen = await signIn(app, demo)
  const { id } = demo.centre.addChat({ customer: 'Ada Byron', history: [{ who: 'customer', text: 'Good morning' }] })
  await seen.chat('Ada Byron').click()
  await expect(seen.monitor).toBeChecked()
  const lines = demo.centre.chat(id).lines.length

  demo.centre.typing(id, 'customer', true)
  demo.centre.customerSays(id, 'Where is my order?')
  demo.centre.agentSays(id, 'On its way.')
  demo.centre.changeUserData(id, { Segment: 'Gold' })
  await expect(seen.line('On its way.')).toBeVisible()
  const details = app.client.getByRole('complementary', { name: 'Details' })
  await expect(details.getByText('Gold')).toBeVisible()
  await expect(
    details.getByRole('button', { name: /^(Consult|Invite|Transfer|Disposition|Remove|Add|Change|Delete)/ }),
  ).toHaveCount(0)
  // Whatever a view could be made to ask for, main does not let out.
  const answers = await app.client.evaluate(async (chatId) => {
    type Ask = (input: object) => Promise<{ ok: boolean }>
    type Port = { operate: Ask; send: Ask }
    const { operate, send } = (globalThis as unknown as { sideline: Port }).sideline
    const target = { kind: 'agent', userId: 'somebody', name: 'Somebody' }
    const tried = [
      { kind: 'setInFocus', inFocus: true },
      { kind: 'changeUserData', key: 'Segment', value: 'None' },
      { kind: 'setDisposition', code: 'Solved' },
      { kind: 'noticeToAgents', text: 'psst' },
      { kind: 'pushUrl', url: 'https://example.com' },
      { kind: 'transfer', target },
      { kind: 'consult', target },
      { kind: 'invite', target },
    ].map((operation) => operate({ chatId, operation }))
    const sent = ['agents', 'everyone'].map((audience) => send({ chatId, audience, text: 'psst' }))
    return (await Promise.all([...tried, ...sent])).map(({ ok }) => ok)
  }, id)
  expect(answers).toEqual(Array.from({ length: 10 }, () => false))

  demo.centre.endChat(id)
  await expect(app.client.getByText('This chat has ended.')).toBeVisible()
  const requests = demo.record.filter(({ path }) => path.includes(id))
  expect(requests.length).toBeGreaterThan(0)
  expect([...new Set(requests.map(({ method }) => method))]).toEqual(['GET'])
  const own = demo.centre
    .chat(id)
    .lines.slice(lines)
    .filter(({ from }) => from?.userId === demo.centre.supervisor.id)
  expect(own.filter(({ type }) => type !== 'ParticipantLeft')).toEqual([])
})
