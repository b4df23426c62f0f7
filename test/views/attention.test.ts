import type { Locator, Page } from '@playwright/test'
import { MINUTE, NOW } from './support/fixtures.ts'
import { attention, inNeed, needing } from './support/attention.ts'
import { expect, test } from './support/test.ts'

const list = (page: Page): Locator => page.getByRole('list', { name: 'Chats' })
const rows = (page: Page): Locator => list(page).getByRole('listitem')
const names = (page: Page): Promise<string[]> => rows(page).locator('.name').allTextContents()
const strip = (page: Page): Locator => page.getByRole('region', { name: 'Chats that need you' })

test('those in need come first and say why, then whose customer waits, then the calm', async ({ page, open }) => {
  await open({ snapshot: inNeed() })
  await expect
    .poll(() => names(page))
    .toEqual(['Marta Kowalska', 'Tom Okafor', 'Hanna Weiß', 'Lee Chang', 'J. Fernández', 'Priya Nair', 'Visitor 2231'])
  expect(await list(page).locator('.group').allInnerTexts()).toEqual(['Needs you 3', 'Waiting 2', 'Calm 2'])
  await expect(rows(page).first()).toContainText('asks again ×3 · “nobody answers” · 4 lines unanswered')
  await expect(rows(page).nth(2)).toContainText(/promised for \d+:04/)
  await expect(rows(page).nth(3)).not.toContainText('capitals')
})

test('the hotkeys for the next chat are told the order of need', async ({ port, open }) => {
  await open({ snapshot: inNeed() })
  await expect
    .poll(async () => (await port.asked('showOrder')).at(-1)?.input)
    .toEqual({ chatIds: ['marta', 'tom', 'hanna', 'dee', 'ed', 'cy', 'visitor'] })
})

test('arrows go from chat to chat past the names of the groups, and hold the order; Escape lets it go', async ({
  page,
  port,
  open,
}) => {
  const snapshot = inNeed({ focused: null })
  await open({ snapshot })
  await page
    .getByRole('button', { name: /^Hanna Weiß with/ })
    .last()
    .focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Lee Chang with Dee Moreau' })).toBeFocused()
  await port.push({
    kind: 'desk',
    fields: { attention: [needing('visitor', [{ kind: 'escalates', points: 90, words: 'manager' }]), ...attention] },
  })
  await expect(page.getByText('Order held · ')).toBeVisible()
  expect((await names(page))[0]).toBe('Marta Kowalska')
  expect(await list(page).locator('.group').allInnerTexts()).toEqual(['Needs you 3', 'Waiting 2', 'Calm 2'])
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await names(page))[0]).toBe('Visitor 2231')
  await expect(page.getByText('Order held')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Lee Chang with Dee Moreau' })).toBeFocused()
})

test('the strip opens a chat by one press and goes on to the next', async ({ page, port, open }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: inNeed({ focused: null }) })
  await expect(strip(page)).toContainText('3 need you')
  const opened = async (): Promise<unknown> => (await port.asked('openChat')).at(-1)?.input
  await strip(page)
    .getByRole('button', { name: /Hanna Weiß/ })
    .click()
  await expect.poll(opened).toEqual({ chatId: 'hanna' })
  await strip(page).getByRole('button', { name: /^Next/ }).click()
  await expect.poll(opened).toEqual({ chatId: 'marta' })
  await strip(page).getByRole('button', { name: /^Next/ }).click()
  await expect.poll(opened).toEqual({ chatId: 'tom' })
})

test('the strip comes and goes without moving what stands below it, and takes the focus from nobody', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: inNeed({ attention: [] }) })
  const box = page.getByRole('searchbox', { name: 'Filter chats' })
  await box.focus()
  await expect(strip(page)).toHaveText('No chat needs you now.')
  const top = async (): Promise<number | undefined> => (await box.boundingBox())?.y
  const before = await top()
  await port.push({ kind: 'desk', fields: { attention } })
  await expect(strip(page)).toContainText('3 need you')
  expect(await top()).toBe(before)
  await expect(box).toBeFocused()
  await port.push({ kind: 'desk', fields: { attention: [] } })
  await expect(strip(page)).toHaveText('No chat needs you now.')
  expect(await top()).toBe(before)
  await expect(box).toBeFocused()
})

test('nothing moves in the strip while it is pointed at, and one who needs nobody any more is not opened', async ({
  page,
  port,
  open,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: inNeed({ focused: null }) })
  const chips = strip(page).locator('.need .name')
  const names = ['Marta Kowalska', 'Tom Okafor', 'Hanna Weiß']
  await expect(chips).toHaveText(names)
  await strip(page).getByRole('button', { name: /Marta/ }).hover()
  const visitor = needing('visitor', [{ kind: 'escalates', points: 90, words: 'manager' }])
  await port.push({ kind: 'desk', fields: { attention: [visitor, ...attention.slice(1)] } })
  await expect(strip(page)).toContainText('3 need you')
  await expect(chips).toHaveText(names)
  await strip(page).getByRole('button', { name: /Marta/ }).click({ force: true })
  expect(await port.asked('openChat')).toEqual([])
  await page.mouse.move(900, 700)
  await expect(chips).toHaveText(['Visitor 2231', 'Tom Okafor', 'Hanna Weiß'])
})

test('the keyboard stays in the strip when the chip that has it goes', async ({ page, port, open }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: inNeed({ focused: null }) })
  await strip(page).getByRole('button', { name: /Hanna/ }).focus()
  await port.push({ kind: 'desk', fields: { attention: attention.slice(0, 2) } })
  await expect(strip(page).getByRole('button', { name: /Marta/ })).toBeFocused()
})

test('keys that were not granted are not named in the strip', async ({ page, open }) => {
  const { hotkeys } = inNeed()
  await open({ snapshot: inNeed({ hotkeys: hotkeys.filter(({ command }) => command !== 'nextInNeed') }) })
  await expect(strip(page).getByRole('button', { name: 'Next' })).toHaveText('Next')
})

test('the details say why with what each reason counts, and what cannot be read', async ({ page, port, open }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: inNeed() })
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details.getByRole('heading', { name: 'Why it needs you' })).toBeVisible()
  await expect(details.getByRole('listitem').filter({ hasText: 'asks for help' })).toContainText('+35')
  await expect(details).toContainText('43 points, 30 needed')
  await port.push({
    kind: 'desk',
    fields: { attention: [{ ...needing('tom', [], false), unread: true }] },
  })
  await expect(details.getByRole('heading', { name: 'What is noticed' })).toBeVisible()
  await expect(details).toContainText('Language not read')
  await port.push({ kind: 'desk', fields: { attention: [] } })
  await expect(details).toContainText('Nothing is noticed in this chat.')
})

test('the rules are weighed against the open chats before they are kept', async ({ page, port, open }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  const snapshot = inNeed()
  await open({
    snapshot,
    answers: { previewAttention: attention.slice(0, 2), saveAttentionRules: snapshot.attentionRules },
  })
  await page.getByRole('button', { name: 'Rules of need…' }).click()
  const panel = page.getByRole('dialog', { name: 'What needs me' })
  await expect(panel.getByRole('region', { name: 'Your chats by these rules' })).toContainText('2 need you')
  const help = panel.getByRole('textbox', { name: 'Agent asks for help' })
  await help.fill('many')
  await expect(panel.getByText('Enter a whole number up to 100.')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled()
  await help.fill('50')
  await panel.getByRole('combobox', { name: 'Words in' }).selectOption('de')
  const words = panel.getByRole('textbox', { name: 'Annoyance', exact: true })
  await expect(words).toHaveValue(/furchtbar/)
  await words.fill('blöd')
  await words.press('Tab')
  await expect
    .poll(async () => (await port.asked('previewAttention')).at(-1)?.input)
    .toMatchObject({ rules: { weights: { help: 50 } } })
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel).toHaveCount(0)
  expect((await port.asked('saveAttentionRules')).map(({ input }) => input)).toMatchObject([
    { rules: { weights: { help: 50 }, words: { de: { negative: 'blöd' } } } },
  ])
  await page.getByRole('searchbox', { name: 'Filter chats' }).click()
  await expect(page.getByRole('searchbox', { name: 'Filter chats' })).toBeFocused()
})

test('a wait in a reason runs on', async ({ page, open }) => {
  await open({
    snapshot: inNeed({ attention: [needing('ed', [{ kind: 'waits', points: 30, since: NOW - MINUTE }])] }),
  })
  await expect(rows(page).first()).toContainText(/waits 1:0\d/)
})

for (const width of [900, 1280, 1920])
  test(`the quick filters stand in one row at ${width} px, and say in words what they are`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 800 })
    await open({ snapshot: inNeed() })
    const chips = page.getByRole('group', { name: 'Filters' }).getByRole('button')
    await expect(chips).toHaveText(['All 7', 'Waiting 4', 'Coaching 2', 'Barged in 1', 'Monitoring 4', 'Filter'])
    const tops = await chips.evaluateAll((all) => all.map((chip) => chip.getBoundingClientRect().top))
    expect(new Set(tops).size).toBe(1)
  })
