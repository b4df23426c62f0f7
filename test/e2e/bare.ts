import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import { chromium, expect, type Page } from '@playwright/test'
import { guard } from './guard.ts'
import { surroundings, type Surroundings } from './surroundings.ts'

export interface BareApp {
  /** The page of the main window. */
  client: Page
  stop(): Promise<void>
}

export interface BareOptions {
  /** The program, and what it is given. */
  command: (shared: Surroundings) => [file: string, ...args: string[]]
  env?: Record<string, string>
}

/**
 * Starts the app as a person would, without the switches and the inspector that Playwright adds, and reaches its pages as
 * those of a browser. The way for what those switches would hide, and for a packed app, whose fuses forbid the inspector.
 */
export async function startBare({ command, env }: BareOptions): Promise<BareApp> {
  const { shared, leave } = await surroundings()
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-bare-'))
  const [file, ...args] = command(shared)
  const own = ['--remote-debugging-port=0', `--user-data-dir=${userData}`]
  const child = spawn(file, [...own, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DISPLAY: shared.display.name, ...env },
  })
  const kill = guard(child)
  const stop = async (): Promise<void> => {
    await kill()
    await leave()
    fs.rmSync(userData, { recursive: true, force: true })
  }
  try {
    return { client: await mainPage(await address(child.stderr)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function mainPage(endpoint: string): Promise<Page> {
  await expect.poll(() => loadedPages(endpoint)).toHaveLength(2)
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true })
  const main = (): Page | undefined =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().includes('index.html'))
  await expect.poll(() => main() !== undefined).toBe(true)
  const page = main()
  if (page === undefined) throw new Error('There is no main window')
  return page
}

/** The pages that have loaded: to attach to one that just loads may miss that it does. */
async function loadedPages(endpoint: string): Promise<unknown[]> {
  const reply = await fetch(`http://${new URL(endpoint).host}/json/list`)
  const targets = (await reply.json()) as { type: string; url: string; title: string }[]
  return targets.filter(({ type, url, title }) => type === 'page' && title !== '' && title !== url)
}

async function address(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of readline.createInterface({ input: output })) {
    const [, found] = /^DevTools listening on (ws:.*)$/.exec(line) ?? []
    if (found !== undefined) {
      output.resume() // what else it says must not fill its pipe
      return found
    }
  }
  throw new Error('The app ended before it listened')
}
