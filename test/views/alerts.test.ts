import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { AlertPreview, AlertRule, AlertsShown, NO_ALERTS } from '../../preload/contract/index.ts'
import { desk, MINUTE, NOW } from './support/fixtures.ts'
import { expect, seriousFaults, test } from './support/test.ts'

const ways = { list: true, tray: true, desktop: true, sound: false }
const rules = v.parse(v.array(AlertRule), [
  { id: 'long', kind: 'waiting', name: 'Customer waits long', on: true, level: 'warning', ways, after: 60_000 },
  {
    id: 'tooLong',
    kind: 'waiting',
    name: 'Customer waits too long',
    on: true,
    level: 'critical',
    ways,
    after: 180_000,
  },
  {
    id: 'help',
    kind: 'userData',
    name: 'Help requested',
    on: true,
    level: 'critical',
    ways,
    key: 'HelpRequested',
    test: 'equals',
    value: '1',
  },
  {
    id: 'more',
    kind: 'said',
    name: 'Customer asks for more',
    on: true,
    level: 'warning',
    ways,
    match: 'words',
    text: 'supervisor, manager, complain*',
    from: 'customer',
    audience: 'any',
  },
  { id: 'new', kind: 'newChat', name: 'New chat', on: false, level: 'info', ways },
  { id: 'lost', kind: 'connection', name: 'Connection lost', on: true, level: 'critical', ways, after: 5_000 },
])

const about = (chatId: string, customer: string, agent: string) => ({ chatId, customer, agent })
const shown: AlertsShown = v.parse(AlertsShown, {
  ...NO_ALERTS,
  count: 4,
  list: [
    {
      id: 'lost',
      ruleId: 'lost',
      rule: 'Connection lost',
      kind: 'connection',
      level: 'critical',
      chatId: null,
      customer: '',
      agent: '',
      since: NOW - 12_000,
    },
    {
      id: 'tooLong marta',
      ruleId: 'tooLong',
      rule: 'Customer waits too long',
      kind: 'waiting',
      level: 'critical',
      ...about('marta', 'Marta Kowalska', 'Ann Berger'),
      since: NOW - 192_000,
    },
    {
      id: 'long tom',
      ruleId: 'long',
      rule: 'Customer waits long',
      kind: 'waiting',
      level: 'warning',
      ...about('tom', 'Tom Okafor', 'Bo Lindqvist'),
      since: NOW - 101_000,
    },
    {
      id: 'more dee',
      ruleId: 'more',
      rule: 'Customer asks for more',
      kind: 'said',
      level: 'warning',
      ...about('dee', 'Lee Chang', 'Dee Moreau'),
      since: NOW - 8 * MINUTE,
    },
  ],
})

const found: AlertPreview = v.parse(AlertPreview, {
  problem: null,
  chats: [
    { chatId: 'marta', customer: 'Marta Kowalska', agent: 'Ann Berger', since: NOW - 192_000 },
    { chatId: 'tom', customer: 'Tom Okafor', agent: 'Bo Lindqvist', since: NOW - 101_000 },
  ],
  found: 2,
  looked: 7,
  partial: false,
})

const snapshot = (alerts = shown) => desk('Coach', { alerts, alertRules: rules })
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
  await expect(page.getByRole('list', { name: 'Chats it would find' })).toContainText('Marta Kowalska with Ann Berger')
  await form.getByRole('textbox', { name: 'Waits for, seconds' }).fill('90')
  await expect
    .poll(async () => (await port.asked('previewAlertRule')).at(-1)?.input)
    .toMatchObject({ rule: { after: 90_000 } })
  await form.getByRole('radio', { name: 'Critical' }).check()
  await form.getByRole('checkbox', { name: 'Sound' }).check()
  await form.getByRole('textbox', { name: 'Waits for, seconds' }).press('Enter')
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`list and rules are accessible in ${colorScheme}`, async ({ page, open }) => {
      await open({ snapshot: snapshot(), answers: { previewAlertRule: found } })
      await bell(page).click()
      await expect(page.getByRole('list', { name: 'Alerts' })).toBeVisible()
      await picture(page, `alerts-${colorScheme}`)
      expect(await seriousFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Rules…' }).click()
      await expect(page.getByText('2 of 7 chats now.')).toBeVisible()
      await picture(page, `alert-rules-${colorScheme}`)
      await page.getByRole('button', { name: /asks for more/ }).click()
      await expect(page.getByRole('textbox', { name: 'Words' })).toBeVisible()
      await expect(page.getByText('2 of 7 chats now.')).toBeVisible()
      await picture(page, `alert-rules-said-${colorScheme}`)
      expect(await seriousFaults(page)).toEqual([])
    })
  })
}

for (const [name, size, zoom] of [
  ['900×600', { width: 900, height: 600 }, 1],
  ['200 % text', { width: 1280, height: 800 }, 2],
  ['200 % text at 900×600', { width: 900, height: 600 }, 2],
] as const) {
  test(`alerts and rules can be reached at ${name}`, async ({ page, open }) => {
    await page.setViewportSize(size)
    await open({ snapshot: snapshot(), answers: { previewAlertRule: found } })
    await page.evaluate((zoom) => (document.documentElement.style.fontSize = `${16 * zoom}px`), zoom)
    await bell(page).click()
    await picture(page, `alerts-${size.width}-${zoom}`)
    for (const control of [
      page.getByRole('button', { name: 'Acknowledge all' }),
      page.getByRole('button', { name: /^Acknowledge: Customer asks/ }),
      page.getByRole('switch', { name: 'Do not disturb' }),
      page.getByRole('button', { name: 'Rules…' }),
    ]) {
      await control.scrollIntoViewIfNeeded()
      await expect(control).toBeInViewport({ ratio: 0.95 })
    }
    await page.getByRole('button', { name: 'Rules…' }).click()
    await page.getByRole('button', { name: /asks for more/ }).click()
    await expect(page.getByText('2 of 7 chats now.')).toBeVisible()
    await picture(page, `alert-rules-${size.width}-${zoom}`)
    for (const control of [
      page.getByRole('textbox', { name: 'Words' }),
      page.getByRole('checkbox', { name: 'Sound' }),
      page.getByRole('button', { name: 'Save rule' }),
      page.getByRole('button', { name: 'New rule' }),
      page.getByRole('button', { name: 'Done' }),
    ]) {
      await control.scrollIntoViewIfNeeded()
      await expect(control).toBeInViewport({ ratio: 0.95 })
    }
    expect(await seriousFaults(page)).toEqual([])
  })
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SIDELINE_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' })
}
