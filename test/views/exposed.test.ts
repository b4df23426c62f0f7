import { desk, entry, jana, tomsChat, transcript } from './support/fixtures.ts'
import { expect, test } from './support/test.ts'

const mine = entry(8, jana('Coach'), 'give 10 %', 'agents')
const exposed = (understood: boolean) => tomsChat('Coach', { exposed: [{ index: 8, text: 'give 10 %', understood }] })

test('a line to agents that everyone can read is said outside of transcript and list, and stays marked', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: desk('Coach'), transcript: transcript([mine]) })
  const line = page.getByRole('log', { name: 'Transcript' }).locator('[data-index="8"]')
  await expect(line).toHaveAttribute('data-audience', 'agents')
  await port.push({
    kind: 'entries',
    chatId: exposed(false).id,
    entries: [{ ...mine, visibility: 'All', audience: 'everyone' }],
    gaps: [],
  })
  await port.push({ kind: 'chat', chat: exposed(false) })
  await expect(line).toHaveAttribute('data-visibility', 'All')
  await expect(line.getByText('Everyone', { exact: true })).toBeVisible()
  await expect(line).toContainText('You wrote this to agents; everyone can read it.')
  const warning = page.getByRole('alert').filter({ hasText: 'The customer can read a line that you wrote to agents' })
  await expect(warning).toContainText('give 10 %')
  expect(await warning.evaluate((one) => one.closest('[role=log], [role=list]') === null)).toBe(true)

  await warning.getByRole('button', { name: 'Understood' }).click()
  expect((await port.asked('understandExposed')).map(({ input }) => input)).toEqual([{ chatId: 'tom' }])
  await port.push({ kind: 'chat', chat: exposed(true) })
  await expect(warning).toHaveCount(0)
  await expect(line).toContainText('You wrote this to agents; everyone can read it.')
  await page.getByRole('button', { name: 'Leave chat' }).click()
  await expect(page.getByRole('alertdialog').or(page.getByRole('dialog'))).toBeVisible()
})
