import type { Page } from '@playwright/test'
import type { Snapshot } from '../../../preload/contract/index.ts'
import * as alerts from '../support/alerts.ts'
import { bo, desk, tom } from '../support/fixtures.ts'
import { pending, toMara, withTom } from '../support/operations.ts'
import { phrases, withPhrases } from '../support/phrases.ts'
import * as records from '../support/records.ts'
import { found, team } from '../support/team.ts'
import { idOf, wallOf } from '../support/wall.ts'
import { button, fromMenu, showDetails, type View } from './view.ts'

async function showTeam(page: Page, name?: string): Promise<void> {
  await button(page, 'Team').click()
  const list = page.getByRole('navigation', { name: 'Team' })
  await list.getByRole('button', { name: 'Ed Novak', exact: true }).waitFor()
  if (name !== undefined) await list.getByRole('button', { name, exact: true }).click()
}

const teamOpening = { snapshot: desk('Coach', { team }), answers: { searchAgents: found } }

/** Agents, what is watched of them, and their running chats. */
export const teamViews: readonly View[] = [
  {
    name: 'team',
    opening: teamOpening,
    before: (page) => showTeam(page),
    shows: (page) => page.getByRole('list', { name: 'My team' }),
  },
  {
    name: 'team-agent',
    opening: teamOpening,
    before: (page) => showTeam(page, 'Ann Berger'),
    shows: (page) => page.getByRole('list', { name: /^Running chats/ }),
  },
  {
    name: 'team-refused',
    opening: teamOpening,
    before: (page) => showTeam(page, 'Dee Moreau'),
    shows: (page) => page.getByText('Your account has no permission for this.'),
  },
  {
    name: 'team-without-rights',
    opening: {
      ...teamOpening,
      snapshot: { ...teamOpening.snapshot, abilities: { monitor: false, agentControl: false } },
    },
    before: (page) => showTeam(page, 'Cy Duarte'),
    shows: (page) => page.getByText('no feature api-supervisor-monitoring'),
  },
  {
    name: 'team-barge-in-question',
    opening: teamOpening,
    before: async (page) => {
      await showTeam(page, 'Ann Berger')
      const chat = page.getByRole('list', { name: /^Running chats/ }).getByRole('listitem', { name: 'Refund' })
      await chat.getByRole('button', { name: 'Join as Barge in' }).click()
    },
    shows: (page) => page.getByRole('alertdialog'),
  },
]

const tiled = (count: number, fields: Partial<Snapshot> = {}): Snapshot => {
  const snapshot = wallOf(count, fields)
  const wall = { tiles: 30, pinned: [idOf(snapshot, 0)] }
  return { ...snapshot, views: { ...snapshot.views, wall }, focused: idOf(snapshot, 1) }
}

const toWall = async (page: Page): Promise<void> => {
  await button(page, 'Wall').click()
}

export const wallViews: readonly View[] = [
  {
    name: 'wall-7',
    opening: { snapshot: tiled(7) },
    before: toWall,
    shows: (page) => page.getByRole('list', { name: 'Chats on the wall' }),
  },
  {
    name: 'wall-30',
    opening: { snapshot: tiled(30) },
    before: toWall,
    shows: (page) => page.getByRole('list', { name: 'Chats on the wall' }),
  },
  {
    name: 'wall-empty',
    opening: { snapshot: desk('Monitor', { chats: [], focused: null }) },
    before: toWall,
    shows: (page) => page.getByText('Nothing to watch yet'),
  },
]

const alerting = {
  snapshot: desk('Coach', { alerts: alerts.shown, alertRules: alerts.rules }),
  answers: { previewAlertRule: alerts.found },
}

async function openRules(page: Page, rule?: RegExp): Promise<void> {
  await button(page, /^Alerts/).click()
  await button(page, 'Rules…').click()
  if (rule !== undefined) await button(page, rule).click()
  await page.getByText('2 of 7 chats now.').waitFor()
}

export const alertViews: readonly View[] = [
  {
    name: 'alerts',
    opening: alerting,
    before: async (page) => button(page, /^Alerts/).click(),
    shows: (page) => page.getByRole('list', { name: 'Alerts' }),
  },
  {
    name: 'alert-rules',
    opening: alerting,
    before: (page) => openRules(page),
    shows: (page) => page.getByRole('form', { name: /^Rule/ }),
  },
  {
    name: 'alert-rules-said',
    opening: alerting,
    before: (page) => openRules(page, /asks for more/),
    shows: (page) => page.getByRole('textbox', { name: 'Words' }),
  },
]

const busy = withTom('BargeIn', {
  pending: [
    pending({ kind: 'userData', key: 'Segment', value: 'Platinum' }, { kind: 'requested' }, 1),
    pending({ kind: 'consult', target: toMara }, { kind: 'refused', reason: 'Mara Vogt did not take the chat.' }, 2),
  ],
})
/** The server knows nobody beside those at hand. */
const alone = { searchAgents: { agents: [], more: false } }

const act = (name: string) => async (page: Page) =>
  (await showDetails(page)).getByRole('button', { name, exact: true }).click()

export const operationViews: readonly View[] = [
  {
    name: 'actions',
    opening: { snapshot: busy, answers: alone },
    before: showDetails,
    shows: (page) => page.getByText('Mara Vogt did not take the chat.'),
  },
  {
    name: 'actions-monitor',
    opening: { snapshot: withTom('Monitor', { offers: [] }), answers: alone },
    before: showDetails,
    shows: (page) => page.getByText('nobody may notice'),
  },
  ...(['Consult', 'Invite', 'Transfer', 'Push URL', 'Notice to agents', 'Disposition'] as const).map((name) => ({
    name: `action-${name.toLowerCase().replaceAll(' ', '-')}`,
    opening: { snapshot: withTom('BargeIn'), answers: alone },
    before: act(name),
    shows: (page: Page) => page.getByRole('dialog'),
  })),
  {
    name: 'action-transfer-asks',
    opening: { snapshot: withTom('BargeIn'), answers: alone },
    before: async (page) => {
      await act('Transfer')(page)
      await page.getByRole('radio', { name: 'Mara Vogt', exact: true }).check()
      await button(page, 'Transfer…').click()
    },
    shows: (page) => page.getByRole('alertdialog'),
  },
  {
    name: 'user-data',
    opening: { snapshot: withTom('BargeIn'), answers: alone },
    before: async (page) => {
      await act('Change Segment')(page)
      await act('Delete Page')(page)
    },
    shows: (page) => page.getByRole('textbox', { name: /Segment|Value/ }).first(),
  },
  {
    name: 'invitation',
    opening: {
      snapshot: withTom('Monitor', {
        state: 'Invited',
        mode: { known: null, phase: { kind: 'settled', latency: null } },
        participants: [tom, bo],
        self: null,
        switchable: [],
        offers: ['accept', 'reject'],
        canLeave: false,
      }),
      answers: alone,
    },
    shows: (page) => page.getByRole('group', { name: 'Invitation' }),
  },
]

const managing = async (page: Page): Promise<void> => {
  await (await showDetails(page)).getByRole('button', { name: 'Manage' }).click()
}

export const phraseViews: readonly View[] = [
  {
    name: 'phrase-pick',
    opening: { snapshot: withPhrases('Coach') },
    before: async (page) => {
      await page.getByRole('textbox', { name: 'Message to agents' }).focus()
      await page.keyboard.type('/')
    },
    shows: (page) => page.getByRole('listbox', { name: 'Phrases' }),
  },
  {
    name: 'phrase-manager',
    opening: { snapshot: withPhrases('Coach') },
    before: managing,
    shows: (page) => page.getByRole('dialog', { name: 'Phrases' }).getByLabel('Text'),
  },
  {
    name: 'phrase-manager-refuses',
    opening: { snapshot: withPhrases('Coach') },
    before: async (page) => {
      await managing(page)
      await page.getByRole('dialog', { name: 'Phrases' }).getByLabel('Text').fill('Hello {name}')
    },
    shows: (page) => page.getByText('“{name}” is no field.'),
  },
  {
    name: 'phrase-import-question',
    opening: {
      snapshot: withPhrases('Coach'),
      answers: { readPhraseFile: { kind: 'read', file: 'floor.json', phrases } },
    },
    before: async (page) => {
      await managing(page)
      await button(page, 'Import…').click()
    },
    shows: (page) => page.getByRole('alertdialog', { name: 'Import phrases?' }),
  },
]

export const recordViews: readonly View[] = [
  {
    name: 'export',
    opening: { answers: records.answers },
    before: async (page) => {
      await fromMenu(page, 'Export chats…')
      await page.getByRole('checkbox', { name: /Tom Okafor/ }).check()
      await page.getByRole('checkbox', { name: 'Agents only' }).check()
    },
    shows: (page) => page.getByText('Do not pass it on to the customer.'),
  },
  {
    name: 'audit',
    opening: { answers: records.answers },
    before: (page) => fromMenu(page, 'Audit…'),
    shows: (page) => page.getByText('Coach confirmed'),
  },
  {
    name: 'audit-keep-question',
    opening: { answers: records.answers },
    before: async (page) => {
      await fromMenu(page, 'Audit…')
      await page.getByLabel('Keep for').selectOption('Off')
    },
    shows: (page) => page.getByRole('alertdialog', { name: 'Switch the audit off?' }),
  },
]
