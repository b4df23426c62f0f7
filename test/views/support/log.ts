import type { Locator, Page } from '@playwright/test'

export const log = (page: Page): Locator => page.getByRole('log', { name: 'Transcript' })

export const line = (page: Page, index: number): Locator => log(page).locator(`[data-index="${index}"]`)

/** Whether nothing moves for ten frames. */
export async function settled(page: Page): Promise<boolean> {
  return log(page).evaluate(async (one) => {
    const seen = new Set<string>()
    for (let frame = 0; frame < 10; frame += 1) {
      await new Promise(requestAnimationFrame)
      seen.add(`${one.scrollTop} ${one.scrollHeight}`)
    }
    return seen.size === 1
  })
}

/** The line that is read: the first on the screen, and where it stands. */
export async function reading(page: Page): Promise<{ index: number; top: number }> {
  return log(page).evaluate((scroller) => {
    const { top } = scroller.getBoundingClientRect()
    const rows = [...scroller.querySelectorAll('[data-index]')]
      .map((row) => ({ index: Number(row.getAttribute('data-index')), rect: row.getBoundingClientRect() }))
      .filter(({ rect }) => rect.bottom > top)
      .sort((a, b) => a.rect.top - b.rect.top)
    return { index: rows[0]?.index ?? -1, top: rows[0]?.rect.top ?? 0 }
  })
}

export async function top(page: Page, index: number): Promise<number> {
  return line(page, index).evaluate((row) => row.getBoundingClientRect().top)
}
