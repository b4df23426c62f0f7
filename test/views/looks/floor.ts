import type { Snapshot } from '../../../preload/contract/index.ts'
import { chat, desk, entry, MINUTE, NOW, ownChat, participant, signedOut } from '../support/fixtures.ts'
import { compact, thousands } from '../support/list.ts'
import { withPhrases } from '../support/phrases.ts'
import { attention, inNeed } from '../support/attention.ts'
import { button, fromMenu, showDetails, type View } from './view.ts'

const narrowed = (): Snapshot => {
  const base = desk('Coach', { focused: null })
  const conditions = [
    { kind: 'agent' as const, text: 'o' },
    { kind: 'age' as const, longerThan: MINUTE },
  ]
  const many = thousands(40).map((one, at) => ({
    ...one,
    unread: at % 3,
    lastEntry: entry(1, participant(one.customer, 'customer'), `Is number ${at} still on its way to me, please?`),
  }))
  const view = { ...base.views.current, conditions }
  const long = chat('long', 'Maximiliane von und zu Hohenstein-Brandenburg', 'Bartholomäus Österreicher', 'BargeIn', {
    receivedAt: NOW - 700 * MINUTE,
    waitingSince: NOW - 64 * MINUTE,
    unread: 148,
  })
  return {
    ...base,
    views: { ...base.views, current: view, saved: [{ name: 'Agents with an o', view }] },
    chats: [...base.chats, long, ...many],
  }
}

function me(warnings: string[]): NonNullable<Snapshot['me']> {
  const { me: signedIn } = desk('Coach')
  if (signedIn === null) throw new Error('the fixture is not signed in')
  return { ...signedIn, warnings }
}

const forty = (): Snapshot => inNeed({ attention, chats: [...desk('Coach').chats, ...thousands(33)] })

/** Sign-in, the list of chats, and what stands around them. */
export const floorViews: readonly View[] = [
  {
    name: 'own chats apart from those that are supervised',
    opening: { snapshot: { ...desk('Coach'), chats: [...desk('Coach').chats, ownChat], focused: ownChat.id } },
    shows: (page) => page.getByText('Your own chat: you handle it as its agent.'),
  },
  {
    name: 'those in need',
    opening: { snapshot: forty() },
    shows: (page) => page.getByRole('region', { name: 'Chats that need you' }),
  },
  {
    name: 'why one needs somebody',
    opening: { snapshot: forty() },
    before: showDetails,
    shows: (page) => page.getByRole('heading', { name: 'Why it needs you' }),
  },
  {
    name: 'rules of need',
    opening: { snapshot: forty(), answers: { previewAttention: attention } },
    before: async (page) => {
      const details = await showDetails(page)
      await details.getByRole('button', { name: 'Rules of need…' }).click()
    },
    shows: (page) => page.getByRole('dialog', { name: 'What needs me' }),
  },
  {
    name: 'settings',
    before: (page) => fromMenu(page, 'Settings…'),
    shows: (page) => page.getByRole('dialog', { name: 'Settings' }),
  },
  {
    name: 'keys',
    before: (page) => fromMenu(page, 'Keys…'),
    shows: (page) => page.getByRole('dialog', { name: 'Keys' }),
  },
  { name: 'sign-in', opening: { snapshot: signedOut() }, shows: (page) => button(page, 'Sign in') },
  {
    name: 'sign-in-failed',
    opening: {
      snapshot: signedOut({
        connection: {
          kind: 'stopped',
          error: { code: 'denied', message: 'The server ended your session (403). Sign in again.' },
        },
      }),
    },
    shows: (page) => page.getByRole('alert'),
  },
  {
    name: 'sign-in-notices',
    opening: {
      snapshot: signedOut({
        notices: [
          {
            id: 1,
            level: 'warning',
            text: 'The settings file was damaged. It is kept as settings.corrupt-2026-11-03T09-08-07.000Z.json, and Sideline starts with its defaults.',
          },
          { id: 2, level: 'warning', text: 'Alert rule 2 could not be read and is left out.' },
        ],
      }),
    },
    shows: (page) => page.getByText('The settings file was damaged.'),
  },
  {
    name: 'signing-in',
    opening: { snapshot: signedOut(), hold: ['signIn'] },
    before: async (page) => {
      await page.getByLabel('Password').fill('secret')
      await page.keyboard.press('Enter')
    },
    shows: (page) => page.getByText('Signing in…'),
  },
  {
    name: 'no-chats',
    opening: { snapshot: desk('Monitor', { chats: [], focused: null }) },
    shows: (page) => page.getByText('No chats yet'),
  },
  {
    name: 'list',
    opening: { snapshot: narrowed() },
    shows: (page) => page.getByRole('list', { name: 'Chats' }).getByRole('listitem').first(),
  },
  {
    name: 'list-compact',
    opening: { snapshot: compact(narrowed()) },
    shows: (page) => page.getByRole('list', { name: 'Chats' }).getByRole('listitem').first(),
  },
  {
    name: 'list-filter',
    opening: { snapshot: narrowed() },
    before: async (page) => {
      await button(page, /^Filter/)
        .last()
        .click()
      const editor = page.getByRole('dialog', { name: 'Filter' })
      await editor.getByRole('button', { name: 'Waiting longer than' }).press('Enter')
      await editor.getByRole('button', { name: 'User data' }).press('Enter')
    },
    shows: (page) => page.getByRole('dialog', { name: 'Filter' }),
  },
  {
    name: 'list-saved-views',
    opening: { snapshot: narrowed() },
    before: async (page) => button(page, /^Saved views/).click(),
    shows: (page) => page.getByRole('dialog', { name: 'Saved views' }),
  },
  {
    name: 'notices',
    opening: {
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
    },
    shows: (page) => page.getByRole('alert'),
  },
  {
    name: 'unended',
    opening: { snapshot: desk('Coach', { unended: { chatIds: desk('Coach').chats.map(({ id }) => id) } }) },
    shows: (page) => button(page, 'Leave all'),
  },
  {
    name: 'hotkeys',
    opening: {
      snapshot: desk('Coach', {
        hotkeys: desk('Coach').hotkeys.map((hotkey, at) =>
          at === 1 ? { ...hotkey, state: 'refused', refusal: { kind: 'duplicate', of: 'monitor' } } : hotkey,
        ),
      }),
    },
    before: async (page) => button(page, 'Hotkeys 1 refused').click(),
    shows: (page) => page.getByText('This is already the key for Monitor.'),
  },
  {
    name: 'palette',
    opening: { snapshot: withPhrases('Coach') },
    before: async (page) => button(page, /Find…/).click(),
    shows: (page) => page.getByRole('listbox', { name: 'What fits' }),
  },
  {
    name: 'palette-nothing',
    before: async (page) => {
      await button(page, /Find…/).click()
      await page.getByRole('combobox', { name: 'Chat, agent' }).fill('zzzz')
    },
    shows: (page) => page.getByText('Nothing fits “zzzz”.'),
  },
  {
    name: 'me-menu',
    opening: {
      snapshot: desk('Coach', {
        me: me(['Your account lacks api-supervisor-monitoring: you cannot watch agents.']),
      }),
    },
    before: async (page) => button(page, 'Account of Jana Maric').click(),
    shows: (page) => page.getByRole('menuitem', { name: 'Sign out' }),
  },
]
