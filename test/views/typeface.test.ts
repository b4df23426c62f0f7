import { expect, test } from './support/test.ts'

/** Of each script that the typeface is to have. */
const samples = ['Priya Nair', 'Łódź, Ğ', 'Γιώργος', 'Μαρία ἀγορά', 'Олена', 'Nguyễn Thị Đào', '01:23 – “…”']

for (const name of ['index.html', 'note.html'] as const) {
  test(`${name} brings the typeface that it is written in`, async ({ page, open }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await open({ page: name })
    for (const sample of samples) {
      const faces = await page.evaluate(async (text) => {
        const { fontFamily } = getComputedStyle(document.body)
        const loaded = await document.fonts.load(`13px ${fontFamily.split(',')[0] ?? ''}`, text)
        return loaded.map(({ family, status }) => `${family.replaceAll('"', '')} ${status}`)
      }, sample)
      expect(new Set(faces), sample).toEqual(new Set(['Inter Variable loaded']))
    }
    expect(asked.filter((url) => !url.startsWith(process.env['SIDELINE_VIEWS'] ?? 'nowhere'))).toEqual([])
  })
}
