import fs from 'node:fs'
import { at } from '../../scripts/project.ts'
import { expect, test } from './test.ts'

test('the app’s windows are written in the typeface that it brings, with its licence', async ({ launch }) => {
  const app = await launch()
  await expect.poll(() => app.windows().length).toBe(2)
  for (const page of app.windows()) {
    const faces = page.evaluate(async () => {
      const { fontFamily } = getComputedStyle(document.body)
      const loaded = await document.fonts.load(`13px ${fontFamily.split(',')[0] ?? ''}`, 'Tom Οκάφορ Ок')
      return loaded.map(({ family, status }) => `${family.replaceAll('"', '')} ${status}`)
    })
    expect(new Set(await faces), page.url()).toEqual(new Set(['Inter Variable loaded']))
  }
  expect(fs.readFileSync(at('dist/THIRD-PARTY-NOTICES.txt'), 'utf8')).toMatch(/Inter[^]*SIL OPEN FONT LICENSE/)
})
