import type { Page } from '@playwright/test'
import { bo, desk, entry, NOW, tom, tomsChat, transcript } from './support/fixtures.ts'
import { line, log, reading, settled, top } from './support/log.ts'
import { expect, test } from './support/test.ts'

const chatId = tomsChat('Coach').id
const news = (...entries: ReturnType<typeof entry>[]) => ({ kind: 'entries' as const, chatId, entries, gaps: [] })
const spaced = transcript(
  Array.from({ length: 600 }, (_, at) =>
    entry(
      2010 + at * 10,
      at % 2 === 0 ? tom : bo,
      `Line ${at}. ${'More of it. '.repeat(at % 37)}`,
      'everyone',
      NOW - 9e6 + at * 5000,
    ),
  ),
)

/** How far the log is from its end, px. */
const toEnd = (page: Page): Promise<number> =>
  log(page).evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight)

const expectEnd = async (page: Page): Promise<void> => {
  await expect.poll(() => toEnd(page)).toBeLessThan(3)
  await expect(page.getByRole('button', { name: /Jump to newest/ })).toHaveCount(0)
}

test('the newest line stays in sight when the mode banner, the connection or the window change their size', async ({
  page,
  port,
  open,
}) => {
  await open({ transcript: spaced })
  await expectEnd(page)
  const reported = desk('Coach')
  const toms = tomsChat('Coach')
  const chatIn = (phase: (typeof toms)['mode']['phase']) => ({ ...toms, mode: { known: 'Coach' as const, phase } })
  const steps: [string, () => Promise<unknown>][] = [
    ['smaller', () => page.setViewportSize({ width: 1280, height: 600 })],
    ['taller', () => page.setViewportSize({ width: 1280, height: 1000 })],
    ['narrower', () => page.setViewportSize({ width: 1000, height: 620 })],
    [
      'refused',
      () => port.push({ kind: 'chat', chat: chatIn({ kind: 'refused', mode: 'BargeIn', reason: 'No. '.repeat(80) }) }),
    ],
    [
      'reconnecting',
      () =>
        port.push({
          kind: 'desk',
          fields: {
            connection: { kind: 'reconnecting', since: NOW, attempt: 2, reason: 'the server does not answer' },
          },
        }),
    ],
    ['larger', () => page.setViewportSize({ width: 1500, height: 980 })],
    ['connected', () => port.push({ kind: 'desk', fields: { connection: reported.connection } })],
    ['settled', () => port.push({ kind: 'chat', chat: chatIn({ kind: 'settled', latency: null }) })],
    ['small again', () => page.setViewportSize({ width: 900, height: 600 })],
  ]
  let index = 9000
  for (const [name, change] of steps) {
    await test.step(name, async () => {
      await change()
      await expectEnd(page)
      index += 10
      await port.push(news(entry(index, tom, `And then ${name}`)))
      await expect(line(page, index)).toBeInViewport()
      await expectEnd(page)
    })
  }
})

test('a reader who went up by wheel, by key or by the scroll bar is not pulled down', async ({ page, port, open }) => {
  await open({ transcript: spaced })
  const ways: [string, () => Promise<unknown>][] = [
    [
      'wheel',
      async () => {
        await log(page).hover()
        await page.mouse.wheel(0, -300)
      },
    ],
    ['key', () => log(page).press('PageUp')],
    [
      'scroll bar',
      async () => {
        // The browser of the tests draws no bar to take hold of: what taking hold of it does to the page.
        await log(page).dispatchEvent('pointerdown')
        for (let step = 0; step < 4; step += 1) await log(page).evaluate((one) => void (one.scrollTop -= 60))
        await log(page).dispatchEvent('pointerup')
      },
    ],
  ]
  let index = 9000
  for (const [name, goUp] of ways) {
    await test.step(name, async () => {
      await log(page).press('End')
      await expectEnd(page)
      await goUp()
      await expect.poll(() => settled(page)).toBe(true)
      await expect(page.getByRole('button', { name: /Jump to newest/ })).toBeVisible()
      index += 10
      await port.push(news(entry(index, tom, `New ${name}`)))
      await page.setViewportSize({ width: 1280, height: 700 + (index % 100) })
      await expect(page.getByRole('button', { name: /Jump to newest/ })).toBeVisible()
      expect(await toEnd(page)).toBeGreaterThan(40)
    })
  }
})

for (const [name, late] of [
  ['one line just above', (top: number) => [top - 3]],
  ['20 lines just above', (top: number) => Array.from({ length: 20 }, (_, at) => top - 3 - 10 * at)],
  ['150 lines before the first', () => Array.from({ length: 150 }, (_, at) => 1000 + at)],
] as const) {
  for (const oneByOne of [false, true]) {
    test(`the place of the reader is kept when ${name} come late${oneByOne ? ', one by one' : ''}`, async ({
      page,
      port,
      open,
    }) => {
      await open({ transcript: spaced })
      await expectEnd(page)
      await log(page).evaluate((one) => one.dispatchEvent(new WheelEvent('wheel', { deltaY: -1, bubbles: true })))
      await log(page).evaluate((one) => void (one.scrollTop = one.scrollHeight / 2))
      await expect(page.getByRole('button', { name: /Jump to newest/ })).toBeVisible()
      await expect.poll(async () => (await reading(page)).index).toBeGreaterThan(3000)
      // Lines that were never measured have taken their height.
      await expect.poll(async () => settled(page)).toBe(true)
      const before = await reading(page)
      const lines = late(before.index).map((index) => entry(index, bo, `Late ${index}. ${'Long. '.repeat(index % 40)}`))
      if (oneByOne) for (const each of lines) await port.push(news(each))
      else await port.push(news(...lines))
      await expect(line(page, before.index)).toHaveCount(1)
      await expect.poll(async () => Math.abs((await top(page, before.index)) - before.top)).toBeLessThan(3)
      await expect.poll(() => settled(page)).toBe(true)
      expect(Math.abs((await top(page, before.index)) - before.top)).toBeLessThan(3)
    })
  }
}
