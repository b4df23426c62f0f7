import type { Locator, Page } from '@playwright/test'
import { bo, entry, jana, NOW, participant, tom, tomsChat, tomsLines, transcript } from './support/fixtures.ts'
import { expect, test } from './support/test.ts'

const log = (page: Page): Locator => page.getByRole('log', { name: 'Transcript' })
const line = (page: Page, index: number): Locator => log(page).locator(`[data-index="${index}"]`)
const chatId = tomsChat('Coach').id
const news = (...entries: ReturnType<typeof entry>[]) => ({ kind: 'entries' as const, chatId, entries, gaps: [] })

/** 12,000 lines of uneven height. */
const long = transcript(
  Array.from({ length: 12_000 }, (_, index) =>
    entry(
      index,
      index % 2 === 0 ? tom : bo,
      `Line ${index}. ${'More words of it. '.repeat(index % 7)}`,
      'everyone',
      NOW - 13_000_000 + index * 1000,
    ),
  ),
)

test('each line carries its wire visibility and the badge of its own audience', async ({ page, open }) => {
  await open()
  await expect(line(page, 8)).toHaveAttribute('data-visibility', 'Agents')
  await expect(line(page, 8)).toContainText('Agents only')
  await expect(line(page, 9)).toHaveAttribute('data-visibility', 'All')
  await expect(line(page, 9)).toContainText('Everyone')
  await expect(line(page, 4)).toContainText('Supervisors only')
})

test('the sender’s standing is told in words where the line is for others', async ({ page, open }) => {
  await open()
  await expect(line(page, 7)).toContainText('Everyone')
  await expect(line(page, 7)).toContainText('You are now coaching · you are seen by agents only')
})

test('an audience that is not known is shown as unknown, never as agents', async ({ page, open }) => {
  await open({ transcript: transcript([entry(1, bo, 'For whom?', 'unknown')]) })
  await expect(line(page, 1)).toHaveAttribute('data-visibility', 'Partners')
  await expect(line(page, 1)).toContainText('Unknown audience')
})

test('markup in a message is shown as text', async ({ page, open }) => {
  const text = '<img src=x onerror="document.title=\'owned\'"><b>bold</b> https://example.com/?a=<script>'
  await open({ transcript: transcript([entry(1, tom, text)]) })
  await expect(line(page, 1)).toContainText(text)
  expect(await line(page, 1).locator('img, script, a').count()).toBe(0)
})

test('new lines are followed while the reader is at the end', async ({ page, port, open }) => {
  await open({ transcript: long })
  await expect(line(page, 11_999)).toBeInViewport()
  for (let index = 12_000; index < 12_030; index++) await port.push(news(entry(index, tom, `New ${index}`)))
  await expect(line(page, 12_029)).toBeInViewport()
  await expect(page.getByRole('button', { name: /Jump to newest/ })).toHaveCount(0)
})

test('a reader who scrolled up keeps the place, sees how much is new, and jumps to it', async ({
  page,
  port,
  open,
}) => {
  await open({ transcript: long })
  await expect(line(page, 11_999)).toBeInViewport()
  await log(page).hover()
  const scrolling = await log(page).evaluateHandle((scroller) => ({
    ended: new Promise((done) => scroller.addEventListener('scrollend', () => done(true), { once: true })),
  }))
  await page.mouse.wheel(0, -3000)
  await scrolling.evaluate(({ ended }) => ended)
  const jump = page.getByRole('button', { name: /Jump to newest/ })
  await expect(jump).toBeVisible()
  const first = await firstVisible(page)
  await port.push(news(entry(12_000, tom, 'One'), entry(12_001, tom, 'Two')))
  await expect(jump).toHaveText(/2 new/)
  expect(await firstVisible(page)).toBe(first)
  await jump.click()
  await expect(line(page, 12_001)).toBeInViewport()
  await expect(jump).toHaveCount(0)
})

test('a long transcript is scrolled by keyboard to its start and holds few elements', async ({ page, open }) => {
  await open({ transcript: long })
  await expect(line(page, 11_999)).toBeInViewport()
  await log(page).focus()
  await page.keyboard.press('Home')
  await expect(line(page, 0)).toBeInViewport()
  expect(await log(page).locator('[data-index]').count()).toBeLessThan(100)
  await page.keyboard.press('End')
  await expect(line(page, 11_999)).toBeInViewport()
})

test('only what is new is read out, with who can read it', async ({ page, port, open }) => {
  await open()
  await expect(line(page, 9)).toBeVisible()
  const spoken = page.locator('.transcript [aria-live="polite"]')
  await expect(spoken).toHaveText('')
  await expect(log(page)).toHaveAttribute('aria-live', 'off')
  await port.push(news(entry(10, bo, 'Yes, it is.')))
  await expect(spoken).toHaveText('Bo Lindqvist, Everyone: Yes, it is.')
  await port.push(news(entry(11, jana('Coach'), 'Well said', 'agents')))
  await expect(spoken, 'one’s own lines are no news').toHaveText('')
})

test('a line that comes late takes its place by index', async ({ page, port, open }) => {
  await open({ transcript: transcript([entry(1, tom, 'one'), entry(4, tom, 'four')]) })
  await expect(line(page, 4)).toBeVisible()
  await port.push(news(entry(3, bo, 'three'), entry(4, tom, 'four')))
  await expect(line(page, 3)).toBeVisible()
  const tops = await log(page)
    .locator('[data-index]')
    .evaluateAll((lines) =>
      lines.map((one) => ({ index: one.getAttribute('data-index'), top: one.getBoundingClientRect().top })),
    )
  expect(tops.sort((a, b) => a.top - b.top).map(({ index }) => index)).toEqual(['1', '3', '4'])
})

test('a gap says when, and whether anything is missing', async ({ page, port, open }) => {
  await open()
  await expect(log(page).getByText('Connection lost 11:03:10 – 11:03:14 · nothing is missing')).toBeVisible()
  await port.push({ ...news(), gaps: [{ afterIndex: 9, from: NOW, to: NOW + 3000, closed: false }] })
  await expect(log(page).getByText('Connection lost 11:06:12 – 11:06:15 · lines may be missing')).toBeVisible()
})

test('that someone types is shown with who can see it', async ({ page, port, open }) => {
  await open()
  const gitte = { ...jana('Coach'), nickname: 'Gitte', participantId: 'g', userId: bo.userId }
  await port.push({ kind: 'chat', chat: tomsChat('Coach', { typing: [tom, gitte] }) })
  const typing = page.locator('.typing').filter({ hasText: 'Gitte' })
  await expect(typing).toContainText('Tom Okafor is typing…')
  await expect(typing).toContainText('Gitte is typing… seen by agents only')
})

test('it says that it is loading, and why it could not, with another try', async ({ page, port, open }) => {
  await open({ hold: ['openChat'] })
  await expect(page.getByText('Loading transcript…')).toBeVisible()
  await port.answer('openChat', { ok: true, value: tomsLines })
  await port.release('openChat', { ok: false, error: { code: 'gone', message: 'The chat could not be read.' } })
  await expect(page.getByRole('alert')).toContainText('The chat could not be read.')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(line(page, 9)).toBeVisible()
})

async function firstVisible(page: Page): Promise<string | null> {
  return log(page).evaluate((scroller) => {
    const { top } = scroller.getBoundingClientRect()
    const lines = [...scroller.querySelectorAll('[data-index]')].sort(
      (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
    )
    return lines.find((one) => one.getBoundingClientRect().bottom > top)?.getAttribute('data-index') ?? null
  })
}

test.describe('where the day has twice twelve hours', () => {
  test.use({ locale: 'en-US' })

  test('times are told so, and stand beside the name whole', async ({ page, open }) => {
    await open()
    const time = line(page, 8).getByRole('time')
    await expect(time).toHaveText(/^\d\d:\d\d:\d\d\s[AP]M$/)
    const isCut = await time.evaluate((element) => element.scrollWidth > element.clientWidth)
    expect(isCut).toBe(false)
    await expect(log(page).getByText('Sunday, November 22, 2026')).toBeVisible()
  })
})

test('in a narrow pane with large text the badge stands beside the name, or beside the line in a group', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 900, height: 1400 })
  await open({
    transcript: transcript([
      entry(1, bo, 'Hello'),
      entry(2, bo, 'How can I help?'),
      entry(3, jana('Coach'), 'Offer a refund', 'agents'),
      entry(4, jana('Coach'), 'Now', 'agents'),
      entry(5, tom, 'Is express shipping included or not, and when will it be here, for it is not for me but a gift?'),
      entry(6, tom, 'I have to know it by tomorrow, since the one who is to get it goes away for three weeks then'),
    ]),
  })
  await page.evaluate(() => void (document.documentElement.style.fontSize = '32px'))
  const gap = (index: number, part: '.from' | '.body'): Promise<number> =>
    line(page, index).evaluate((row, beside) => {
      const place = row.querySelector(beside) ?? row
      const text = document.createRange()
      text.selectNodeContents(place)
      // A long name is cut where its box ends.
      const most = place.getBoundingClientRect().right
      const ends = [...text.getClientRects()].map(({ right }) => Math.min(right, most))
      return (row.querySelector('.badge')?.getBoundingClientRect().left ?? Infinity) - Math.max(...ends)
    }, part)
  for (const [index, part] of [
    [1, '.from'],
    [2, '.body'],
    [3, '.from'],
    [4, '.body'],
    [5, '.from'],
    [6, '.body'],
  ] as const) {
    await line(page, index).scrollIntoViewIfNeeded()
    const over = await line(page, index).evaluate((row) => row.scrollWidth - row.clientWidth)
    expect(over, `line ${index}`).toBe(0)
    if (index === 6) continue
    expect(await gap(index, part), `line ${index}`).toBeLessThanOrEqual(24)
    expect(await gap(index, part), `line ${index}`).toBeGreaterThanOrEqual(0)
  }
})

test('a bubble keeps clear of what its sender is', async ({ page, open }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const magdalena = participant('Magdalena Zajączkowska', 'customer')
  await open({ transcript: transcript([entry(1, magdalena, 'I sent back two jackets')]) })
  const room = await line(page, 1).evaluate((row) => {
    const role = row.querySelector('.role')?.getBoundingClientRect().right ?? Infinity
    return (row.querySelector('.body')?.getBoundingClientRect().left ?? 0) - role
  })
  expect(room).toBeGreaterThanOrEqual(6)
})

test('the badge stands beside its line, whose measure is for reading, and Everyone is said once in a group', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  const words = 'This is one of many words that were written without a pause. '.repeat(8)
  await open({
    transcript: transcript([
      entry(1, bo, 'Hello'),
      entry(2, bo, 'How can I help?'),
      entry(3, bo, words),
      entry(4, jana('Coach'), 'Offer a refund', 'agents'),
      entry(5, jana('Coach'), 'Now', 'agents'),
    ]),
  })
  const gap = (index: number): Promise<number> =>
    line(page, index).evaluate((row) => {
      const text = document.createRange()
      text.selectNodeContents(row.querySelector('.body') ?? row)
      const ends = [...text.getClientRects()].map(({ right }) => right)
      return (row.querySelector('.badge')?.getBoundingClientRect().left ?? Infinity) - Math.max(...ends)
    })
  for (const index of [1, 2, 4, 5]) {
    await expect(line(page, index)).toBeVisible()
    expect(await gap(index)).toBeLessThanOrEqual(24)
  }
  const longest = await line(page, 3)
    .locator('.body')
    .evaluate((body) => {
      const lines = new Map<number, number>()
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const letter = document.createRange()
        for (let at = 0; at < (node.textContent?.length ?? 0); at += 1) {
          letter.setStart(node, at)
          letter.setEnd(node, at + 1)
          const { top, width } = letter.getBoundingClientRect()
          if (width > 0) lines.set(top, (lines.get(top) ?? 0) + 1)
        }
      }
      return Math.max(...lines.values())
    })
  expect(longest).toBeGreaterThan(50)
  expect(longest).toBeLessThanOrEqual(78)

  const width = (index: number): Promise<number> =>
    line(page, index)
      .locator('.badge')
      .evaluate((badge) => badge.getBoundingClientRect().width)
  expect(await width(2)).toBeLessThan((await width(1)) / 2)
  await expect(line(page, 2).locator('.badge')).toHaveText('Everyone')
  await expect(line(page, 2).locator('.badge')).toHaveAttribute('title', 'Everyone')
  expect(await width(5), 'a narrower audience is always said').toBe(await width(4))
})
