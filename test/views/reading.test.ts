import type { Page } from '@playwright/test'
import { bo, desk, entry, jana, NOW, participant, tom, tomsChat, tomsLines, transcript } from './support/fixtures.ts'
import { line, log, reading, top } from './support/log.ts'
import { expect, test } from './support/test.ts'

const chatId = tomsChat('Coach').id
const news = (...entries: ReturnType<typeof entry>[]) => ({ kind: 'entries' as const, chatId, entries, gaps: [] })
/** A line that still moves under the pointer may miss its first click. */
async function choose(page: Page, index: number): Promise<void> {
  await expect(async () => {
    await line(page, index).click()
    await expect(page.getByText('1 line chosen')).toBeVisible({ timeout: 1000 })
  }).toPass()
}

/** 10,000 lines; every 1,000th tells of a refund, in capitals of every kind. */
const long = transcript(
  Array.from({ length: 10_000 }, (_, index) =>
    entry(
      index,
      index % 2 === 0 ? tom : bo,
      index % 1000 === 500 ? `Line ${index}: the ReFund is due` : `Line ${index}. ${'More of it. '.repeat(index % 5)}`,
      'everyone',
      NOW - 11_000_000 + index * 1000,
    ),
  ),
)

/** What the page would put on the clipboard, which no test may read. */
async function watchCopies(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const copies: string[] = []
    Object.assign(window, { copies })
    const own = Object.getOwnPropertyDescriptor(DataTransfer.prototype, 'setData')
    const setData = own?.value as (this: DataTransfer, format: string, data: string) => void
    DataTransfer.prototype.setData = function (format, data) {
      copies.push(data)
      setData.call(this, format, data)
    }
  })
  return () => page.evaluate(() => (window as unknown as { copies: string[] }).copies)
}

test('a word is found in lines that are not on the page, by keyboard alone', async ({ page, port, open }) => {
  await open({ transcript: long })
  await expect(line(page, 9999)).toBeInViewport()
  const writing = page.getByRole('textbox', { name: 'Message to agents' })
  await writing.focus()
  await page.keyboard.press('Control+f')
  const field = page.getByRole('searchbox', { name: 'Find in transcript' })
  await expect(field).toBeFocused()
  await page.keyboard.type('refund')
  const search = page.getByRole('search')
  await expect(search).toContainText('1 of 10')
  await expect(line(page, 500)).toBeInViewport()
  await expect(line(page, 500).locator('mark')).toHaveText('ReFund')
  await page.keyboard.press('Enter')
  await expect(search).toContainText('2 of 10')
  await expect(line(page, 1500)).toBeInViewport()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(search).toContainText('10 of 10')
  await expect(line(page, 9500)).toBeInViewport()
  await port.push(news(entry(10_000, tom, 'Where is my refund?')))
  await expect(search).toContainText('10 of 11')
  await page.keyboard.press('F3')
  await expect(line(page, 10_000)).toBeInViewport()
  await page.keyboard.type('zz')
  await expect(search).toContainText('No results')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(writing).toBeFocused()
  await expect(page.locator('mark')).toHaveCount(0)
})

test('lines are chosen by click and Shift, and copied with time, audience and sender', async ({ page, open }) => {
  await open()
  const copies = await watchCopies(page)
  await choose(page, 7)
  await line(page, 9).click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 lines chosen')).toBeVisible()
  await page.keyboard.press('Control+c')
  await expect(page.getByText('3 lines copied')).toBeVisible()
  expect((await copies()).at(-1)).toBe(
    [
      'Sunday, 22 November 2026',
      '11:05:01 [Everyone] You: You are now coaching · you are seen by agents only',
      '11:05:19 [Agents only] You: Offer the express resend, it is free after a missed date. Phrase: “let me make that right”.',
      '11:05:58 [Everyone] Tom Okafor: Is express shipping included or not?',
    ].join('\n'),
  )
})

test('lines are chosen by keyboard, beyond what is on the page', async ({ page, open }) => {
  await open({ transcript: long })
  await expect(line(page, 9999)).toBeInViewport()
  const copies = await watchCopies(page)
  await log(page).focus()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(line(page, 9999)).toBeFocused()
  for (let up = 0; up < 40; up += 1) await page.keyboard.press('Shift+ArrowUp')
  await expect(page.getByText('41 lines chosen')).toBeVisible()
  await expect(line(page, 9959)).toBeInViewport()
  await page.keyboard.press('Control+c')
  expect((await copies()).at(-1)?.split('\n')).toHaveLength(42)
  await page.keyboard.press('Escape')
  await expect(page.getByText('lines chosen')).toHaveCount(0)
  await expect(log(page)).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('10,000 lines chosen')).toBeVisible()
})

test('an address is text that can be copied, and nothing that can be followed', async ({ page, open }) => {
  const url = 'https://example.com/returns?order=88-1198'
  await open({
    transcript: transcript([
      entry(1, tom, `I used ${url}. It fails`),
      entry(2, bo, { kind: 'pushUrl', url: 'intranet/returns' }),
    ]),
  })
  const copies = await watchCopies(page)
  await line(page, 1)
    .getByRole('button', { name: `Copy link ${url}`, exact: true })
    .click()
  await expect(line(page, 1).getByRole('button', { name: 'Copied' })).toBeVisible()
  await line(page, 2).getByRole('button', { name: 'Copy link intranet/returns' }).click()
  expect(await copies()).toEqual([url, 'intranet/returns'])
  expect(await log(page).locator('a').count()).toBe(0)
  await expect(line(page, 1)).toContainText(`I used ${url}. It fails`)
})

test('a line is drawn where the reader had not read, and again where lines come while reading elsewhere', async ({
  page,
  port,
  open,
}) => {
  const snapshot = desk('Coach')
  const toms = tomsChat('Coach', { unread: 2 })
  await open({ snapshot: { ...snapshot, chats: snapshot.chats.map((one) => (one.id === 'tom' ? toms : one)) } })
  const mark = log(page).getByText('New since you looked')
  await expect(mark).toHaveCount(1)
  const above = async (): Promise<string | null> =>
    mark.evaluate(
      (one) => one.closest('.fresh')?.parentElement?.querySelector('[data-index]')?.getAttribute('data-index') ?? null,
    )
  expect(await above(), 'own lines do not count').toBe('6')
  await port.push(news(entry(10, tom, 'Hello?')))
  expect(await above()).toBe('6')
})

test('the place is kept when a late line comes above', async ({ page, port, open }) => {
  const gappy = transcript(long.entries.filter(({ index }) => index !== 9940))
  await open({ transcript: gappy })
  await expect(line(page, 9999)).toBeInViewport()
  await log(page).hover()
  await page.mouse.wheel(0, -900)
  await expect(page.getByRole('button', { name: /Jump to newest/ })).toBeVisible()
  const first = await reading(page)
  await port.push(news(entry(9940, tom, `Late. ${'Very long. '.repeat(120)}`), entry(10_000, tom, 'New below')))
  await expect(page.getByRole('button', { name: '1 new Jump to newest' })).toBeVisible()
  await expect(async () => expect(Math.abs((await top(page, first.index)) - first.top)).toBeLessThan(3)).toPass()
})

test('an open gap can be reloaded, and says why that failed', async ({ page, port, open }) => {
  await open({ transcript: transcript(tomsLines.entries, [{ afterIndex: 9, from: NOW, to: NOW, closed: false }]) })
  await expect(log(page).getByText('Connection lost at 11:06:12 · lines may be missing')).toBeVisible()
  await port.answer('reloadChat', { ok: false, error: { code: 'unavailable', message: 'There is no connection now.' } })
  await log(page).getByRole('button', { name: 'Reload' }).click()
  await expect(log(page).getByRole('alert')).toHaveText('There is no connection now.')
  expect((await port.asked('reloadChat')).map(({ input }) => input)).toEqual([{ chatId: 'tom' }])
  await port.push({
    ...news(entry(10, tom, 'Hello?')),
    gaps: [{ afterIndex: 9, from: NOW, to: NOW + 3000, closed: true }],
  })
  await expect(log(page).getByText('nothing is missing')).toBeVisible()
  await expect(log(page).getByRole('button', { name: 'Reload' })).toHaveCount(0)
})

test('a reply to everyone that quotes what agents alone can read waits for a word', async ({ page, port, open }) => {
  await open({ snapshot: desk('BargeIn') })
  await page.getByRole('radio', { name: 'Everyone' }).check()
  await choose(page, 8)
  await page.getByRole('button', { name: 'Quote' }).click()
  const box = page.getByRole('textbox', { name: 'Message to everyone' })
  await expect(box).toBeFocused()
  await page.keyboard.type('Well?')
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Let the customer read this?' })
  await expect(question).toContainText('Offer the express resend')
  await expect(question).toContainText('Agents only')
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await port.asked('send')).toEqual([])
  await expect(box).toHaveValue(/^> Offer the express resend[^]*Well\?$/)
  await box.press('Enter')
  await question.getByRole('button', { name: 'Send to everyone all the same' }).click()
  await expect(box).toHaveValue('')
  expect((await port.asked('send')).map(({ input }) => input)).toMatchObject([
    { chatId: 'tom', audience: 'everyone', knowingly: true },
  ])
})

test('a pasted line for agents is noticed as well, and a line that everyone has read is not', async ({
  page,
  port,
  open,
}) => {
  await open({ snapshot: desk('BargeIn') })
  await page.getByRole('radio', { name: 'Everyone' }).check()
  const box = page.getByRole('textbox', { name: 'Message to everyone' })
  await box.fill('offer the EXPRESS resend, it is free after a missed date. phrase: “let me make that right”. ok')
  await box.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await box.fill('> Standard delivery takes one more day.')
  await box.press('Enter')
  expect((await port.asked('send')).map(({ input }) => input)).toEqual([
    { chatId: 'tom', audience: 'everyone', text: '> Standard delivery takes one more day.' },
  ])
})

test('a kind of line that is not known is shown as such', async ({ page, open }) => {
  const sticker = entry(1, participant('Gitte', 'agent', 'agents'), {
    kind: 'unknown',
    type: 'Sticker',
    text: 'thumbs up',
  })
  await open({
    transcript: transcript([sticker, entry(2, jana('Coach'), { kind: 'nickname', text: 'Jana is now Supervisor' })]),
  })
  await expect(line(page, 1)).toContainText('Sticker: thumbs up')
  await expect(line(page, 1)).toContainText('A kind of line that this version of Sideline does not know')
  await expect(line(page, 2)).toContainText('Jana is now Supervisor')
})
