import type { Page } from '@playwright/test'
import type { Application } from './application.ts'
import { desk, operations, superviseFirst } from './desk.ts'
import { expect, test } from './test.ts'

for (const transport of ['websocket', 'long-polling'] as const) {
  test.describe(`with notifications over ${transport}`, () => {
    test('a chat is coached by hotkey while another program has the focus', async ({ centre, launch }) => {
      const demo = await centre({ behaviour: { transports: [transport], switchDelay: 1500 } })
      const app = await launch({ server: demo.url })
      const { id, coach, monitor, line, toAgents, sendToAgents, connection } = await superviseFirst(app, demo)
      await expect(connection).toContainText(transport === 'websocket' ? 'socket' : 'long-polling')

      await app.focusOtherProgram()
      await app.pressGlobalShortcut('Ctrl+Shift+F10')

      await expect(coach).toHaveAttribute('aria-busy', 'true')
      await expect(coach).not.toBeChecked()
      await expect(monitor).toBeChecked()
      await expect(coach).toBeChecked()
      await expect(coach).not.toHaveAttribute('aria-busy', 'true')
      expect(operations(demo, id)).toEqual([{ operationName: 'SwitchToCoach' }])
      await expect(line('You are now coaching')).toHaveAttribute('data-visibility', 'All')
      await expect(app.client.getByText(/confirmed in \d+ ms/)).toBeVisible()

      await toAgents.fill('Offer the refund now.')
      await sendToAgents.click()

      const sent = line('Offer the refund now.')
      await expect(sent).toHaveAttribute('data-visibility', 'Agents')
      await expect(sent).toContainText('Agents only')
      expect(operations(demo, id)).toEqual([
        { operationName: 'SwitchToCoach' },
        { operationName: 'SendToAgents', text: 'Offer the refund now.' },
      ])
      expect(demo.centre.customerView(id)).not.toContain('Offer the refund now.')
      expect(demo.centre.agentView(id)).toContain('Offer the refund now.')
    })
  })
}

test('the hotkey acts on the chat that is open, and on no other', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, chats, coach } = await superviseFirst(app, demo)
  const second = demo.centre.supervised.find((chat) => chat.id !== id)
  if (second === undefined) throw new Error('The scenario has one chat only')
  await chats.filter({ hasText: second.parties.find(({ kind }) => kind === 'Customer')?.nickname ?? '' }).click()
  await expect(app.client.getByRole('radio', { name: 'Monitor' })).toBeChecked()

  await app.focusOtherProgram()
  await app.pressGlobalShortcut('Ctrl+Shift+F10')

  await expect(coach).toBeChecked()
  expect(operations(demo, id)).toEqual([])
  expect(operations(demo, second.id)).toEqual([{ operationName: 'SwitchToCoach' }])
})

test('without an open chat the hotkey sends nothing and the note says so', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const seen = desk(app.client)
  await seen.userName.fill(demo.userName)
  await seen.password.fill(demo.password)
  await seen.signIn.click()
  await expect(seen.chats).toHaveCount(demo.centre.supervised.length)
  const before = demo.record.length

  await app.focusOtherProgram()
  await app.pressGlobalShortcut('Ctrl+Shift+F10')

  await expect(note(app).getByText('No chat is focused')).toBeVisible()
  expect(demo.record.slice(before).filter(({ method }) => method === 'POST')).toEqual([])
})

test('Barge in by hotkey asks again before the customer sees anything', async ({ centre, launch }) => {
  const demo = await centre()
  const app = await launch({ server: demo.url })
  const { id, bargeIn, monitor } = await superviseFirst(app, demo)
  await app.focusOtherProgram()

  await app.pressGlobalShortcut('Ctrl+Shift+F11')
  await expect(note(app).getByText(/again to barge in/)).toBeVisible()
  await expect(monitor).toBeChecked()
  expect(operations(demo, id)).toEqual([])

  await app.pressGlobalShortcut('Ctrl+Shift+F11')
  await expect(bargeIn).toBeChecked()
  expect(operations(demo, id)).toEqual([{ operationName: 'SwitchToBargeIn' }])
})

/** The page of the small window that stays on top. */
function note(app: Application): Page {
  const found = app.windows().find((window) => window.url().includes('note.html'))
  if (found === undefined) throw new Error('There is no note window')
  return found
}
