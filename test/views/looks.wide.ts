import { views } from './looks/all.ts'
import { unreachable } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** Each view in the smallest window, with letters wider than the interface’s own, as where that is missing. */
for (const { name, opening, before, shows } of views) {
  test(`${name} has room for wide letters`, async ({ page, open }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 900, height: 600 })
    await open(opening)
    expect(await widen()).toBeGreaterThan(1.1)
    await before?.(page)
    await expect(shows(page)).toBeVisible()
    expect(await unreachable(page)).toEqual([])

    /** Answers how much wider than its own letters the page is written now. */
    async function widen(): Promise<number> {
      return page.evaluate(() => {
        const width = (): number => {
          const sample = document.createElement('span')
          sample.style.fontWeight = '600'
          sample.textContent = 'Handling of requests'
          document.body.append(sample)
          const { width } = sample.getBoundingClientRect()
          sample.remove()
          return width
        }
        const own = width()
        document.documentElement.style.setProperty('--font', 'sans-serif')
        return width() / own
      })
    }
  })
}
