import type { Locator, Page } from '@playwright/test'
import { needing } from './support/attention.ts'
import { chat as chatFixture, desk, NOW } from './support/fixtures.ts'
import { agent, facts, found, running, open as openJoin, team, watching } from './support/team.ts'
import { expect, test } from './support/test.ts'

const list = (page: Page): Locator => page.getByRole('navigation', { name: 'Team' })
const search = (page: Page): Locator => list(page).getByRole('searchbox', { name: 'Search agents' })
const row = (page: Page, name: string): Locator => list(page).getByRole('button', { name, exact: true })
const chat = (page: Page, title: string): Locator =>
  page.getByRole('list', { name: /^Running chats/ }).getByRole('listitem', { name: title })
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

const snapshot = desk('Coach', { team })
const answers = { searchAgents: found }

async function showTeam(page: Page, name?: string): Promise<void> {
  await button(page, 'Team').click()
  if (name !== undefined) await row(page, name).click()
}

test('the team stands first, then everyone else, each once, with state and watch', async ({ page, open }) => {
  await open({ snapshot, answers })
  await showTeam(page)
  const mine = list(page).getByRole('list', { name: 'My team' }).getByRole('listitem')
  await expect(mine).toHaveCount(4)
  await expect(mine.first()).toHaveAccessibleName('Ann Berger')
  await expect(row(page, 'Ann Berger')).toHaveAccessibleDescription(/Ready.*5 chats.*All chats · Coach.*requested/)
  await expect(row(page, 'Dee Moreau')).toHaveAccessibleDescription(/Lunch until 12:30.*Next chat · Barge in.*refused/)
  const others = list(page).getByRole('list', { name: 'Other agents' }).getByRole('listitem')
  await expect(others).toHaveCount(6)
  await expect(others.filter({ hasText: 'Ann Berger' })).toHaveCount(0)
})

test('an agent is told by name, user name and groups', async ({ page, open }) => {
  await open({ snapshot, answers })
  await showTeam(page, 'Ann Berger')
  await expect(page.locator('.pane-head .names')).toHaveText('Ann Berger ann.berger · Retail · Gold customers')
})

test('the search goes to the server as one types, its latest question only counts', async ({ page, port, open }) => {
  await open({ snapshot, answers })
  await showTeam(page)
  await expect(row(page, 'Ed Novak')).toBeVisible()
  await port.answer('searchAgents', { ok: true, value: { agents: [facts('Zoe Zimmer')], more: false } })
  await search(page).pressSequentially('zoe')
  await expect(row(page, 'Zoe Zimmer')).toBeVisible()
  await expect(list(page).getByRole('listitem')).toHaveCount(1)
  await expect.poll(async () => (await port.asked('searchAgents')).at(-1)?.input).toEqual({ query: 'zoe', page: 0 })
  await expect(list(page).getByRole('status')).toHaveText('1 agent found')

  await port.answer('searchAgents', { ok: true, value: { agents: [], more: false } })
  await search(page).fill('nobody')
  await expect(list(page).getByText('Nobody is called that')).toBeVisible()
  await port.answer('searchAgents', { ok: false, error: { code: 'unavailable', message: 'The server is busy.' } })
  await search(page).fill('x')
  await expect(list(page).getByRole('alert')).toContainText('The server is busy.')
  await port.answer('searchAgents', { ok: true, value: found })
  await button(page, 'Try again').click()
  await expect(row(page, 'Ed Novak')).toBeVisible()
})

test('further pages follow on demand, until the server has no more', async ({ page, port, open }) => {
  await open({ snapshot, answers })
  await showTeam(page)
  await port.answer('searchAgents', {
    ok: true,
    value: { agents: [facts('Ed Novak'), facts('Zoe Zimmer')], more: true },
  })
  await button(page, 'Show more').click()
  await expect(row(page, 'Zoe Zimmer')).toBeVisible()
  expect((await port.asked('searchAgents')).at(-1)?.input).toEqual({ query: '', page: 1 })
  await expect(list(page).getByRole('listitem', { name: 'Ed Novak' })).toHaveCount(1)
  // Whether there is more is main’s to say, which looks through what the server gives.
  await port.answer('searchAgents', { ok: true, value: { agents: [facts('Zoe Zimmer')], more: false } })
  await button(page, 'Show more').click()
  await expect(button(page, 'Show more')).toHaveCount(0)
  await expect(list(page).getByRole('listitem', { name: 'Zoe Zimmer' })).toHaveCount(1)
})

test('an agent is found, opened, watched and pinned with the keyboard alone', async ({ page, port, open }) => {
  await open({ snapshot: desk('Coach', { team: [agent('Ann Berger', { pinned: true })] }), answers })
  await button(page, 'Team').focus()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Ed Novak')).toBeVisible()
  await search(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Ann Berger')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ed Novak' })).toBeVisible()
  expect((await port.asked('openAgent')).at(-1)?.input).toEqual({ agentId: 'ed-novak' })

  await button(page, 'Pin').focus()
  await page.keyboard.press('Enter')
  expect(await port.asked('pinAgent')).toEqual([{ name: 'pinAgent', input: { agentId: 'ed-novak', pinned: true } }])
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'Monitor' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'All chats' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Your nickname' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(button(page, 'Watch')).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await port.asked('watchAgent')).toEqual([
    { name: 'watchAgent', input: { agentId: 'ed-novak', mode: 'Coach', scope: 'NextChat' } },
  ])
})

test('to watch in Barge in asks first, and can be declined', async ({ page, port, open }) => {
  await open({ snapshot, answers })
  await showTeam(page, 'Bo Lindqvist')
  await page.getByRole('radio', { name: 'Barge in' }).check({ force: true })
  await button(page, 'Watch').click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('In every new chat of Bo Lindqvist the customer will see you')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await port.asked('watchAgent')).toEqual([])
  await button(page, 'Watch').click()
  await dialog.getByRole('button', { name: 'Watch and barge in' }).click()
  expect(await port.asked('watchAgent')).toMatchObject([{ input: { mode: 'BargeIn', scope: 'AllChats' } }])
})

test('a running chat is joined as Monitor and Coach at once, as Barge in only after a question', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot, answers })
  await showTeam(page, 'Ann Berger')
  const refund = chat(page, 'Refund for order 88-1198')
  await refund.getByRole('button', { name: 'Join as Barge in' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Refund for order 88-1198')
  await expect(dialog).toContainText('Ann Berger')
  await expect(dialog).toContainText('The customer will see you')
  await expect(dialog.getByRole('button', { name: 'Cancel' }), 'the cautious answer has the focus').toBeFocused()
  await page.keyboard.press('Enter')
  expect(await port.asked('joinChat')).toEqual([])
  await refund.getByRole('button', { name: 'Join as Coach' }).click()
  expect(await port.asked('joinChat')).toEqual([
    { name: 'joinChat', input: { agentId: 'ann-berger', chatId: 'refund-for-order-88-1198', mode: 'Coach' } },
  ])
})

test('a chat says where it stands, never more than the server has said', async ({ page, port, open }) => {
  await open({ snapshot, answers })
  await showTeam(page, 'Ann Berger')
  const parcel = chat(page, 'Parcel delivered to the wrong address')
  await expect(parcel).toHaveAttribute('aria-busy', 'true')
  await expect(parcel).toContainText('Joining as Coach…')
  await expect(parcel.getByRole('button', { name: 'Join as Coach' })).toBeDisabled()
  await expect(chat(page, 'Gift card')).toContainText('You are in this chat: Monitor')
  await expect(chat(page, 'Invoice')).toContainText('in Monitor, not in Coach as you asked')
  await expect(chat(page, 'Chat without a subject')).toContainText(
    'Not joined as Barge in: Two supervisors are in this chat already.',
  )
  await port.push({
    kind: 'desk',
    fields: { team: [{ ...agent('Ann Berger', { pinned: true, chats: [running('Gift card', openJoin)] }) }] },
  })
  await expect(chat(page, 'Gift card').getByRole('button', { name: 'Join as Monitor' })).toBeEnabled()
})

test('a chat that one is in opens from here', async ({ page, port, open }) => {
  const chats = [{ ...running('Gift card', { kind: 'joined', mode: 'Coach', asked: null }), id: 'hanna' }]
  await open({ snapshot: desk('Coach', { team: [agent('Flo Adler', { pinned: true, chats })] }), answers })
  await showTeam(page, 'Flo Adler')
  await button(page, 'Open chat').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hanna Weiß' })).toBeVisible()
  expect((await port.asked('openAgent')).at(-1)?.input, 'main need not read the agent any more').toEqual({
    agentId: null,
  })
})

test('what the account may not do is disabled, with the reason', async ({ page, port, open }) => {
  await open({ snapshot: { ...snapshot, abilities: { monitor: false, agentControl: false } }, answers })
  await showTeam(page, 'Ann Berger')
  await expect(page.getByText('no feature api-supervisor-monitoring')).toBeVisible()
  await expect(page.getByText('no feature api-supervisor-agent-control')).toBeVisible()
  await expect(button(page, 'Watch')).toBeDisabled()
  await expect(chat(page, 'Refund').getByRole('button', { name: 'Join as Monitor' })).toBeDisabled()
  await expect(page.getByRole('button', { name: /^Set (Not )?Ready$/ })).toHaveCount(0)
  expect(await port.asked('watchAgent', 'joinChat', 'setAgentReady')).toEqual([])
})

test('the nickname is one’s own, whoever is watched, and is kept before the server is asked', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot, answers })
  await showTeam(page, 'Cy Duarte')
  await page.getByRole('textbox', { name: 'Your nickname' }).fill('Robin')
  await button(page, 'Watch').click()
  expect((await port.asked('changeSettings', 'watchAgent')).map(({ name }) => name)).toEqual([
    'changeSettings',
    'watchAgent',
  ])
  await port.push({ kind: 'desk', fields: { settings: { ...snapshot.settings, nickname: 'Robin' } } })
  await row(page, 'Bo Lindqvist').click()
  await expect(page.getByRole('textbox', { name: 'Your nickname' })).toHaveValue('Robin')
})

test('an agent is set Ready and Not Ready; a failure says why', async ({ page, port, open }) => {
  await open({ snapshot, answers })
  await showTeam(page, 'Bo Lindqvist')
  await button(page, 'Set Ready').click()
  expect(await port.asked('setAgentReady')).toEqual([
    { name: 'setAgentReady', input: { agentId: 'bo-lindqvist', ready: true } },
  ])
  await port.answer('setAgentReady', { ok: false, error: { code: 'forbidden', message: 'The server forbids this.' } })
  await button(page, 'Set Ready').click()
  await expect(page.getByRole('alert')).toContainText('The server forbids this.')
  await row(page, 'Cy Duarte').click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('the states of a watch are told in full', async ({ page, port, open }) => {
  await open({ snapshot, answers })
  await showTeam(page, 'Ann Berger')
  await expect(page.getByText(/^Requested again, because a new session has begun: every new chat/)).toBeVisible()
  for (const [watch, words] of [
    [null, 'Not watched.'],
    [watching({ kind: 'asking' }), 'Asking for every new chat of Ann Berger in Coach…'],
    [watching({ kind: 'proven' }), 'Proven: a new chat came by itself in Coach.'],
    [watching({ kind: 'refused', reason: 'No right.' }), 'The server refused: No right.'],
  ] as const) {
    await port.push({ kind: 'desk', fields: { team: [agent('Ann Berger', { pinned: true, watch })] } })
    await expect(page.getByText(words)).toBeVisible()
    await expect(button(page, 'Stop watching')).toHaveCount(watch === null ? 0 : 1)
  }
})

test('in a wide window the team is a board: chats, longest wait, who asks, and watching by one press', async ({
  page,
  port,
  open,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const joined = running('Refund', { kind: 'joined', mode: 'Monitor', asked: null })
  const gita = agent('Gita Rao', { pinned: true, chats: [joined, running('Roaming', openJoin)] })
  const base = desk('Coach', { team: [...team, gita] })
  const marta = { ...chatFixture('refund', 'Marta Kowalska', 'Gita Rao', 'Monitor'), waitingSince: NOW - 200_000 }
  await open({
    snapshot: {
      ...base,
      chats: [...base.chats, marta],
      attention: [needing('refund', [{ kind: 'help', points: 35, text: 'goodwill over 50?' }])],
    },
    answers,
  })
  await showTeam(page)
  await expect(list(page).getByText('Longest wait').first()).toBeVisible()
  const hers = list(page).getByRole('listitem', { name: 'Gita Rao' })
  await expect(hers.locator('.chip')).toHaveText([/^Marta Kowalska 3:2\d$/, 'Roaming'])
  await expect(row(page, 'Gita Rao')).toHaveAccessibleDescription(/2 chats.*too long 3:2\d asks for help: “goodwill/)
  await expect(hers.getByRole('button', { name: 'Watch Gita Rao' })).toBeVisible()
  await expect(list(page).getByRole('button', { name: 'Watch Ann Berger' })).toHaveCount(0)
  await hers.getByRole('button', { name: 'Watch Gita Rao' }).click()
  expect(await port.asked('watchAgent')).toEqual([
    { name: 'watchAgent', input: { agentId: 'gita-rao', mode: 'Monitor', scope: 'AllChats' } },
  ])
  const edges = await hers.evaluate((one) => [...one.children].map((part) => part.getBoundingClientRect().bottom))
  expect(Math.max(...edges) - (await hers.evaluate((one) => one.getBoundingClientRect().bottom))).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 900, height: 600 })
  await expect(hers.locator('.chip').first()).toBeHidden()
  await expect(hers).toContainText('asks for help')
})

test('who may not watch is not offered it', async ({ page, open }) => {
  await open({ snapshot: { ...snapshot, abilities: { monitor: false, agentControl: false } }, answers })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await showTeam(page)
  await expect(row(page, 'Bo Lindqvist')).toBeVisible()
  await expect(list(page).getByRole('button', { name: /^Watch / })).toHaveCount(0)
})
