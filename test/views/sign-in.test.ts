import { emptyDesk } from '../fixtures/desk-fields.ts'
import { desk, signedOut } from './support/fixtures.ts'
import { expect, test } from './support/test.ts'

const empty = emptyDesk.settings

test('the fields hold what was remembered, and the password has the focus', async ({ page, open }) => {
  await open({ snapshot: signedOut() })
  await expect(page.getByRole('textbox', { name: 'Server' })).toHaveValue('https://gws.example.com')
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('jmaric')
  await expect(page.getByLabel('Password')).toBeFocused()
})

test('what was wrong with the settings is said before signing in, and can be put away', async ({
  page,
  port,
  open,
}) => {
  const text = 'The settings file was damaged. It is kept beside, and Sideline starts with its defaults.'
  await open({
    snapshot: signedOut({ notices: [{ id: 1, level: 'warning', text }] }),
    answers: { dismissNotice: undefined },
  })
  await expect(page.getByText(text)).toBeVisible()
  await expect(page.getByLabel('Password')).toBeFocused()
  await page.getByRole('button', { name: `Dismiss: ${text}` }).click()
  expect((await port.asked('dismissNotice')).map(({ input }) => input)).toEqual([{ id: 1 }])
})

test('signing in works by the keyboard alone', async ({ page, port, open }) => {
  await open({ snapshot: signedOut({ settings: empty }), hold: ['signIn'] })
  await expect(page.getByRole('textbox', { name: 'Server' })).toBeFocused()
  await page.keyboard.type('gws.example.com')
  await page.keyboard.press('Tab')
  await page.keyboard.type('jana')
  await page.keyboard.press('Tab')
  await page.keyboard.type('secret')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText('Signing in…')
  await page.keyboard.press('Enter')
  expect(await port.asked('signIn')).toEqual([
    { name: 'signIn', input: { server: 'gws.example.com', userName: 'jana', password: 'secret' } },
  ])
})

test('a wrong password is said in a sentence, and the password is selected to be typed anew', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: signedOut() })
  await port.answer('signIn', {
    ok: false,
    error: { code: 'wrongCredentials', message: 'The server does not accept this user name and password.' },
  })
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText('The server does not accept this user name and password.')
  await expect(page.getByLabel('Password')).toBeFocused()
  await page.keyboard.type('right')
  await expect(page.getByLabel('Password')).toHaveValue('right')
})

test('a server that cannot be found is said in a sentence, and its field has the focus', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: signedOut() })
  await port.answer('signIn', {
    ok: false,
    error: { code: 'hostNotFound', message: 'There is no server of this name.' },
  })
  await page.getByLabel('Password').fill('secret')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('There is no server of this name.')
  await expect(page.getByRole('textbox', { name: 'Server' })).toBeFocused()
})

test('the demo is one button away, and the desk follows when main has signed in', async ({ page, port, open }) => {
  await open({ snapshot: signedOut({ settings: empty }) })
  await page.getByRole('button', { name: 'Try the demo' }).click()
  expect(await port.asked('tryDemo')).toHaveLength(1)
  const { connection, me, focused, chats } = desk('Coach')
  await port.push(...chats.map((chat) => ({ kind: 'chat' as const, chat })), {
    kind: 'desk',
    fields: { connection, me, focused, demo: true },
  })
  await expect(page.getByRole('list', { name: 'Chats' })).toBeVisible()
  await expect(page.getByText('Demo', { exact: true })).toBeVisible()
})

test('a session that the server ended is said where one signs in again', async ({ page, port, open }) => {
  await open()
  await port.push({
    kind: 'desk',
    fields: { connection: { kind: 'stopped', error: { code: 'denied', message: 'The server ended your session.' } } },
  })
  await expect(page.getByRole('alert')).toHaveText('The server ended your session.')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})

test('opened outside of Sideline the page says so', async ({ page }) => {
  await page.goto(`${process.env['SIDELINE_VIEWS'] ?? ''}/index.html`)
  await expect(page.getByText('works only inside it')).toBeVisible()
})
