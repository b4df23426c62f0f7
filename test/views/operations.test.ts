import type { Locator, Page } from '@playwright/test'
import { bo, jana, tom, tomsChat } from './support/fixtures.ts'
import { all, pending, toMara, withTom } from './support/operations.ts'
import { expect, test } from './support/test.ts'

/** The server knows nobody beside those at hand. */
const answers = { searchAgents: { agents: [], more: false } }
const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' })
const action = (page: Page, name: string): Locator => details(page).getByRole('button', { name, exact: true })

test('just what is on offer can be pressed', async ({ page, open }) => {
  await open({ snapshot: withTom('Coach', { offers: ['consult', 'setDisposition'] }) })
  await expect(action(page, 'Consult')).toBeVisible()
  await expect(action(page, 'Disposition')).toBeVisible()
  for (const name of ['Invite', 'Transfer', 'Push URL', 'Notice to agents', 'Set in focus'])
    await expect(action(page, name)).toHaveCount(0)
  await expect(details(page).getByRole('button', { name: /^(Remove|Change|Delete|Add)/ })).toHaveCount(0)
})

test('in Monitor nothing is offered, and the panel says why', async ({ page, open }) => {
  await open({ snapshot: withTom('Monitor', { offers: [] }) })
  await expect(details(page).getByText('nobody may notice')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Actions' }).getByRole('button')).toHaveText(['Export…'])
  await expect(details(page).getByRole('button', { name: /^(Remove|Change|Delete|Add)/ })).toHaveCount(0)
})

test('a consultation goes out without a question, for the agent chosen by keyboard', async ({ page, port, open }) => {
  await open({
    snapshot: withTom('Coach', { participants: [tom, bo, jana('Coach')] }),
    answers: {
      searchAgents: {
        agents: [{ id: 'mara-vogt', name: 'Mara Vogt', userName: 'mvogt', groups: [], status: '', ready: null }],
        more: false,
      },
    },
  })
  await action(page, 'Consult').press('Enter')
  await expect(page.getByRole('textbox', { name: 'Agent', exact: true })).toBeFocused()
  await page.keyboard.type('mara')
  const found = page.getByRole('radio', { name: 'Mara Vogt', exact: true })
  await expect(found).toBeVisible()
  await found.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect((await port.asked('operate')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', operation: { kind: 'consult', target: toMara } },
  ])
})

test('a transfer asks first, names who goes and who comes, and begins at the cautious answer', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: withTom('Coach'), answers })
  await action(page, 'Transfer').click()
  await page.getByRole('textbox', { name: 'Agent', exact: true }).fill('mara')
  await page.getByRole('radio', { name: 'Mara Vogt', exact: true }).check()
  await page.getByRole('button', { name: 'Transfer…' }).click()
  const question = page.getByRole('alertdialog', { name: 'Transfer Tom Okafor to Mara Vogt?' })
  await expect(question).toContainText(
    'Bo Lindqvist leaves the conversation. Mara Vogt takes over, and Tom Okafor sees that.',
  )
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  expect(await port.asked('operate')).toEqual([])
  await page.getByRole('button', { name: 'Transfer…' }).click()
  await question.getByRole('button', { name: 'Transfer' }).click()
  expect((await port.asked('operate')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', operation: { kind: 'transfer', target: toMara } },
  ])
})

test('a chat can be given to a queue by its name', async ({ page, port, open }) => {
  await open({ snapshot: withTom('Coach') })
  await action(page, 'Transfer').click()
  await page.getByRole('radio', { name: 'A queue' }).check()
  await page.getByRole('textbox', { name: 'Queue' }).fill(' Billing ')
  await page.getByRole('button', { name: 'Transfer…' }).click()
  await page
    .getByRole('alertdialog', { name: 'Transfer Tom Okafor to the queue Billing?' })
    .getByRole('button', { name: 'Transfer' })
    .click()
  expect((await port.asked('operate')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', operation: { kind: 'transfer', target: { kind: 'queue', name: 'Billing' } } },
  ])
})

test('a refusal stays in the window with what was entered', async ({ page, port, open }) => {
  await open({ snapshot: withTom('BargeIn') })
  await port.answer('operate', { ok: false, error: { code: 'badInput', message: 'This is not a web address.' } })
  await action(page, 'Push URL').click()
  await page.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)')
  await page.getByRole('button', { name: 'Push to everyone…' }).click()
  await page
    .getByRole('alertdialog', { name: 'Push this page to Tom Okafor?' })
    .getByRole('button', { name: 'Push to everyone' })
    .click()
  await expect(page.getByRole('alert')).toHaveText('This is not a web address.')
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue('javascript:alert(1)')
})

test('a notice to agents says whom it reaches and goes out at once; one to everyone is asked about', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: withTom('BargeIn') })
  await action(page, 'Notice to agents').click()
  await expect(page.getByText('the customer will not see this').last()).toBeVisible()
  await page.getByRole('textbox', { name: 'Notice' }).fill('See page 4')
  await page.keyboard.press('Enter')
  await action(page, 'Notice to everyone').click()
  await page.getByRole('textbox', { name: 'Notice' }).fill('We close at six')
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Send this notice to everyone?' })
  await expect(question).toContainText('Tom Okafor reads it too: “We close at six”')
  await question.getByRole('button', { name: 'Send to everyone' }).click()
  expect((await port.asked('operate')).map(({ input }) => (input as { operation: object }).operation)).toEqual([
    { kind: 'noticeToAgents', text: 'See page 4' },
    { kind: 'noticeToEveryone', text: 'We close at six' },
  ])
})

test('a disposition is entered, or picked from those used lately', async ({ page, port, open }) => {
  await open({ snapshot: withTom('Coach', { userData: { DispositionCode: 'Solved' } }) })
  await action(page, 'Disposition').click()
  await page.getByRole('button', { name: 'Solved' }).click()
  await page.getByRole('button', { name: 'Set disposition' }).click()
  expect((await port.asked('operate')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', operation: { kind: 'setDisposition', code: 'Solved' } },
  ])
})

test('user data are changed, added and deleted by keyboard; what is shown stays the server’s until it says so', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: withTom('Coach') })
  const data = page.getByRole('region', { name: 'User data' })
  await data.getByRole('button', { name: 'Change Segment' }).press('Enter')
  await expect(data.getByRole('textbox', { name: 'Value of Segment' })).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Platinum')
  await page.keyboard.press('Enter')
  await port.push({
    kind: 'chat',
    chat: tomsChat('Coach', {
      offers: all,
      pending: [pending({ kind: 'userData', key: 'Segment', value: 'Platinum' }, { kind: 'requested' })],
    }),
  })
  await expect(data.getByText('Gold')).toBeVisible()
  await expect(data.getByText('Platinum requested…')).toBeVisible()
  await data.getByRole('button', { name: 'Add user data' }).press('Enter')
  await expect(data.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Page')
  await page.keyboard.press('Enter')
  await expect(data.getByRole('alert')).toHaveText('Page is there already: change it instead.')
  await page.keyboard.press('Escape')
  await data.getByRole('button', { name: 'Delete Language' }).press('Enter')
  await data.getByRole('group', { name: 'Delete Language?' }).getByRole('button', { name: 'Delete' }).press('Enter')
  expect((await port.asked('operate')).map(({ input }) => (input as { operation: object }).operation)).toEqual([
    { kind: 'changeUserData', key: 'Segment', value: 'Platinum' },
    { kind: 'deleteUserData', key: 'Language' },
  ])
})

test('who is in the chat unseen by the customer shows as such, and agents can be removed, which asks first', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: withTom('Coach') })
  const participants = page.getByRole('region', { name: 'Participants' }).getByRole('listitem')
  await expect(participants.filter({ hasText: 'Mara Vogt' })).toContainText(/coaching or consulted.*Agents only/s)
  await expect(participants.filter({ hasText: 'Dana Roth' })).toContainText(/also watching.*Supervisors only/s)
  await expect(details(page).getByRole('button', { name: /^Remove/ })).toHaveCount(2)
  await details(page).getByRole('button', { name: 'Remove Bo Lindqvist' }).click()
  const question = page.getByRole('alertdialog', { name: 'Remove Bo Lindqvist from this chat?' })
  await expect(question).toContainText('Tom Okafor is then left without anyone to talk to.')
  await question.getByRole('button', { name: 'Remove' }).click()
  expect((await port.asked('operate')).map(({ input }) => (input as { operation: object }).operation)).toEqual([
    { kind: 'remove', target: { kind: 'agent', userId: 'bo-lindqvist', name: 'Bo Lindqvist' } },
  ])
})

test('what came of a request is told, and can be put away', async ({ page, port, open }) => {
  await open({
    snapshot: withTom('Coach', {
      pending: [
        pending({ kind: 'consult', target: toMara }, { kind: 'done' }),
        pending({ kind: 'invite', target: toMara }, { kind: 'refused', reason: 'Mara Vogt did not take the chat.' }, 2),
        pending({ kind: 'transfer', target: { kind: 'queue', name: 'Billing' } }, { kind: 'requested' }, 3),
      ],
    }),
  })
  const requests = page.getByRole('status', { name: 'Requests' })
  await expect(requests.getByRole('listitem')).toHaveText([
    /Consult Mara Vogt.*joined, seen by agents only/s,
    /Invite Mara Vogt.*refused: Mara Vogt did not take the chat\./s,
    /Transfer to the queue Billing.*requested…/s,
  ])
  await requests.getByRole('button', { name: 'Dismiss: Invite Mara Vogt' }).click()
  expect((await port.asked('dismissPending')).map(({ input }) => input)).toEqual([{ chatId: 'tom', id: 2 }])
})

test('an invitation is accepted or declined', async ({ page, port, open }) => {
  await open({ snapshot: withTom('Monitor', { state: 'Invited', offers: ['accept', 'reject'], canLeave: false }) })
  const invitation = page.getByRole('group', { name: 'Invitation' })
  await invitation.getByRole('button', { name: 'Decline' }).click()
  await invitation.getByRole('button', { name: 'Accept' }).click()
  expect((await port.asked('operate')).map(({ input }) => (input as { operation: object }).operation)).toEqual([
    { kind: 'reject' },
    { kind: 'accept' },
  ])
})

test('leaving as the last one in the conversation says so', async ({ page, open }) => {
  await open({ snapshot: withTom('BargeIn', { agent: '', participants: [tom, jana('BargeIn')] }) })
  await page.getByRole('button', { name: 'Leave chat' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('leaving may end it for Tom Okafor')
})
