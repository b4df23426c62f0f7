import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestInfo } from '@playwright/test'
import type { ExtraAudience } from '../../preload/contract/index.ts'
import { exportDocument } from '../../main/records/export/document.ts'
import { exportHtml } from '../../main/records/export/html.ts'
import { bo, entry, MINUTE, NOW, participant, tom, tomsChat, tomsLines, transcript } from './support/fixtures.ts'
import { expect, seriousFaults, test } from './support/test.ts'

/** An exported page, opened from the disk as whoever gets the file opens it. */
const evil = `</span></script><script>document.title='run'</script><img src=x onerror="document.title='run'">`
const lines = transcript(
  [
    ...tomsLines.entries,
    entry(10, participant('Mo <b>', 'agent', 'supervisors'), 'Keep an eye on this one', 'supervisors'),
    entry(11, bo, 'For a group that this program does not know', 'unknown'),
    entry(12, tom, evil),
    entry(13, tom, 'שלום \u202Etxt.exe\nsecond line'),
    entry(14, bo, { kind: 'pushUrl', url: 'javascript:alert(1)' }),
  ],
  [...tomsLines.gaps, { afterIndex: 13, from: NOW - MINUTE, to: NOW, closed: false }],
)

function write(info: TestInfo, also: ExtraAudience[]): string {
  const source = { chat: tomsChat('Coach'), transcript: lines }
  const options = { also, exportedAt: NOW, appVersion: '0.1.0', timeZone: 'Europe/Berlin', missing: 0 }
  const file = info.outputPath('export.html')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, exportHtml(exportDocument([source], options)))
  return pathToFileURL(file).href
}

test('what the server wrote is text on the page, and nothing is run or loaded', async ({ page }, info) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  const address = write(info, ['agents', 'supervisors', 'unknown'])
  await page.goto(address)
  await expect(page.getByText(evil)).toBeVisible()
  await expect(page).toHaveTitle('Tom Okafor with Bo Lindqvist – Sideline export')
  expect(requested).toEqual([address])
  expect(await page.locator('script, img, a, iframe').count()).toBe(0)
  await expect(page.getByText('[U+202E]txt.exe')).toBeVisible()
  await expect(page.getByText('Confidential')).toBeVisible()
  for (const [audience, word] of [
    ['agents', 'Agents only'],
    ['supervisors', 'Supervisors only'],
    ['unknown', 'Unknown audience'],
  ] as const) {
    const marked = page.locator(`[data-audience=${audience}]`)
    expect(await marked.count()).toBeGreaterThan(0)
    for (const line of await marked.all()) await expect(line).toContainText(word)
  }
})

test('an export for everyone shows lines of everyone alone', async ({ page }, info) => {
  await page.goto(write(info, []))
  expect(await page.locator('.line:not([data-audience=everyone])').count()).toBe(0)
  await expect(page.getByText('Everyone only', { exact: true })).toBeVisible()
  await expect(page.getByText('express resend')).toHaveCount(0)
})

for (const [name, media] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['print', { colorScheme: 'dark', media: 'print' }],
] as const) {
  test(`the page has no serious fault: ${name}`, async ({ page }, info) => {
    await page.emulateMedia(media)
    await page.goto(write(info, ['agents', 'supervisors', 'unknown']))
    const folder = process.env['SIDELINE_PICTURES']
    if (folder !== undefined) await page.screenshot({ path: `${folder}/exported-${name}.png`, fullPage: true })
    expect(await seriousFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })
}
