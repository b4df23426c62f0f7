import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test as base, expect, type Page } from '@playwright/test'
import type { RequestName, Snapshot, Transcript } from '../../../preload/contract/index.ts'
import { desk, MINUTE, NOW, tomsLines } from './fixtures.ts'
import { ScriptedPort } from './scripted-port.ts'

export { expect }

/** What a page is opened on. */
export interface Opening {
  snapshot?: Snapshot
  transcript?: Transcript
  answers?: Partial<Record<RequestName, unknown>>
  hold?: RequestName[]
  page?: 'index.html' | 'note.html'
  /** Also the page's timers wait for the test to move them (`page.clock`); else only its time of day stands, at {@link NOW}. */
  frozen?: boolean
}

/** Opens the page over a scripted port. Errors on the console and violations of the policy fail the test at its end. */
export const test = base.extend<{
  port: ScriptedPort
  complaints: string[]
  open: (opening?: Opening) => Promise<void>
}>({
  port: async ({ page }, use) => use(new ScriptedPort(page)),

  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.exposeFunction('complain', (text: string) => complaints.push(text))
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const { complain } = window as unknown as { complain: (text: string) => void }
          complain(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
        })
      })
      await use(complaints)
      expect(complaints, 'errors on the console and violations of the content security policy').toEqual([])
    },
    { auto: true },
  ],

  open: async ({ page, port }, use) => {
    await use(
      async ({
        snapshot = desk('Coach'),
        transcript = tomsLines,
        answers,
        hold,
        page: name = 'index.html',
        frozen,
      } = {}) => {
        if (frozen === true) await page.clock.install({ time: NOW - 10 * MINUTE })
        else await page.clock.setFixedTime(NOW)
        await port.install({ snapshot, openChat: transcript, changeSettings: snapshot.settings, ...answers }, hold)
        await page.goto(`${process.env['SIDELINE_VIEWS'] ?? ''}/${name}`)
        await page.evaluate(async () => {
          await document.fonts.ready
        })
        if (frozen === true) await page.clock.pauseAt(NOW)
      },
    )
  },
})

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeViolation {
  id: string
  impact?: string | null
  help: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}

/** What axe finds on the page that is serious or critical, in words. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: AxeViolation[] }> } }
    return (await axe.run()).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('\n')}`,
    )
}
