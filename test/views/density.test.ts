import type { Locator, Page } from '@playwright/test'
import type { Snapshot } from '../../preload/contract/index.ts'
import { desk } from './support/fixtures.ts'
import { attention, inNeed } from './support/attention.ts'
import { compact, thousands } from './support/list.ts'
import { expect, test } from './support/test.ts'

const rows = (page: Page): Locator => page.getByRole('list', { name: 'Chats' }).getByRole('listitem')
const heights = (page: Page): Promise<number[]> =>
  rows(page).evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))

/** Forty chats of all kinds, some of which need somebody. */
const forty = (): Snapshot => inNeed({ attention, chats: [...desk('Coach').chats, ...thousands(33)] })

test('a compact list shows at least 30 of 40 chats in a window of 1920×1080, with its groups and the strip', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open({ snapshot: forty() })
  await expect(page.getByRole('region', { name: 'Chats that need you' })).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  for (const height of await heights(page)) {
    expect(height).toBeGreaterThanOrEqual(29)
    expect(height).toBeLessThanOrEqual(32)
  }
  const whole = await rows(page).evaluateAll((all) => {
    const list = all[0]?.closest('[role=list]')?.getBoundingClientRect()
    return all.filter((row) => list !== undefined && row.getBoundingClientRect().bottom <= list.bottom).length
  })
  expect(whole).toBeGreaterThanOrEqual(30)
})

test('a compact row says in words all that a comfortable one does', async ({ page, open }) => {
  const described = async (snapshot: Snapshot): Promise<unknown[]> => {
    await open({ snapshot })
    await expect(rows(page)).toHaveCount(snapshot.chats.length)
    return rows(page)
      .getByRole('button', { name: / with / })
      .evaluateAll((buttons) =>
        buttons.map((button) =>
          (button.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.textContent.replaceAll(/\s+/g, ' ').trim()),
        ),
      )
  }
  expect(await described(compact(desk('Coach')))).toEqual(await described(desk('Coach')))
})

test('a switch that is on its way, and one that was refused, are seen in a compact row', async ({ page, open }) => {
  const base = desk('Coach')
  const [first, second] = base.chats
  if (first === undefined || second === undefined) throw new Error('the fixture has no two chats')
  const chats = [
    { ...first, mode: { known: first.mode.known, phase: { kind: 'requested', mode: 'Coach', since: 0 } as const } },
    { ...second, mode: { known: second.mode.known, phase: { kind: 'unconfirmed', mode: null } as const } },
  ]
  await open({ snapshot: compact({ ...base, chats, focused: null }) })
  await expect(rows(page).nth(0).getByText('Coach requested…')).toBeVisible()
  await expect(rows(page).nth(1).getByText('unconfirmed')).toBeVisible()
})

test('the wall’s pin is reached in a compact row by pointer and keyboard', async ({ page, port, open }) => {
  await open({ snapshot: compact(desk('Coach')) })
  const row = rows(page).filter({ hasText: 'Lee Chang' })
  await row.hover()
  await row.getByRole('button', { name: 'Pin to the wall' }).click()
  await expect.poll(async () => (await port.asked('changeViews')).length).toBe(1)
  expect(await port.asked('openChat', 'switchMode')).toHaveLength(1)
})

test('a chat without a mode says so in a compact row, and nothing of it covers the name', async ({ page, open }) => {
  const base = desk('Coach')
  const [first, second] = base.chats
  if (first === undefined || second === undefined) throw new Error('the fixture has no two chats')
  const mode = { known: null, phase: { kind: 'settled', latency: null } as const }
  const chats = [
    { ...first, state: 'Invited', mode },
    { ...second, mode },
  ]
  await open({ snapshot: compact({ ...base, chats, focused: null }) })
  for (const [at, words] of ['Invited', 'Mode not known'].entries()) {
    const shown = rows(page).nth(at).locator('.mode')
    await expect(shown).toHaveText(words)
    // Also what flows out of its box.
    const right = await shown.evaluate((one) => one.getBoundingClientRect().left + one.scrollWidth)
    const name = await rows(page)
      .nth(at)
      .locator('.name')
      .evaluate((one) => one.getBoundingClientRect().left)
    expect(right, words).toBeLessThanOrEqual(name)
    await expect(shown).toHaveAttribute('title', words)
  }
})
