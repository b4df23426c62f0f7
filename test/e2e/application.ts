import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type JSHandle, type Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import { buildIfNeeded } from '../../scripts/build.ts'
import { switches } from '../../scripts/electron/launch.ts'
import { root } from '../../scripts/project.ts'
import type { Display } from './display.ts'
import { guard } from './guard.ts'
import { xKeys } from './keys.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { until } from './until.ts'
import { xdotool } from './xdotool.ts'

export interface ApplicationOptions {
  /** Address that stands in the sign-in form from the start. */
  server?: string
  /** Folder of the app's settings; without it a new one, removed at the end. */
  userData?: string
  /** More of the environment that the app starts in. */
  env?: Record<string, string>
  /** More of what Electron is given, before the app's folder. */
  args?: string[]
  /** Another project folder to start, with its own `dist`. */
  project?: string
}

/** How long the app may take to open its window, ms. */
const START = 30_000
/** How long it may take to leave its chats and quit, ms. */
const QUIT = 15_000

/** The running app, in Spectron's vocabulary, over Playwright. Applications of one process that run at once share a display. */
export class Application {
  readonly #options: ApplicationOptions
  readonly #scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-e2e-'))
  #run: Running | undefined
  #lease: Awaited<ReturnType<typeof surroundings>> | undefined

  constructor(options: ApplicationOptions = {}) {
    this.#options = options
  }

  /** Starts the app, built first if it has to be, and waits for its main window. @throws with what main threw, if it did */
  async start(): Promise<this> {
    if (this.isRunning()) throw new Error('The application runs already')
    try {
      this.#lease ??= await surroundings()
      this.#run = await this.#launch(this.#lease.shared)
      return this
    } catch (error) {
      await this.#cleanUp()
      throw error
    }
  }

  /** Quits the app as a person would. @throws if it does not quit in time (it is killed then), or threw on the way */
  async stop(): Promise<void> {
    try {
      await this.#quit()
    } finally {
      await this.#cleanUp()
    }
  }

  /** Quits and starts again with the same settings. */
  async restart(): Promise<this> {
    await this.#quit()
    return await this.start()
  }

  isRunning(): boolean {
    return this.#run !== undefined && lives(this.#run.child)
  }

  /** Sends the app a signal, as the system, a terminal or a task manager would. */
  signal(name: NodeJS.Signals): void {
    this.#running.child.kill(name)
  }

  /** Waits until the app has ended by itself. @throws if it does not in time */
  async ended(): Promise<void> {
    await until('the app has ended', () => !this.isRunning(), QUIT)
  }

  /** The page of the main window. */
  get client(): Page {
    return this.#running.client
  }

  /** The main window as main sees it: `browserWindow.evaluate((window) => window.getTitle())`. */
  get browserWindow(): JSHandle<BrowserWindow> {
    return this.#running.browserWindow
  }

  /** Main: `mainProcess.evaluate(({ app }) => app.getVersion())`. */
  get mainProcess(): Pick<ElectronApplication, 'evaluate' | 'evaluateHandle'> {
    return this.#running.electron
  }

  /**
   * Looks at something in main, for a function that changes nothing: it is called again where the engine has collected the
   * promise of its answer, which happens on a busy machine.
   */
  async look<T>(at: () => T): Promise<T> {
    for (;;) {
      try {
        return await this.#running.electron.evaluate(at)
      } catch (error) {
        if (!String(error).includes('promise was garbage collected')) throw error
      }
    }
  }

  get electron(): ElectronApplication {
    return this.#running.electron
  }

  /** The version of the Electron that it runs on. */
  get version(): string {
    return this.#running.version
  }

  /** The folder of its settings. */
  get userData(): string {
    return this.#options.userData ?? path.join(this.#scratch, 'user-data')
  }

  /** All its windows, the main one and the note. */
  windows(): Page[] {
    return this.#running.electron.windows()
  }

  /** Presses keys in the display, as Electron spells them (`Ctrl+Shift+F10`), whatever has the focus. */
  async pressGlobalShortcut(accelerator: string): Promise<void> {
    await xdotool(this.#around.display, 'key', '--clearmodifiers', xKeys(accelerator))
  }

  /** Waits for a dialog of the system's own with this title, which has the focus then. */
  async systemDialog(title: string): Promise<void> {
    const { display } = this.#around
    await until(`a dialog “${title}” has the focus`, async () => {
      return (await xdotool(display, 'getwindowfocus', 'getwindowname')) === title
    })
  }

  /** Opens another program's window, if it is not open yet, gives it the focus and makes sure that it has it. */
  async focusOtherProgram(): Promise<void> {
    await (await this.#around.other()).focus()
    const focused = (): Promise<boolean> => this.browserWindow.evaluate((window) => window.isFocused())
    await until('the main window has lost the focus', async () => !(await focused()))
  }

  async #launch({ electron: runtime, display }: Surroundings): Promise<Running> {
    const project = this.#options.project ?? root
    if (project === root) await buildIfNeeded(console.log)
    fs.mkdirSync(this.#scratch, { recursive: true })
    fs.rmSync(this.#failureFile, { force: true })
    const electron = await this.#orFailure(
      _electron.launch({
        executablePath: runtime.executable,
        args: [
          ...['-r', path.join(import.meta.dirname, 'watch-main.cjs')],
          ...runtime.switches,
          `--user-data-dir=${this.userData}`,
          ...(this.#options.args ?? []),
          project,
        ],
        chromiumSandbox: switches().length === 0,
        env: this.#environment(display),
        timeout: START,
      }),
    )
    // Playwright no longer knows the process of an app that has ended by itself.
    const child = electron.process()
    const kill = guard(child)
    try {
      const client = await this.#orFailure(mainWindow(electron), electron)
      const browserWindow = (await electron.browserWindow(client)) as JSHandle<BrowserWindow>
      return { electron, child, client, browserWindow, kill, version: runtime.version }
    } catch (error) {
      await kill()
      throw error
    }
  }

  async #cleanUp(): Promise<void> {
    await this.#lease?.leave()
    this.#lease = undefined
    fs.rmSync(this.#scratch, { recursive: true, force: true })
  }

  async #quit(): Promise<void> {
    const run = this.#run
    if (run === undefined) return
    this.#run = undefined
    try {
      if (lives(run.child)) await inTime(run.electron.close(), QUIT, 'The app did not quit')
    } finally {
      await run.kill()
    }
    const failure = this.#failure()
    if (failure !== null) throw failure
  }

  #environment(shown: Display): Record<string, string> {
    const { ELECTRON_RUN_AS_NODE: _node, ...own } = process.env
    return {
      ...Object.fromEntries(
        Object.entries(own).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
      DISPLAY: shown.name,
      SIDELINE_E2E_FAILURE: this.#failureFile,
      ...(this.#options.server !== undefined && { SIDELINE_SERVER: this.#options.server }),
      ...this.#options.env,
    }
  }

  get #running(): Running {
    const failure = this.#failure()
    if (failure !== null) throw failure
    if (this.#run === undefined) throw new Error('The application is not running')
    return this.#run
  }

  get #around(): Surroundings {
    if (this.#lease === undefined) throw new Error('The application was not started')
    return this.#lease.shared
  }

  get #failureFile(): string {
    return path.join(this.#scratch, 'failure.txt')
  }

  /** What main threw, if it did. */
  #failure(): Error | null {
    if (!fs.existsSync(this.#failureFile)) return null
    return new Error(`Main threw: ${fs.readFileSync(this.#failureFile, 'utf8').trim()}`)
  }

  /** Awaits `work`, but no longer than the app lives. */
  async #orFailure<T>(work: Promise<T>, electron?: ElectronApplication): Promise<T> {
    const ended = new Promise<never>((_resolve, reject) =>
      electron?.process().once('exit', (code) => reject(new Error(`The app ended (${code ?? 'by a signal'})`))),
    )
    try {
      return await Promise.race([work, ended])
    } catch (error) {
      throw this.#failure() ?? error
    }
  }
}

interface Running {
  electron: ElectronApplication
  child: ChildProcess
  client: Page
  browserWindow: JSHandle<BrowserWindow>
  version: string
  kill: () => Promise<void>
}

/** Makes another program hold a key, so that the app cannot have it, until the answered function is called. */
export async function grabKey(accelerator: string): Promise<() => Promise<void>> {
  const lease = await surroundings()
  const release = await (await lease.shared.other()).grab(accelerator)
  return async () => {
    await release()
    await lease.leave()
  }
}

const lives = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null

/** The first window that is not the note. */
async function mainWindow(electron: ElectronApplication): Promise<Page> {
  const seen = new Set<Page>()
  for (;;) {
    const page = electron.windows().find((window) => !seen.has(window)) ?? (await electron.waitForEvent('window'))
    seen.add(page)
    await page.waitForURL((url) => url.protocol !== 'about:', { waitUntil: 'domcontentloaded' })
    if (!page.url().includes('note.html')) return page
  }
}

async function inTime<T>(work: Promise<T>, limit: number, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${limit} ms`)), limit)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
