import type { Locator, Page } from '@playwright/test'
import type { Behaviour, Demo } from '../../main/demo/index.ts'
import { desk, signIn } from './desk.ts'
import { expect, test } from './test.ts'

type ModeName = 'Monitor' | 'Coach' | 'Barge in'

/** The team's view, by the names that a screen reader says. */
function team(page: Page) {
  const list = page.getByRole('navigation', { name: 'Team' })
  const running = page.getByRole('list', { name: /^Running chats/ })
  return {
    tab: (name: string): Locator =>
      page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true }),
    search: list.getByRole('searchbox', { name: 'Search agents' }),
    agents: list.getByRole('listitem'),
    agent: (name: string): Locator => list.getByRole('listitem', { name, exact: true }),
    /** Opens an agent by keyboard, as every row can be. */
    open: async (name: string): Promise<void> => {
      await list.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    },
    watch: page.getByRole('button', { name: 'Watch', exact: true }),
    stopWatching: page.getByRole('button', { name: 'Stop watching' }),
    choose: async (mode: ModeName, scope: 'Next chat' | 'All chats'): Promise<void> => {
      await page.getByRole('radio', { name: mode }).check({ force: true })
      await page.getByRole('radio', { name: scope }).check({ force: true })
    },
    chat: (subject: string): Locator => running.getByRole('listitem', { name: subject, exact: true }),
    dialog: page.getByRole('alertdialog'),
  }
}

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string => `${firstName} ${lastName}`

/** The one agent of the quiet floor who has no chat. */
function idleAgent(demo: Demo): Demo['centre']['agents'][number] {
  const agent = demo.centre.agents.find(({ id }) => demo.centre.running(id).length === 0)
  if (agent === undefined) throw new Error('Every agent has a chat')
  return agent
}

/** What the server was asked about a user, in order. */
const askedOf = (demo: Demo, userId: string): unknown[] =>
  demo.record
    .filter(({ method, path }) => method === 'POST' && path.includes(`/users/${userId}/`))
    .map(({ body }) => body)

test('all coming chats of an agent are watched, until watching is stopped', async ({ centre, launch }) => {
  const demo = await centre()
  const agent = idleAgent(demo)
  const app = await launch({ server: demo.url })
  const seen = await signIn(app, demo)
  const { tab, search, agents, open, choose, watch, stopWatching } = team(app.client)
  await tab('Team').click()
  await search.fill(agent.lastName)
  await expect(agents).toHaveCount(1)
  await open(nameOf(agent))
  await choose('Coach', 'All chats')
  await app.client.getByRole('textbox', { name: 'Your nickname' }).fill('Robin of the desk')
  await watch.click()
  await expect(app.client.getByText(/^Requested: every new chat/)).toBeVisible()

  const first = demo.centre.addChat({ customer: 'Ada Byron', agent: agent.id })
  await expect(app.client.getByText(/^Proven: a new chat came by itself in Coach/)).toBeVisible()
  await tab('Chats').click()
  await seen.chat('Ada Byron').click()
  await expect(seen.coach).toBeChecked()
  expect(first.supervision?.mode).toBe('Coach')

  await tab('Team').click()
  await stopWatching.click()
  await expect(app.client.getByText('Not watched.')).toBeVisible()
  demo.centre.addChat({
    customer: 'Blaise Pascal',
    agent: agent.id,
    mode: demo.centre.watches.has(agent.id) ? 'Monitor' : null,
  })
  await tab('Chats').click()
  await expect(seen.chat('Ada Byron')).toBeVisible()
  await expect(seen.chat('Blaise Pascal')).toHaveCount(0)
  expect(askedOf(demo, agent.id)).toEqual([
    { operationName: 'Coach', supervisorMonitoringMode: 'AllChats', nickname: 'Robin of the desk' },
    { operationName: 'CancelSupervisorMonitoring' },
  ])
})

test('a running chat is joined in each mode, whether or not the server wants Accept and Monitor first', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const agent = idleAgent(demo)
  const app = await launch({ server: demo.url })
  await signIn(app, demo)
  const { tab, open, chat, dialog } = team(app.client)
  await tab('Team').click()
  const cases: { mode: ModeName; behaviour: Partial<Behaviour>; asks: string[]; accepts: boolean }[] = [
    { mode: 'Monitor', behaviour: { intrude: 'invites' }, asks: ['Intrude'], accepts: true },
    { mode: 'Coach', behaviour: { intrude: 'joins' }, asks: ['Intrude'], accepts: false },
    {
      mode: 'Barge in',
      behaviour: { intrude: 'invites', intrudeNeedsMonitor: true },
      asks: ['Intrude', 'Monitor', 'Intrude', 'CancelSupervisorMonitoring'],
      accepts: true,
    },
    {
      mode: 'Coach',
      behaviour: { intrude: 'joins', intrudeNeedsMonitor: true },
      asks: ['Intrude', 'Monitor', 'Intrude', 'CancelSupervisorMonitoring'],
      accepts: false,
    },
  ]
  for (const [number, { mode, behaviour, asks, accepts }] of cases.entries()) {
    Object.assign(demo.behaviour, { intrudeNeedsMonitor: false }, behaviour)
    const subject = `Question ${number}`
    const { id } = demo.centre.addChat({ customer: 'Ada', agent: agent.id, userData: { Subject: subject }, mode: null })
    const before = demo.record.length
    await open(nameOf(agent))

    await chat(subject)
      .getByRole('button', { name: `Join as ${mode}` })
      .click()
    if (mode === 'Barge in') {
      await expect(dialog).toContainText(nameOf(agent))
      await expect(dialog).toContainText(subject)
      await expect(dialog).toContainText('The customer will see you')
      expect(demo.centre.chat(id).supervision).toBeNull()
      await dialog.getByRole('button', { name: 'Join as Barge in' }).click()
    }

    await expect(chat(subject)).toContainText(`You are in this chat: ${mode}`)
    const posts = (): string[] =>
      demo.record
        .slice(before)
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => (body as { operationName: string }).operationName)
    await expect.poll(() => posts().filter((name) => name !== 'Accept')).toEqual(asks)
    expect(posts().includes('Accept')).toBe(accepts)
    expect(demo.centre.watches.size).toBe(0)
  }
})

test('a join that the server refuses, at once or later, says why and leaves nothing behind', async ({
  centre,
  launch,
}) => {
  const demo = await centre({
    behaviour: { intrude: 'refusesLate', refusalMessage: 'Two supervisors are there already.' },
  })
  const agent = idleAgent(demo)
  const app = await launch({ server: demo.url })
  const seen = await signIn(app, demo)
  const before = await seen.chats.count()
  const { tab, open, chat } = team(app.client)
  demo.centre.addChat({ customer: 'Ada', agent: agent.id, userData: { Subject: 'Refund' }, mode: null })
  await tab('Team').click()
  await open(nameOf(agent))

  await chat('Refund').getByRole('button', { name: 'Join as Coach' }).click()

  await expect(chat('Refund')).toContainText('Not joined as Coach: Two supervisors are there already.')
  await tab('Chats').click()
  await expect(seen.chats).toHaveCount(before)
})

test('a chat goes on when one agent leaves and another stays, and is revoked when it ends', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const agent = idleAgent(demo)
  const [colleague] = demo.centre.agents
  if (colleague === undefined) throw new Error('The demo has no agents')
  const app = await launch({ server: demo.url })
  const seen = await signIn(app, demo)
  const { tab, open, chat } = team(app.client)
  const { id } = demo.centre.addChat({
    customer: 'Ada Byron',
    agent: agent.id,
    userData: { Subject: 'Loom' },
    mode: null,
  })
  await tab('Team').click()
  await open(nameOf(agent))
  await chat('Loom').getByRole('button', { name: 'Join as Coach' }).click()
  await chat('Loom').getByRole('button', { name: 'Open chat' }).click()
  await expect(seen.coach).toBeChecked()

  demo.centre.addAgent(id, colleague, 'All')
  demo.centre.removeAgent(id, agent.id)
  await expect(seen.chat('Ada Byron')).toContainText(nameOf(colleague))
  await expect(seen.chat('Ada Byron')).not.toContainText(nameOf(agent))
  await seen.toAgents.fill('Still here.')
  await seen.sendToAgents.click()
  await expect(seen.line('Still here.')).toHaveAttribute('data-visibility', 'Agents')

  demo.centre.endChat(id)
  await expect(app.client.getByText('This chat has ended.')).toBeVisible()
  await tab('Team').click()
  await expect(app.client.getByText(`${nameOf(agent)} has no chat now.`)).toBeVisible()
})

test('a watch is kept over a restart and asked for again, saying so; it ends after the chats are left', async ({
  centre,
  launch,
}) => {
  const demo = await centre()
  const agent = idleAgent(demo)
  const app = await launch({ server: demo.url })
  await signIn(app, demo)
  const first = team(app.client)
  await first.tab('Team').click()
  await first.open(nameOf(agent))
  await first.choose('Monitor', 'All chats')
  await first.watch.click()
  await expect(app.client.getByText(/^Requested: every new chat/)).toBeVisible()
  const before = demo.record.length

  await app.restart()

  const names = demo.record
    .slice(before)
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => (body as { operationName: string }).operationName)
  const left = names.lastIndexOf('Leave')
  expect(left).toBeGreaterThanOrEqual(0)
  expect(names.slice(left + 1)).toEqual(['CancelSupervisorMonitoring', 'EndContactCenterSession'])
  expect(names.slice(0, left + 1).every((name) => name === 'Leave')).toBe(true)
  const seen = desk(app.client)
  await seen.userName.fill(demo.userName)
  await seen.password.fill(demo.password)
  await seen.signIn.click()
  const again = team(app.client)
  await again.tab('Team').click()
  await again.open(nameOf(agent))
  await expect(app.client.getByText(/^Requested again, because a new session has begun: every new chat/)).toBeVisible()
  expect(demo.centre.watches.get(agent.id)).toMatchObject({ mode: 'Monitor', chats: 'AllChats' })
})
