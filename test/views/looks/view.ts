import type { Locator, Page } from '@playwright/test'
import type { Opening } from '../support/test.ts'

/** A view, or a state of one, as it has to stand every look. */
export interface View {
  name: string
  opening?: Opening
  /** Leads to the view, in any size of the window. */
  before?: (page: Page) => Promise<unknown>
  /** What shows that the view is there. */
  shows: (page: Page) => Locator
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

/** The details of the open chat, which a narrow window keeps behind a button. */
export async function showDetails(page: Page): Promise<Locator> {
  const details = page.getByRole('complementary', { name: 'Details' })
  await button(page, 'Leave chat').waitFor()
  if (!(await details.isVisible())) await button(page, 'Details').click()
  return details
}

export async function fromMenu(page: Page, item: string): Promise<void> {
  await button(page, 'Account of Jana Maric').press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
}
