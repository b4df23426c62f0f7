import { views } from './looks/all.ts'
import { desk } from './support/fixtures.ts'
import { enlargeText, largeLooks, looks, picture, tabbingFaults, unreachable } from './support/look.ts'
import { expect, seriousFaults, test } from './support/test.ts'

/** Each view in light and dark, in a small window and with large text. With `SIDELINE_PICTURES` also a picture of each. */
for (const { name, opening, before, shows } of views) {
  test(`${name} stands every look`, async ({ page, open }) => {
    test.slow()
    // Else a theme is judged on its way from the other.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const look of looks) {
      await test.step(look.name, async () => {
        await page.setViewportSize(look)
        await open(opening)
        await enlargeText(page, look.text)
        await before?.(page)
        await expect(shows(page)).toBeVisible()
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
          await picture(page, `${name}-${look.width}-${look.text}-${colorScheme}`)
          if (look.judged.includes(colorScheme))
            expect.soft(await seriousFaults(page), `${look.name}, ${colorScheme}`).toEqual([])
        }
        expect.soft(await unreachable(page), `unreachable at ${look.name}`).toEqual([])
      })
    }
  })

  test(`${name} is walked through by the Tab key`, async ({ page, open }) => {
    await page.setViewportSize({ width: 900, height: 600 })
    await open(opening)
    await before?.(page)
    await expect(shows(page)).toBeVisible()
    expect(await tabbingFaults(page)).toEqual([])
  })
}

/** With pictures all views, else those that take the whole window. */
const large = ['those in need', 'every-kind-of-line', 'wall-7', 'wall-30', 'team-agent']
for (const { name, opening, before, shows } of views) {
  if (process.env['SIDELINE_PICTURES'] === undefined && !large.includes(name)) continue
  test(`${name} stands a large window`, async ({ page, open }) => {
    for (const look of largeLooks) {
      await page.setViewportSize(look)
      await open(opening)
      await before?.(page)
      await expect(shows(page)).toBeVisible()
      await picture(page, `${name}-${look.width}`)
      expect.soft(await unreachable(page), `unreachable at ${look.name}`).toEqual([])
    }
  })
}

/** The same colours stand in every view: those with the most kinds of them are judged. */
for (const { name, opening, before, shows } of views.filter(({ name }) =>
  ['those in need', 'every-kind-of-line', 'wall-7', 'team-agent', 'alerts', 'barge-in', 'settings'].includes(name),
)) {
  test(`${name} can be read in high contrast`, async ({ page, open }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const snapshot = opening?.snapshot ?? desk('Coach')
    await open({ ...opening, snapshot: { ...snapshot, settings: { ...snapshot.settings, appearance: 'contrast' } } })
    await before?.(page)
    await expect(shows(page)).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast')
    await picture(page, `${name}-contrast`)
    expect(await seriousFaults(page)).toEqual([])
  })
}
