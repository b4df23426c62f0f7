import type { Locator, Page } from '@playwright/test'
import type { ModeState, Snapshot, Transcript } from '../../preload/contract/index.ts'
import {
  bo,
  desk,
  entry,
  jana,
  MINUTE,
  NOW,
  participant,
  signedOut,
  tom,
  tomsChat,
  transcript,
} from './support/fixtures.ts'
import { expect, seriousFaults, test } from './support/test.ts'

/** Every view, in both themes: no serious fault of accessibility, nothing cut off sideways. With `SIDELINE_PICTURES` also a picture. */
interface View {
  name: string
  snapshot?: Snapshot
  transcript?: Transcript
  /** What shows that the view is there. */
  shows: (page: Page) => Locator
  before?: (page: Page) => Promise<void>
}

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
const radio = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true })

const views: View[] = [
  { name: 'sign-in', snapshot: signedOut(), shows: (page) => page.getByRole('button', { name: 'Sign in' }) },
  {
    name: 'sign-in-failed',
    snapshot: signedOut({
      connection: {
        kind: 'stopped',
        error: { code: 'denied', message: 'The server ended your session (403). Sign in again.' },
      },
    }),
    shows: (page) => page.getByRole('alert'),
  },
  { name: 'coach', shows: (page) => log(page).getByText('Offer the express resend') },
  { name: 'monitor', snapshot: desk('Monitor'), shows: (page) => page.getByText('nothing can be sent in Monitor') },
  {
    name: 'barge-in',
    snapshot: desk('BargeIn', { demo: true }),
    shows: (page) => page.getByRole('textbox', { name: 'Message to agents' }),
  },
  {
    name: 'barge-in-everyone',
    snapshot: desk('BargeIn'),
    shows: (page) => page.getByRole('textbox', { name: 'Message to everyone' }),
    before: async (page) => {
      await page.getByRole('radio', { name: 'Everyone' }).check()
      await page
        .getByRole('textbox')
        .fill('Good morning Tom,\nI am Jana, the supervisor here.\nLet me make that right.')
    },
  },
  {
    name: 'requested',
    snapshot: inPhase({ kind: 'requested', mode: 'Coach', since: NOW - 300 }),
    shows: (page) => page.getByText('Coach requested…').first(),
  },
  {
    name: 'refused',
    snapshot: inPhase({
      kind: 'refused',
      mode: 'BargeIn',
      reason: 'The server forbids this. Ask your administrator for the right to do it.',
    }),
    shows: (page) => page.getByText('Barge in refused:'),
  },
  {
    name: 'no-answer',
    snapshot: inPhase({ kind: 'timedOut', mode: 'Coach', heard: true }),
    shows: (page) => page.getByText('No answer to Coach after 10 s'),
  },
  {
    name: 'unconfirmed',
    snapshot: inPhase({ kind: 'unconfirmed', mode: null }, 'BargeIn', {
      connection: { kind: 'reconnecting', since: NOW - 12_000, attempt: 3, reason: 'the server does not answer' },
    }),
    shows: (page) => page.getByText('Connection lost 12 s ago.'),
  },
  {
    name: 'every-kind-of-line',
    snapshot: withTom({ typing: [bo, gitte], participants: [tom, bo, gitte, jana('BargeIn')] }, 'BargeIn', {
      unreadable: 1,
    }),
    transcript: everyKind,
    shows: (page) => log(page).getByText('This line could not be read'),
  },
  {
    name: 'no-chats',
    snapshot: desk('Monitor', { chats: [], focused: null }),
    shows: (page) => page.getByText('Nothing to supervise yet'),
  },
  {
    name: 'no-chat-open',
    snapshot: desk('Monitor', { focused: null }),
    shows: (page) => page.getByText('No chat is open'),
  },
  {
    name: 'notices',
    snapshot: desk('Coach', {
      notices: [
        { id: 1, level: 'info', text: 'Sideline was updated to 0.2.' },
        {
          id: 2,
          level: 'warning',
          text: 'The settings could not be read and were set aside; Sideline started with its defaults.',
        },
        { id: 3, level: 'error', text: 'The notification socket was refused. Sideline uses long-polling instead.' },
      ],
    }),
    shows: (page) => page.getByRole('alert'),
  },
  {
    name: 'hotkeys',
    snapshot: desk('Coach', {
      hotkeys: desk('Coach').hotkeys.map((hotkey, at) => (at === 1 ? { ...hotkey, state: 'refused' } : hotkey)),
    }),
    before: async (page) => page.getByRole('button', { name: 'Hotkeys 1 refused' }).click(),
    shows: (page) => page.getByText('Another program holds this key'),
  },
  {
    name: 'me-menu',
    snapshot: desk('Coach', {
      me: { ...signedIn(), warnings: ['Your account lacks api-supervisor-monitoring: you cannot watch agents.'] },
    }),
    before: async (page) => page.getByRole('button', { name: 'Account of Jana Maric' }).click(),
    shows: (page) => page.getByRole('menuitem', { name: 'Sign out' }),
  },
  {
    name: 'leave',
    before: async (page) => page.getByRole('button', { name: 'Leave chat' }).click(),
    shows: (page) => page.getByRole('alertdialog'),
  },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    for (const view of views) {
      test(`${view.name} is accessible in ${colorScheme}`, async ({ page, open }) => {
        await open({
          ...(view.snapshot && { snapshot: view.snapshot }),
          ...(view.transcript && { transcript: view.transcript }),
        })
        await view.before?.(page)
        await expect(view.shows(page)).toBeVisible()
        await picture(page, `${view.name}-${colorScheme}`)
        expect(await seriousFaults(page)).toEqual([])
      })
    }
  })
}

for (const [name, size, zoom] of [
  ['900×600', { width: 900, height: 600 }, 1],
  ['200 % text', { width: 1280, height: 800 }, 2],
  ['200 % text at 900×600', { width: 900, height: 600 }, 2],
] as const) {
  test(`everything can be reached at ${name}`, async ({ page, open }) => {
    await page.setViewportSize(size)
    await open({ snapshot: desk('BargeIn') })
    await page.evaluate((zoom) => (document.documentElement.style.fontSize = `${16 * zoom}px`), zoom)
    await expect(radio(page, 'Barge in')).toBeVisible()
    await picture(page, `small-${size.width}-${zoom}`)
    for (const control of [
      radio(page, 'Monitor'),
      radio(page, 'Coach'),
      page.getByRole('button', { name: 'Leave chat' }),
      page.getByRole('textbox', { name: 'Message to agents' }),
      page.getByRole('button', { name: 'Send to agents' }),
      page.getByRole('button', { name: /^Hotkeys/ }),
      page.getByRole('button', { name: 'Account of Jana Maric' }),
    ]) {
      await control.scrollIntoViewIfNeeded()
      await expect(control).toBeInViewport({ ratio: 0.95 })
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide, 'the page scrolls sideways').toBe(false)
    await page.getByRole('button', { name: 'Details' }).click()
    await expect(page.getByText('Order 88-1198')).toBeVisible()
    await picture(page, `small-${size.width}-${zoom}-details`)
    expect(await seriousFaults(page)).toEqual([])
  })
}

function signedIn(): NonNullable<Snapshot['me']> {
  const { me } = desk('Coach')
  if (me === null) throw new Error('the fixture is not signed in')
  return me
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SIDELINE_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' })
}
