import type { Locator, Page } from '@playwright/test'
import type { ModeState, Snapshot } from '../../../preload/contract/index.ts'
import { bo, desk, entry, jana, MINUTE, NOW, participant, tom, tomsChat, transcript } from '../support/fixtures.ts'
import { button, type View } from './view.ts'

const withTom = (
  facts: Parameters<typeof tomsChat>[1],
  mode: Parameters<typeof tomsChat>[0] = 'Monitor',
  fields = {},
): Snapshot => {
  const base = desk(mode, fields)
  return { ...base, chats: base.chats.map((chat) => (chat.id === 'tom' ? tomsChat(mode, facts) : chat)) }
}

const inPhase = (phase: ModeState['phase'], known: ModeState['known'] = 'Monitor', fields = {}): Snapshot =>
  withTom({ mode: { known, phase } }, known ?? 'Monitor', fields)

const gitte = participant('Gitte Holm', 'agent', 'agents')

const everyKind = transcript(
  [
    entry(0, tom, { kind: 'joined' }, 'everyone', NOW - 26 * 60 * MINUTE),
    entry(1, bo, { kind: 'joined' }, 'everyone', NOW - 26 * 60 * MINUTE + 4000),
    entry(2, tom, 'Hello\nIs anybody there?', 'everyone', NOW - 9 * MINUTE),
    entry(3, gitte, { kind: 'rejoined' }, 'everyone', NOW - 8 * MINUTE),
    entry(4, gitte, 'He is a long-standing customer', 'agents', NOW - 8 * MINUTE + 9000),
    entry(5, bo, { kind: 'pushUrl', url: 'https://example.com/returns?order=88-1198' }, 'everyone', NOW - 7 * MINUTE),
    entry(
      6,
      null,
      { kind: 'notice', text: 'The chat was transferred from Sales' },
      'everyone',
      NOW - 7 * MINUTE + 3000,
    ),
    entry(7, jana('BargeIn'), { kind: 'rejoined' }, 'everyone', NOW - 6 * MINUTE),
    entry(8, jana('BargeIn'), 'Bo, I take over for a moment', 'agents', NOW - 6 * MINUTE + 8000),
    entry(9, jana('BargeIn'), 'Good morning, I am Jana. Let me sort this out for you.', 'everyone', NOW - 5 * MINUTE),
    entry(10, bo, 'Sent to a group that this program does not know', 'unknown', NOW - 4 * MINUTE),
    entry(11, tom, { kind: 'unknown', type: 'Sticker', text: 'thumbs up' }, 'everyone', NOW - 3 * MINUTE),
    entry(12, null, { kind: 'unreadable', reason: 'Its sender was missing.' }, 'unknown', null),
    entry(13, bo, { kind: 'left' }, 'everyone', NOW - MINUTE),
  ],
  [{ afterIndex: 11, from: NOW - 3 * MINUTE, to: NOW - 2 * MINUTE, closed: false }],
)

const log = (page: Page): Locator => page.getByRole('log', { name: 'Transcript' })
const line = (page: Page, index: number): Locator => log(page).locator(`[data-index="${index}"]`)

/** Chooses so many of the last lines, by keyboard: a click can miss a line that still moves. */
async function chooseLast(page: Page, count: number): Promise<void> {
  await line(page, 9).waitFor()
  await log(page).focus()
  for (let chosen = 0; chosen < count; chosen += 1) await page.keyboard.press('Shift+ArrowUp')
}

/** The open chat: its modes and their phases, its lines, and what is done with them. */
export const chatViews: readonly View[] = [
  { name: 'coach', shows: (page) => log(page).getByText('Offer the express resend') },
  {
    name: 'a line to agents shown to everyone',
    opening: {
      snapshot: withTom({ exposed: [{ index: 8, text: 'Bo, I take over for a moment', understood: false }] }, 'Coach'),
      transcript: everyKind,
    },
    shows: (page) => page.getByText('The customer can read a line that you wrote to agents'),
  },
  {
    name: 'a barge-in that can be undone',
    opening: { snapshot: withTom({ undo: 'Coach' }, 'BargeIn') },
    shows: (page) => button(page, 'Undo: back to Coach'),
  },
  {
    name: 'monitor',
    opening: { snapshot: desk('Monitor') },
    shows: (page) => page.getByText('nothing can be sent in Monitor'),
  },
  {
    name: 'barge-in',
    opening: { snapshot: desk('BargeIn', { demo: true }) },
    shows: (page) => page.getByRole('textbox', { name: 'Message to agents' }),
  },
  {
    name: 'barge-in-everyone',
    opening: { snapshot: desk('BargeIn') },
    before: async (page) => {
      await page.getByRole('radio', { name: 'Everyone' }).check()
      await page
        .getByRole('textbox', { name: 'Message to everyone' })
        .fill('Good morning Tom,\nI am Jana, the supervisor here.\nLet me make that right.')
    },
    shows: (page) => page.getByRole('textbox', { name: 'Message to everyone' }),
  },
  {
    name: 'requested',
    opening: { snapshot: inPhase({ kind: 'requested', mode: 'Coach', since: NOW - 300 }) },
    shows: (page) => page.locator('.banner').getByText('Coach requested…'),
  },
  {
    name: 'refused',
    opening: {
      snapshot: inPhase({
        kind: 'refused',
        mode: 'BargeIn',
        reason: 'The server forbids this. Ask your administrator for the right to do it.',
      }),
    },
    shows: (page) => page.getByText('Barge in refused:'),
  },
  {
    name: 'no-answer',
    opening: { snapshot: inPhase({ kind: 'timedOut', mode: 'Coach', heard: true }) },
    shows: (page) => page.getByText('No answer to Coach after 10 s'),
  },
  {
    name: 'unconfirmed',
    opening: {
      snapshot: withTom(
        {
          mode: { known: 'BargeIn', phase: { kind: 'unconfirmed', mode: null } },
          sendable: ['agents'],
          switchable: [],
        },
        'BargeIn',
        { connection: { kind: 'reconnecting', since: NOW - 12_000, attempt: 3, reason: 'the server does not answer' } },
      ),
    },
    shows: (page) => page.getByText('Connection lost 12 s ago.'),
  },
  {
    name: 'every-kind-of-line',
    opening: {
      snapshot: withTom({ typing: [bo, gitte], participants: [tom, bo, gitte, jana('BargeIn')] }, 'BargeIn', {
        unreadable: 1,
      }),
      transcript: everyKind,
    },
    shows: (page) => log(page).getByText('This line could not be read'),
  },
  {
    name: 'transcript-loading',
    opening: { hold: ['openChat'] },
    shows: (page) => page.getByText('Loading transcript…'),
  },
  {
    name: 'find',
    before: async (page) => {
      await log(page).focus()
      await page.keyboard.press('Control+f')
      await page.getByRole('searchbox', { name: 'Find in transcript' }).fill('express')
    },
    shows: (page) => page.getByRole('search').getByText('of 2'),
  },
  {
    name: 'chosen-lines',
    before: async (page) => {
      await chooseLast(page, 3)
    },
    shows: (page) => page.getByText('3 lines chosen'),
  },
  {
    name: 'reading-above',
    opening: {
      transcript: transcript(Array.from({ length: 200 }, (_, at) => entry(at, at % 2 === 0 ? tom : bo, `Line ${at}`))),
    },
    before: async (page) => {
      await line(page, 199).waitFor()
      await log(page).press('Home')
    },
    shows: (page) => button(page, /Jump to newest/),
  },
  {
    name: 'quote-question',
    opening: { snapshot: desk('BargeIn') },
    before: async (page) => {
      await page.getByRole('radio', { name: 'Everyone' }).check()
      await chooseLast(page, 2)
      await button(page, 'Quote').click()
      await page.getByRole('textbox', { name: 'Message to everyone' }).press('Enter')
    },
    shows: (page) => page.getByRole('alertdialog', { name: 'Let the customer read this?' }),
  },
  {
    name: 'leave-question',
    before: async (page) => button(page, 'Leave chat').click(),
    shows: (page) => page.getByRole('alertdialog'),
  },
]
