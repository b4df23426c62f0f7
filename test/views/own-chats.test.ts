import { desk, ownChat } from './support/fixtures.ts'
import { expect, test } from './support/test.ts'

test('a chat of one’s own stands apart, without a mode, and nothing can be done to it', async ({
  page,
  port,
  open,
}) => {
  const base = desk('Coach')
  await open({ snapshot: { ...base, chats: [...base.chats, ownChat] } })
  await expect(page.getByRole('list', { name: 'Chats' }).getByText('Nora Lund')).toHaveCount(0)
  await expect(page.getByRole('button', { name: `All ${base.chats.length}` })).toBeVisible()
  const own = page.getByRole('region', { name: /Your own chats/ }).getByRole('button', { name: /Nora Lund/ })
  await own.press('Enter')
  expect((await port.asked('openChat')).at(-1)?.input).toMatchObject({ chatId: 'own' })
  await expect(page.getByText('Your own chat: you handle it as its agent.')).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: 'Mode' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Leave chat' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /Message to/ })).toHaveCount(0)

  await page
    .getByRole('link', { name: 'Wall' })
    .or(page.getByRole('tab', { name: 'Wall' }))
    .or(page.getByRole('button', { name: 'Wall' }))
    .first()
    .click()
  await expect(page.getByRole('list', { name: 'Wall' })).toBeVisible()
  await expect(page.getByText('Nora Lund')).toHaveCount(0)
})
