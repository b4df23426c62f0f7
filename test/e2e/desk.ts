import { expect, type Locator, type Page } from '@playwright/test'
import type { Demo } from '../../main/demo/index.ts'
import type { Application } from './application.ts'

/** What a person sees and uses, by the names that a screen reader says. */
export function desk(page: Page) {
  const mode = page.getByRole('radiogroup', { name: 'Mode' })
  return {
    server: page.getByRole('textbox', { name: 'Server' }),
    userName: page.getByRole('textbox', { name: 'User name' }),
    password: page.getByLabel('Password'),
    signIn: page.getByRole('button', { name: 'Sign in' }),
    tryDemo: page.getByRole('button', { name: 'Try the demo' }),
    error: page.getByRole('alert'),
    chats: page.getByRole('list', { name: 'Chats' }).getByRole('listitem'),
    chat: (name: string): Locator =>
      page.getByRole('list', { name: 'Chats' }).getByRole('listitem').filter({ hasText: name }),
    connection: page.getByRole('status', { name: 'Connection' }),
    log: page.getByRole('log', { name: 'Transcript' }),
    /** The lines of the open transcript that contain a text. */
    line: (text: string | RegExp): Locator => page.locator('[role=log] [data-index]').filter({ hasText: text }),
    monitor: mode.getByRole('radio', { name: 'Monitor' }),
    coach: mode.getByRole('radio', { name: 'Coach' }),
    bargeIn: mode.getByRole('radio', { name: 'Barge in' }),
    toAgents: page.getByRole('textbox', { name: 'Message to agents' }),
    toEveryone: page.getByRole('textbox', { name: 'Message to everyone' }),
    sendToAgents: page.getByRole('button', { name: 'Send to agents' }),
    sendToEveryone: page.getByRole('button', { name: 'Send to everyone' }),
    leave: page.getByRole('button', { name: 'Leave chat' }),
  }
}

/** Signs in to a contact centre, whose address the form must show already, and waits for its chats. */
export async function signIn(app: Pick<Application, 'client'>, demo: Demo): Promise<ReturnType<typeof desk>> {
  const seen = desk(app.client)
  await expect(seen.server).toHaveValue(demo.url)
  await seen.userName.fill(demo.userName)
  await seen.password.fill(demo.password)
  await seen.signIn.click()
  await expect(seen.chats).toHaveCount(demo.centre.supervised.length)
  return seen
}

/** Barges in on the open chat by clicks: it asks first. */
export async function bargeIn(page: Page): Promise<void> {
  const { bargeIn: radio } = desk(page)
  await radio.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Barge in' }).click()
  await expect(radio).toBeChecked()
}

/** Signs in and opens the first chat, which has the hotkeys from then on. */
export async function superviseFirst(app: Application, demo: Demo) {
  const seen = await signIn(app, demo)
  const chat = firstChat(demo)
  await seen.chat(chat.customer).click()
  await expect(seen.monitor).toBeChecked()
  return { ...seen, id: chat.id }
}

export function firstChat(demo: Demo): { id: string; customer: string } {
  const [chat] = demo.centre.supervised
  const customer = chat?.parties.find((party) => party.kind === 'Customer')
  if (chat === undefined || customer === undefined) throw new Error('The demo has no supervised chat')
  return { id: chat.id, customer: customer.nickname }
}

/** The operations that the server was asked for in a chat, in order, as their bodies. Typing is left out. */
export function operations(demo: Demo, chatId: string): unknown[] {
  return demo.record
    .filter(({ method, path }) => method === 'POST' && path.endsWith(`/me/chats/${chatId}`))
    .map(({ body }) => body)
    .filter((body) => !JSON.stringify(body).includes('Typing'))
}
