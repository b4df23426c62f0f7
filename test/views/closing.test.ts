import type { Page } from '@playwright/test'
import { views } from './looks/all.ts'
import { expect, test } from './support/test.ts'

/** What stands in front of the floor until it is closed. */
const FRONT = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

const front = (page: Page) => page.locator(FRONT)

/** The window takes clicks again: one on a view that is not shown in the header shows it. */
async function expectClickable(page: Page): Promise<void> {
  const banner = page.getByRole('banner')
  const wall = banner.getByRole('button', { name: 'Wall', exact: true })
  const other =
    (await wall.getAttribute('aria-current')) === null
      ? wall
      : banner.getByRole('button', { name: 'Chats', exact: true })
  await other.click({ timeout: 5_000 })
  await expect(other).toHaveAttribute('aria-current')
}

const opened = views.filter(({ before, name }) => before !== undefined && !name.startsWith('sign'))

for (const { name, opening, before, shows } of opened) {
  test(`${name} leaves a window that takes clicks when it is closed by Escape`, async ({ page, open }) => {
    await open(opening)
    await before?.(page)
    await expect(shows(page)).toBeVisible()
    const question = page.getByRole('alertdialog')
    for (let times = 0; times < 3 && (await front(page).count()) > 0; times += 1) {
      const asked = await question.count()
      await page.keyboard.press('Escape')
      // Whether it is to be closed may be a question of its own: then its last answer is the one that closes.
      if (asked === 0 && (await question.count()) > 0) await question.getByRole('button').last().press('Enter')
    }
    await expect(front(page)).toHaveCount(0)
    await expectClickable(page)
  })
}

for (const [name, opener] of [
  ['the account menu', /^Account of/],
  ['the alerts', /^Alerts/],
  ['the hotkeys', /^Hotkeys/],
  ['the filter', /^Filter/],
  ['the saved views', /^Saved views/],
] as const) {
  test(`${name} is closed by a click elsewhere, and the next click does what it is for`, async ({ page, open }) => {
    await open()
    await page.getByRole('button', { name: opener }).last().click()
    await expect(front(page)).toHaveCount(1)
    await page.mouse.click(640, 780)
    await expect(front(page)).toHaveCount(0)
    await expectClickable(page)
  })
}
