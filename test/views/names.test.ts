import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { views } from './looks/all.ts'
import { bo, chat, desk, entry, participant, tomsChat, transcript } from './support/fixtures.ts'
import { line } from './support/log.ts'
import { expect, test, type Opening } from './support/test.ts'

const fixture = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8')) as Record<string, string>
const stacked = fixture('line-of-stacked-marks')['text'] ?? ''
const hiding = `${fixture('names-that-turn-and-hide')['hides the role'] ?? ''} ${'very long '.repeat(20)}`

/** Where names stand. Each says them as it would without what is put around them here. */
const named = ['list', 'coach', 'barge-in', 'every-kind-of-line', 'quote-question', 'leave-question', 'me-menu']
named.push('team-agent', 'team-barge-in-question', 'wall-7', 'alerts', 'actions', 'action-transfer-asks', 'invitation')
named.push('own chats apart from those that are supervised', 'action-invite', 'user-data', 'export', 'audit')

for (const { name, opening, before, shows } of views.filter((view) => named.includes(view.name))) {
  test(`no name turns the words around it: ${name}`, async ({ page, open }) => {
    await open(turning({ snapshot: desk('Coach'), ...opening }))
    await before?.(page)
    await expect(shows(page)).toBeVisible()
    expect(await turned(page)).toEqual([])
  })
}

test('every view with names in it is looked at', () => {
  expect(named.filter((name) => !views.some((view) => view.name === name))).toEqual([])
})

test('the role after a name stays in sight however long the name is', async ({ page, open }) => {
  await page.setViewportSize({ width: 900, height: 600 })
  const customer = participant(hiding, 'customer')
  const snapshot = desk('Coach')
  const others = snapshot.chats.filter(({ id }) => id !== 'tom')
  const mine = tomsChat('Coach', { customer: hiding, agent: hiding, participants: [customer, bo], typing: [customer] })
  await open({
    snapshot: { ...snapshot, chats: [mine, ...others] },
    transcript: transcript([entry(1, customer, 'Hello')]),
  })
  await expect(line(page, 1)).toContainText('agent1@x.test agent very long')
  await inSight(line(page, 1).getByText('customer', { exact: true }))
  await inSight(page.getByText('is typing…').last())
  const head = page.locator('.pane-head')
  await inSight(head.getByText('inbound'))
  await page.getByRole('button', { name: 'Details' }).click()
  const people = page.getByRole('region', { name: 'Participants' })
  await inSight(people.getByText('customer', { exact: true }))
  await page.setViewportSize({ width: 1280, height: 800 })
  const row = page.getByRole('listitem', { name: 'agent1@x.test agent very long' })
  await inSight(row.getByText('Coach'))
  await inSight(row.getByText('8 min'))
})

test('marks that pile up on letters leave the lines around them alone', async ({ page, open }) => {
  const customer = participant(stacked, 'customer')
  const others = [entry(1, bo, 'Good morning'), entry(3, bo, 'How can I help?')]
  const seen: Buffer[][] = []
  for (const text of ['Nothing piles up here', stacked]) {
    await open({ transcript: transcript([...others, entry(2, bo, text)].sort((a, b) => a.index - b.index)) })
    await expect(line(page, 3)).toBeVisible()
    seen.push([await line(page, 1).screenshot(), await line(page, 3).screenshot()])
  }
  expect(seen[1]?.[0]?.equals(seen[0]?.[0] ?? Buffer.of()), 'the line above').toBe(true)
  expect(seen[1]?.[1]?.equals(seen[0]?.[1] ?? Buffer.of()), 'the line below').toBe(true)

  await open({
    snapshot: desk('Coach', { chats: [chat('a', stacked, stacked, 'Monitor', { participants: [customer] })] }),
  })
  const name = await page.getByRole('list', { name: 'Chats' }).getByRole('listitem').getAttribute('aria-label')
  expect(name).not.toMatch(/\p{M}{3}/u)
})

async function inSight(locator: Locator): Promise<void> {
  await expect(locator).toBeInViewport({ ratio: 1 })
  const hit = await locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return [left + 2, right - 2].every((x) => {
      const above = document.elementsFromPoint(x, (top + bottom) / 2)
      return above.some((one) => one === element || element.contains(one))
    })
  })
  expect(hit, `${await locator.innerText()} is cut off`).toBe(true)
}

/** The same, with all names of people turning what follows them. */
function turning(opening: Opening): Opening {
  const mark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mark)
    if (typeof value !== 'object' || value === null) return value
    const person = ['userName', 'userId', 'participantId', 'groups'].some((field) => field in value)
    return Object.fromEntries(
      Object.entries(value).map(([field, one]: [string, unknown]) => {
        const isName = ['nickname', 'customer', 'agent', ...(person ? ['name'] : [])].includes(field)
        return [field, isName && typeof one === 'string' && one !== '' ? `\u202E${one}\u2067` : mark(one)]
      }),
    )
  }
  return mark(opening) as Opening
}

/** Texts on the page, also those that are only spoken or come with the pointer, which turn what follows them. */
function turned(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'data-initials'])
        texts.push(element.getAttribute(name) ?? '')
    return texts.filter((text) => /[\u202A-\u202E\u2066\u2067]/.test(text))
  })
}
