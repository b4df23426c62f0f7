import type { Page } from '@playwright/test'
import type { WebPreferences } from 'electron'
import type { Application } from './application.ts'

/** Notes from now on whatever the page's policy refuses; answers which directives were violated so far. */
export async function violations(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.add(effectiveDirective))
    Object.assign(window, { violated: seen })
  })
  return () => page.evaluate(() => [...(window as unknown as { violated: Set<string> }).violated].toSorted())
}

/** What becomes of a script's attempt. In a task of its own: what an inspector evaluates is not bound by the page's policy. */
export async function outcome(page: Page, attempt: string): Promise<'refused' | 'done'> {
  return await page.evaluate<'refused' | 'done'>(
    `new Promise((resolve) => setTimeout(async () => {
      try { await (${attempt}); resolve('done') } catch { resolve('refused') }
    }))`,
  )
}

/** A script that puts an element into the page and waits until it has loaded. */
export function element(tag: string, attributes: Record<string, string>): string {
  return `new Promise((onload, onerror) => {
    const made = Object.assign(document.createElement('${tag}'), ${JSON.stringify(attributes)}, { onload, onerror, onloadeddata: onload })
    document.body.append(made)
  })`
}

/** The preferences that all windows really have; Electron tells them, but not in its types. */
export async function preferences(app: Application): Promise<WebPreferences[]> {
  return await app.mainProcess.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      (webContents as unknown as { getLastWebPreferences(): WebPreferences }).getLastWebPreferences(),
    ),
  )
}
