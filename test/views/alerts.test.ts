import type { Page } from '@playwright/test'
import { NO_ALERTS, type AlertPreview } from '../../preload/contract/index.ts'
import { found, rules, shown, ways } from './support/alerts.ts'
import { desk, MINUTE, NOW } from './support/fixtures.ts'
import { expect, test } from './support/test.ts'

const snapshot = (alerts = shown) => desk('Coach', { alerts, alertRules: rules })
/** For the team, where it is looked at. */
const answers = { searchAgents: { agents: [], more: false } }
const bell = (page: Page) => page.getByRole('button', { name: /^Alerts/ })

async function openRules(page: Page): Promise<void> {
  await bell(page).click()
  await page.getByRole('button', { name: 'Rules…' }).click()
  await expect(page.getByRole('dialog', { name: 'Alert rules' })).toBeVisible()
}

test('the bell counts, and its list says level, rule, chat and since when', async ({ page, open }) => {
  await open({ snapshot: snapshot() })
  await expect(bell(page)).toHaveAccessibleName('Alerts, 4 open')
  await bell(page).press('Enter')
  const items = page.getByRole('list', { name: 'Alerts' }).getByRole('listitem')
  await expect(items).toHaveCount(4)
  await expect(items.nth(1)).toContainText('Customer waits too long')
  await expect(items.nth(1)).toContainText('Marta Kowalska with Ann Berger')
  await expect(items.nth(1)).toContainText('waits 3:12')
  await expect(items.nth(1).getByRole('img', { name: 'Critical' })).toBeVisible()
})

test('an alert opens its chat by keyboard alone', async ({ page, port, open }) => {
  await open({ snapshot: snapshot() })
  await bell(page).press('Enter')
  await page.getByRole('button', { name: /Customer waits too long Marta/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Marta Kowalska' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Alerts' })).toHaveCount(0)
  expect((await port.asked('openChat')).at(-1)?.input).toEqual({ chatId: 'marta' })
})

for (const tab of ['Team', 'Wall']) {
  test(`an alert of the chat that is open already is shown from ${tab}`, async ({ page, open }) => {
    await open({ snapshot: { ...snapshot(), views: { ...snapshot().views, wall: { tiles: 2, pinned: [] } } }, answers })
    await expect(page.getByRole('heading', { level: 1, name: 'Tom Okafor' })).toBeVisible()
    await page.getByRole('button', { name: tab, exact: true }).click()
    await expect(page.getByRole('log')).toHaveCount(0)
    await bell(page).click()
    await page.getByRole('button', { name: /Customer waits long Tom/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tom Okafor' })).toBeVisible()
  })
}

test('an alert is put off for a while', async ({ page, port, open }) => {
  await open({ snapshot: snapshot() })
  await bell(page).click()
  const put = page.getByRole('button', { name: 'Put off: Customer waits long, Tom Okafor with Bo Lindqvist' })
  await expect(put).toHaveAttribute('title', 'Tell me again in 5 minutes')
  await put.click()
  expect((await port.asked('acknowledgeAlerts')).map(({ input }) => input)).toEqual([
    { ids: ['long tom'], putOff: 300_000 },
  ])
})

test('one alert is acknowledged, or all', async ({ page, port, open }) => {
  await open({ snapshot: snapshot() })
  await bell(page).click()
  await page.getByRole('button', { name: 'Acknowledge: Customer waits long, Tom Okafor with Bo Lindqvist' }).click()
  await page.getByRole('button', { name: 'Acknowledge all' }).click()
  expect((await port.asked('acknowledgeAlerts')).map(({ input }) => input)).toEqual([
    { ids: ['long tom'] },
    { ids: null },
  ])
  await port.push({ kind: 'desk', fields: { alerts: NO_ALERTS } })
  await expect(page.getByText('Nothing to see to')).toBeVisible()
  await expect(bell(page)).toHaveAccessibleName('Alerts')
})

test('do not disturb is switched, for a time or until switched off', async ({ page, port, open }) => {
  await open({ snapshot: snapshot() })
  await bell(page).click()
  await page.getByRole('switch', { name: 'Do not disturb' }).press('Space')
  const quiet = { ...shown, doNotDisturb: { on: true, until: null } }
  await port.push({ kind: 'desk', fields: { alerts: quiet } })
  await expect(page.getByRole('switch', { name: 'Do not disturb' })).toBeChecked()
  await page.getByRole('combobox', { name: 'Do not disturb for how long' }).selectOption('for 1 hour')
  expect((await port.asked('setDoNotDisturb')).map(({ input }) => input)).toEqual([
    { on: true, until: null },
    { on: true, until: NOW + 60 * MINUTE },
  ])
  await port.push({
    kind: 'desk',
    fields: { alerts: { ...quiet, doNotDisturb: { on: true, until: NOW + 60 * MINUTE } } },
  })
  await expect(page.getByText('until 12:06')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bell(page)).toHaveAccessibleName('Alerts, 4 open, do not disturb')
})

test('a click on a notification about several alerts opens the list', async ({ page, port, open }) => {
  await open({ snapshot: snapshot() })
  await expect(bell(page)).toBeVisible()
  await port.push({ kind: 'desk', fields: { alerts: { ...shown, opened: 1 } } })
  await expect(page.getByRole('list', { name: 'Alerts' })).toBeVisible()
})

test('an alert with a sound is heard once, and none that was due before the window was there', async ({
  page,
  port,
  open,
}) => {
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its oscillator below
    const start = OscillatorNode.prototype.start
    const heard = Object.assign(window, { heard: 0 })
    OscillatorNode.prototype.start = function (when?: number): void {
      heard.heard += 1
      start.call(this, when)
    }
  })
  const heard = () => page.evaluate(() => (window as unknown as { heard: number }).heard)
  await open({ snapshot: snapshot({ ...shown, sound: { count: 5, level: 'critical' } }) })
  await expect(bell(page)).toBeVisible()
  await port.push({ kind: 'desk', fields: { alerts: { ...shown, sound: { count: 5, level: 'critical' } } } })
  expect(await heard()).toBe(0)
  await port.push({ kind: 'desk', fields: { alerts: { ...shown, sound: { count: 6, level: 'warning' } } } })
  await expect.poll(heard).toBe(2)
})

test('the preview follows what is typed, and the rule is kept as it stands', async ({ page, port, open }) => {
  await open({ snapshot: snapshot(), answers: { previewAlertRule: found } })
  await openRules(page)
  const form = page.getByRole('form', { name: 'Rule Customer waits long' })
  await expect(form.getByRole('status')).toHaveText('2 of 7 chats now.')
  await expect(page.getByRole('list', { name: 'Chats it finds now' })).toContainText('Marta Kowalska with Ann Berger')
  await form.getByRole('textbox', { name: 'Waits for' }).fill('90')
  await expect
    .poll(async () => (await port.asked('previewAlertRule')).at(-1)?.input)
    .toMatchObject({ rule: { after: 90_000 } })
  await form.getByRole('radio', { name: 'Critical' }).check()
  await form.getByRole('checkbox', { name: 'Sound' }).check()
  await form.getByRole('textbox', { name: 'Waits for' }).press('Enter')
  expect((await port.asked('saveAlertRule')).map(({ input }) => input)).toEqual([
    { rule: { ...rules[0], after: 90_000, level: 'critical', ways: { ...ways, sound: true } } },
  ])
})

test('a bad pattern is told at its field with its reason and its place, and is not kept', async ({
  page,
  port,
  open,
}) => {
  const message = 'A bracket is opened and never closed.'
  const bad: AlertPreview = { ...found, problem: { field: 'text', message, position: 7 }, chats: [], found: 0 }
  await open({ snapshot: snapshot(), answers: { previewAlertRule: bad } })
  await openRules(page)
  await page.getByRole('button', { name: 'New rule' }).click()
  const form = page.getByRole('form', { name: 'New rule' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Refunds')
  await form.getByRole('combobox', { name: 'Watch for' }).selectOption('Something is said')
  await form.getByRole('combobox', { name: 'Look for' }).selectOption('Pattern')
  const field = form.getByRole('textbox', { name: 'Pattern' })
  await field.fill('refund (please')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/A bracket is opened and never closed\.\s*At character 8/)
  await expect(form.locator('mark')).toHaveText('(')
  await form.getByRole('button', { name: 'Add rule' }).click()
  expect(await port.asked('saveAlertRule')).toEqual([])
})

test('what is missing is said at its field', async ({ page, port, open }) => {
  await open({ snapshot: snapshot(), answers: { previewAlertRule: found } })
  await openRules(page)
  await page.getByRole('button', { name: 'New rule' }).click()
  await page.getByRole('button', { name: 'Add rule' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('The rule needs a name.')
  expect(await port.asked('saveAlertRule')).toEqual([])
})

test('rules are switched, removed and restored', async ({ page, port, open }) => {
  await open({ snapshot: snapshot(), answers: { previewAlertRule: found } })
  await openRules(page)
  await page.getByRole('switch', { name: 'New chat on' }).check()
  expect((await port.asked('saveAlertRule')).at(-1)?.input).toMatchObject({ rule: { id: 'new', on: true } })
  await page.getByRole('button', { name: /^Warning Customer waits long/ }).click()
  await page.getByRole('button', { name: 'Remove rule' }).click()
  expect((await port.asked('removeAlertRule')).map(({ input }) => input)).toEqual([{ id: 'long' }])
  await page.getByRole('button', { name: /^Restore the rules/ }).click()
  await expect(page.getByRole('button', { name: 'Keep my rules' })).toBeFocused()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  expect(await port.asked('resetAlertRules')).toHaveLength(1)
})

test('what was begun of a rule stays while one looks at another', async ({ page, open }) => {
  await open({ snapshot: snapshot(), answers: { previewAlertRule: found } })
  await openRules(page)
  await page.getByRole('textbox', { name: 'Name' }).fill('Waits rather long')
  await page.getByRole('button', { name: /Help requested/ }).click()
  await expect(page.getByRole('textbox', { name: 'Name of the value' })).toHaveValue('HelpRequested')
  await page.getByRole('button', { name: /^Warning Customer waits long/ }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Waits rather long')
})
